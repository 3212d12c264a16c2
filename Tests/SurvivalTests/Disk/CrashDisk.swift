import CrashVFS
import Glibc
import SafeFiles
import TestSupport

/// A folder whose databases lie on a disk in memory; what SQLite does not write, such as `head` and
/// `lock`, lies in the folder itself.
final class CrashDisk {
    let folder: String
    private let disk: OpaquePointer
    /// Called after each operation on a file of the disk.
    var observer: ((DiskOperation) -> Void)?

    /// Names that SQLite gives the files of a log.
    static let names = ["log.sqlite", "log.sqlite-wal"]

    /// Makes the folder. A log that is put on the disk is found there by programs that look for it.
    init() throws {
        // What is synced here need not survive anything, so memory is enough where there is some.
        let base =
            access("/dev/shm", W_OK) == 0
            ? "/dev/shm" : getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(base)/ledger-disk-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil, crash_vfs_register() == 0 else {
            throw TestFailure("no crash disk can be made in \(base)")
        }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        disk = crash_disk_make(folder)
        try SafeFiles.write(bytes: [], to: log)
        let context = Unmanaged.passUnretained(self).toOpaque()
        crash_disk_observe(disk, { CrashDisk.observe($0, $1) }, context)
    }

    deinit {
        crash_disk_free(disk)
        for name in TestFolder.names(in: folder) { unlink("\(folder)/\(name)") }
        rmdir(folder)
    }

    var log: String { folder + "/log.sqlite" }
    var head: String { folder + "/head" }

    private static func observe(
        _ context: UnsafeMutableRawPointer?, _ operation: UnsafePointer<crash_operation>?
    ) {
        guard let context, let operation else { return }
        let disk = Unmanaged<CrashDisk>.fromOpaque(context).takeUnretainedValue()
        guard let observer = disk.observer else { return }
        observer(DiskOperation(operation.pointee))
    }

    // MARK: Files

    func put(_ name: String, _ bytes: [UInt8]) {
        crash_disk_put(disk, name, bytes, Int64(bytes.count))
    }

    func patch(_ name: String, _ bytes: ArraySlice<UInt8>, at offset: Int64) {
        bytes.withUnsafeBufferPointer {
            crash_disk_patch(disk, name, offset, $0.baseAddress, Int64($0.count))
        }
    }

    func cut(_ name: String, to length: Int64) { crash_disk_cut(disk, name, length) }

    func remove(_ name: String) { crash_disk_cut(disk, name, -1) }

    /// The bytes of a file; nil when there is none.
    func bytes(_ name: String) -> [UInt8]? {
        let length = crash_disk_length(disk, name)
        guard length >= 0 else { return nil }
        return [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
            crash_disk_get(disk, name, buffer.baseAddress, length)
            count = Int(length)
        }
    }

    func length(_ name: String) -> Int64 { crash_disk_length(disk, name) }

    var total: Int64 { crash_disk_total(disk) }

    /// All files as they are.
    var files: [String: [UInt8]] {
        CrashDisk.names.reduce(into: [:]) { files, name in files[name] = bytes(name) }
    }

    /// Puts these files on the disk and no other.
    func replace(with files: [String: [UInt8]]) {
        for name in CrashDisk.names {
            if let bytes = files[name] { put(name, bytes) } else { remove(name) }
        }
    }

    /// Gives the file `head` these bytes, without waiting for anything.
    func putHead(_ bytes: [UInt8]) throws {
        let file = open(head, O_WRONLY | O_CREAT, 0o600)
        defer { close(file) }
        guard file >= 0, ftruncate(file, 0) == 0, write(file, bytes, bytes.count) == bytes.count
        else { throw TestFailure("\(head) cannot be written") }
    }

    /// A number for the database as SQLite finds it; nil when SQLite cannot read it.
    var databaseNumber: UInt64? {
        var number: UInt64 = 0
        return crash_database_number(log, &number) == 0 ? number : nil
    }

    // MARK: Users and faults

    /// Whom the handles that are opened from now on belong to.
    func become(_ user: Int32) { crash_disk_become(disk, user) }

    /// Ends a user; with 0 all of them.
    func kill(_ user: Int32) { crash_disk_kill(disk, user) }

    /// No file grows beyond this many bytes for all together; nil for no limit.
    func limit(_ bytes: Int64?) { crash_disk_limit(disk, bytes ?? -1) }

    /// Plans a fault for the next operation that it fits but `after` of them; nil for never.
    func plan(_ fault: DiskFault, after: Int64?, parameter: Int64 = 0) {
        crash_disk_plan(disk, fault.number, after ?? -1, parameter)
    }

    /// How often a fault has happened.
    func happened(_ fault: DiskFault) -> Int64 { crash_disk_happened(disk, fault.number) }
}

/// What a disk can do wrong at an operation.
enum DiskFault: String, CaseIterable {
    /// Kills the user whose number is the parameter; 0 is a power cut.
    case kill
    case failWrite, failSync, loseWrite
    /// The write goes elsewhere in its file, as many bytes further on as the parameter says.
    case misdirectWrite

    var number: Int32 {
        switch self {
        case .kill: Int32(CRASH_FAULT_KILL)
        case .failWrite: Int32(CRASH_FAULT_FAIL_WRITE)
        case .failSync: Int32(CRASH_FAULT_FAIL_SYNC)
        case .loseWrite: Int32(CRASH_FAULT_LOSE_WRITE)
        case .misdirectWrite: Int32(CRASH_FAULT_MISDIRECT_WRITE)
        }
    }
}
