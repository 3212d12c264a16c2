internal import EventLog
internal import Glibc
internal import SafeFiles
internal import TransparencyLog

/// What is known outside the database of how far the log had come: it may be behind the log, never
/// ahead of it, so a log that does not reach it has lost something.
struct HeadFile {
    private var file: TwoSlotFile?
    private let path: String
    private var written: LogHead?
    private var syncedAt: Int64 = .min
    private var isSynced = true

    init(path: String) { self.path = path }

    // MARK: Reading

    /// What the file says; nil when there is none.
    ///
    /// - Throws: ``StoreError/rolledBack(_:)`` when it does not say so, or is no file;
    ///   ``StoreError/unavailable(_:)`` when it cannot be read.
    static func read(path: String) throws(StoreError) -> LogHead? {
        let payload: [UInt8]
        do throws(TwoSlotError) {
            payload = try TwoSlotFile.open(path, readOnly: true).read().payload
        } catch {
            switch error {
            case .absent: return nil
            case .file(let failure):
                guard let stranger = failure.stranger else {
                    throw .unavailable(failure.description)
                }
                throw .rolledBack(
                    "\(path) is \(stranger.rawValue), not the file that says how far the log had "
                        + "come: move it away")
            default: throw .rolledBack(error.description)
            }
        }
        guard let head = parse(payload) else {
            throw .rolledBack("\(path) does not hold the head of a log")
        }
        return head
    }

    /// What the file says, or why it cannot be read.
    static func known(path: String) -> Result<LogHead?, StoreError> {
        do throws(StoreError) {
            return .success(try read(path: path))
        } catch {
            return .failure(error)
        }
    }

    /// Whether one of its slots cannot be read, and the other can: it may have held a newer head.
    static func hasDamagedSlot(path: String) -> Bool {
        let content = try? TwoSlotFile.open(path, readOnly: true).read()
        return content?.otherSlotIsDamaged ?? false
    }

    /// Why a log must not be appended to; nil when nothing speaks against it.
    ///
    /// - Parameters:
    ///   - known: What the file said before the log was looked at.
    ///   - root: The root that the log had at a size.
    static func trouble(
        known: Result<LogHead?, StoreError>, log: LogHead, path: String,
        root: (UInt64) throws(StoreError) -> Digest
    ) throws(StoreError) -> StoreError? {
        if case .failure(let error) = known { return error }
        guard case .success(let known?) = known else {
            if log.size == .empty { return nil }
            return .rolledBack(
                "\(path) is missing beside a log of \(log.size) events, so nothing says whether"
                    + " that is all of them")
        }
        if log.size < known.size {
            return .rolledBack(
                "the log has \(log.size) events and had \(known.size) before (\(path))")
        }
        guard try root(known.size.count) == known.root else {
            return .rolledBack(
                "the log is not the one that had \(known.size) events before (\(path))")
        }
        return nil
    }

    // MARK: Writing

    /// Says that the log has come to a head, which must be synced already.
    ///
    /// The file is written each time, so that it survives the end of a process, and synced at most
    /// once a second: after a power cut it may be behind the log.
    mutating func advance(to head: LogHead) throws(StoreError) {
        let now = HeadFile.milliseconds()
        let isSyncDue = now - 1_000 >= syncedAt
        try write(head, sync: isSyncDue)
        if isSyncDue { syncedAt = now }
    }

    /// Makes sure that the file says this.
    mutating func finish(at head: LogHead) throws(StoreError) {
        if written == head, isSynced { return }
        try write(head, sync: true)
    }

    /// Makes the file anew, whatever it said.
    mutating func accept(_ head: LogHead) throws(StoreError) {
        do {
            file = try TwoSlotFile.create(path, payload: HeadFile.payload(head))
        } catch {
            throw .unavailable(error.description)
        }
        written = head
        isSynced = true
    }

    private mutating func write(_ head: LogHead, sync: Bool) throws(StoreError) {
        do throws(TwoSlotError) {
            if file == nil { file = try TwoSlotFile.open(path) }
            try file?.write(HeadFile.payload(head), sync: sync)
        } catch {
            throw .unavailable(error.description)
        }
        written = head
        isSynced = sync
    }

    private static func milliseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }

    // MARK: The value

    /// Size, root and recorded time: 8 + 32 + 8 bytes, numbers with the highest byte first.
    private static func payload(_ head: LogHead) -> [UInt8] {
        var payload: [UInt8] = []
        withUnsafeBytes(of: head.size.count.bigEndian) { payload.append(contentsOf: $0) }
        payload += head.root.bytes
        let time = head.lastRecordedTime?.microseconds ?? 0
        withUnsafeBytes(of: time.bigEndian) { payload.append(contentsOf: $0) }
        return payload
    }

    static func parse(_ payload: [UInt8]) -> LogHead? {
        guard payload.count == 48, let root = Digest(bytes: payload[8..<40]) else { return nil }
        let size = payload[..<8].reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        let time = payload[40...].reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        guard size < 1 << 48 else { return nil }
        return LogHead(
            size: LogSize(size), root: root,
            lastRecordedTime: size == 0
                ? nil : Instant(microseconds: Int64(bitPattern: time)))
    }
}
