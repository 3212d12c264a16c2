import CrashVFS
import TestSupport

/// A backup that is made some pages at a time while others write.
final class SimulatedBackup {
    /// The size of the log when it began.
    let start: UInt64
    private var copy: OpaquePointer?
    /// What a backup that is no snapshot has read so far.
    private var naive: [UInt8] = []
    private let disk: CrashDisk
    private let isNaive: Bool

    init(_ disk: CrashDisk, start: UInt64, isNaive: Bool) throws {
        self.disk = disk
        self.start = start
        self.isNaive = isNaive
        if isNaive { return }
        copy = crash_backup_begin(disk.log)
        if copy == nil { throw TestFailure("no backup can be begun") }
    }

    deinit { end() }

    func end() {
        if let copy { crash_backup_end(copy) }
        copy = nil
    }

    /// Copies some more pages.
    ///
    /// - Returns: The files, once they are all there.
    func step(pages: Int32) throws -> [String: [UInt8]]? {
        if isNaive {
            let file = disk.bytes("log.sqlite") ?? []
            naive += file.dropFirst(naive.count).prefix(Int(pages) * 8_192)
            guard naive.count >= file.count else { return nil }
            return ["log.sqlite": naive, "log.sqlite-wal": disk.bytes("log.sqlite-wal") ?? []]
        }
        guard let copy else { throw TestFailure("the backup has ended") }
        switch crash_backup_step(copy, pages) {
        case 0: return nil
        case 1:
            var count: Int64 = 0
            let bytes = crash_backup_bytes(copy, &count)
            return ["log.sqlite": Array(UnsafeBufferPointer(start: bytes, count: Int(count)))]
        default: throw TestFailure("the backup failed")
        }
    }
}
