import CrashVFS
import Glibc

/// Something that was done to a file of a crash disk.
struct DiskOperation: Sendable {
    enum Kind: Sendable { case write, truncate, sync }

    let kind: Kind
    let name: String
    /// Where the write begins, or the new length.
    let offset: Int64
    let bytes: [UInt8]

    init(kind: Kind, name: String, offset: Int64 = 0, bytes: [UInt8] = []) {
        self.kind = kind
        self.name = name
        self.offset = offset
        self.bytes = bytes
    }

    init(_ operation: crash_operation) {
        name = String(cString: operation.name)
        offset = operation.offset
        bytes = Array(UnsafeBufferPointer(start: operation.bytes, count: Int(operation.count)))
        switch Int(operation.kind) {
        case Int(CRASH_WRITE): kind = .write
        case Int(CRASH_SYNC): kind = .sync
        default: kind = .truncate
        }
    }

    /// Does the same to some bytes.
    func apply(to file: inout [UInt8]) {
        switch kind {
        case .sync: return
        case .truncate: if file.count > Int(offset) { file.removeLast(file.count - Int(offset)) }
        case .write:
            let end = Int(offset) + bytes.count
            if file.count < end { file += [UInt8](repeating: 0, count: end - file.count) }
            // Byte by byte this would be what simulations spend their time on.
            file.withUnsafeMutableBytes { there in
                guard let start = there.baseAddress else { return }
                _ = bytes.withUnsafeBytes { here in
                    here.baseAddress.map { memcpy(start + Int(offset), $0, here.count) }
                }
            }
        }
    }
}

/// What a disk holds for sure, and what it was told since and may lose.
struct DiskState {
    /// When what was written is safe.
    enum Rule {
        /// Once its file is synced.
        case honest
        /// Never, although a sync reports that it is.
        case ignoresSyncs
        /// Once its file is synced a second time.
        case lateSyncs
    }

    private(set) var durable: [String: [UInt8]]
    private(set) var pending: [DiskOperation] = []
    private var isAskedFor: [Bool] = []
    let rule: Rule

    init(_ files: [String: [UInt8]], rule: Rule = .honest) {
        durable = files
        self.rule = rule
    }

    mutating func take(_ operation: DiskOperation) {
        guard operation.kind == .sync else {
            pending.append(operation)
            isAskedFor.append(false)
            return
        }
        guard rule != .ignoresSyncs else { return }
        var left: [DiskOperation] = []
        var leftAsked: [Bool] = []
        for (one, asked) in zip(pending, isAskedFor) {
            let isSafe = one.name == operation.name && (rule == .honest || asked)
            if isSafe {
                one.apply(to: &durable[one.name, default: []])
            } else {
                left.append(one)
                leftAsked.append(asked || one.name == operation.name)
            }
        }
        pending = left
        isAskedFor = leftAsked
    }
}
