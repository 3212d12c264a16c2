internal import EventLog
internal import Glibc
internal import TransparencyLog

/// The entries that were decided on, kept in a temporary file until everything has been decided:
/// so that each line is read, sealed and written once, whatever the size of the import.
final class DraftSpool: @unchecked Sendable {
    /// The log that the entries were decided against.
    let decidedSize: LogSize
    private let descriptor: Int32
    private var bytes = SpooledBytes()
    private var size: UInt64 = 0
    private(set) var count = 0

    /// How many bytes are written together.
    private static let blockSize = 1 << 20

    init(at size: LogSize) throws(LedgerError) {
        decidedSize = size
        descriptor = try LineFile.temporaryFile()
        bytes.reserve(DraftSpool.blockSize + 2 * LeafDraft.maximumLength)
    }

    deinit { close(descriptor) }

    /// Keeps an entry of one draft.
    ///
    /// - Parameter version: That of its stream before it, as it was decided.
    func add(
        _ key: RequestKey, content: Digest, after version: StreamVersion, _ draft: LeafDraft
    ) throws(LedgerError) {
        try add(key, content, version) { draft.spool(to: &$0) }
    }

    /// Keeps an entry of one draft that is spooled already.
    func add(
        _ key: RequestKey, content: Digest, after version: StreamVersion,
        spooled draft: UnsafeBufferPointer<UInt8>
    ) throws(LedgerError) {
        try add(key, content, version) { $0.append(draft) }
    }

    private func add(
        _ key: RequestKey, _ content: Digest, _ version: StreamVersion,
        _ draft: (inout SpooledBytes) -> Void
    ) throws(LedgerError) {
        bytes.putCounted { bytes in
            bytes.put(key.high)
            bytes.put(key.low)
            content.withUnsafeBytes { bytes.put($0.assumingMemoryBound(to: UInt8.self)) }
            bytes.put(UInt64(version.number))
            draft(&bytes)
        }
        count += 1
        if bytes.buffer.count >= DraftSpool.blockSize { try flush() }
    }

    /// Counts an entry that nobody will ask for.
    func skip() { count += 1 }

    /// Writes what is still held.
    func flush() throws(LedgerError) {
        try LineFile.write(bytes.buffer, to: descriptor, at: size)
        size += UInt64(bytes.buffer.count)
        bytes.removeAll()
    }

    /// The entries from the first on.
    func reader() -> DraftSpoolReader { DraftSpoolReader(descriptor: descriptor, size: size, self) }
}

/// An entry that was decided on.
struct DecidedEntry {
    let entry: RequestEntry
    /// The version of its stream before it.
    let version: StreamVersion
}

/// Takes entries back in the order in which they were kept.
///
/// Unchecked because one task at a time asks for the next run.
final class DraftSpoolReader: @unchecked Sendable {
    private let descriptor: Int32
    private let size: UInt64
    /// Keeps the file open.
    private let spool: DraftSpool
    private var offset: UInt64 = 0
    private var block: [UInt8] = []
    private var place = 0

    init(descriptor: Int32, size: UInt64, _ spool: DraftSpool) {
        self.descriptor = descriptor
        self.size = size
        self.spool = spool
    }

    /// The next entries, at most as many as one request can hold; empty after the last.
    func next() throws(LedgerError) -> [DecidedEntry] {
        var entries: [DecidedEntry] = []
        while entries.count < AppendRequest.maximumCount, let record = try record() {
            guard let entry = DraftSpoolReader.entry(record) else {
                throw .file("the temporary file of the import is damaged", hint: "import again")
            }
            entries.append(entry)
        }
        return entries
    }

    private static func entry(_ record: [UInt8]) -> DecidedEntry? {
        var bytes = SpooledBytes(record)
        guard let high = bytes.number(), let low = bytes.number(),
            let content = bytes.bytes().flatMap({ Digest(bytes: $0) }),
            let version = bytes.number().flatMap({ Int32(exactly: $0) }),
            let draft = LeafDraft(spooled: &bytes)
        else { return nil }
        return DecidedEntry(
            entry: RequestEntry(
                key: RequestKey(high: high, low: low), content: content, drafts: [draft]),
            version: StreamVersion(version))
    }

    private func record() throws(LedgerError) -> [UInt8]? {
        guard try hold(8) else { return nil }
        let length = block.withUnsafeBytes {
            UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        }
        guard length < size, try hold(8 + Int(length)) else { return nil }
        defer { place += 8 + Int(length) }
        return Array(block[(place + 8)..<(place + 8 + Int(length))])
    }

    /// Makes sure that so many bytes are at hand; false at the end.
    private func hold(_ count: Int) throws(LedgerError) -> Bool {
        while block.count - place < count {
            guard offset < size else { return false }
            block.removeFirst(place)
            place = 0
            let wanted = Int(min(UInt64(1 << 20), size - offset))
            var more = [UInt8](repeating: 0, count: wanted)
            let read = more.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress, wanted, off_t(offset))
            }
            if read < 0, errno == EINTR { continue }
            guard read > 0 else {
                throw .file("cannot read the temporary file: \(LineFile.reason)", hint: nil)
            }
            block += more[..<read]
            offset += UInt64(read)
        }
        return true
    }
}
