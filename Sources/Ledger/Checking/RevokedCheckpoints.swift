public import CanonicalJSON
public import EventLog
public import TransparencyLog

/// The checkpoints kept beside a log that count no more, because their key was revoked after they
/// were signed. Nobody should rely on them; the log itself is as good as it was.
public struct RevokedCheckpoints: Hashable, Sendable {
    /// Those of them that one revocation is about.
    public struct Group: Hashable, Sendable {
        /// From which position on their key counts no more, and by which event.
        public let revocation: SigningKeys.Revocation
        /// The sizes of the log that they are of, smallest first.
        public fileprivate(set) var sizes: [UInt64]
    }

    /// The revocation of what is kept of each size last; nil where that counts.
    private var kept: [UInt64: SigningKeys.Revocation?] = [:]

    /// None, until some are taken in.
    init() {}

    /// Takes in the next checkpoint that is kept.
    ///
    /// - Returns: Why it never counted; nil when it does, or did.
    mutating func take(_ checkpoint: SignedCheckpoint, _ keys: SigningKeys) -> SigningKeyError? {
        var revocation: SigningKeys.Revocation?
        do throws(SigningKeyError) { _ = try keys.signer(of: checkpoint) } catch {
            guard let since = error.revocation else { return error }
            revocation = since
        }
        kept[checkpoint.checkpoint.size] = .some(revocation)
        return nil
    }

    /// The same, of one revocation alone.
    ///
    /// - Parameter event: The position of the event that revokes the key.
    public func revoked(by event: Position) -> RevokedCheckpoints {
        var some = self
        some.kept = kept.filter { $0.value == nil || $0.value?.by == event.index }
        return some
    }

    /// Whether every checkpoint counts.
    public var isEmpty: Bool { kept.values.allSatisfy { $0 == nil } }

    /// The size of the largest checkpoint that counts; nil when none does.
    public var standing: UInt64? { kept.filter { $0.value == nil }.keys.max() }

    /// Whether a checkpoint that counts covers whatever those did that count no more.
    public var areReplaced: Bool {
        guard let last = groups.compactMap(\.sizes.last).max() else { return true }
        return standing.map { $0 > last } ?? false
    }

    /// Those that count no more, by the event that revoked their key.
    public var groups: [Group] {
        var groups: [SigningKeys.Revocation: Group] = [:]
        for (size, revocation) in kept.sorted(by: { $0.key < $1.key }) {
            guard let revocation else { continue }
            groups[revocation, default: Group(revocation: revocation, sizes: [])].sizes.append(size)
        }
        return groups.values.sorted { $0.revocation.by < $1.revocation.by }
    }

    /// What is to be said of them, a sentence for each revocation.
    public var sentences: [String] {
        groups.map { group in
            let (from, event) = (group.revocation.from, group.revocation.by)
            let isOne = group.sizes.count == 1
            let ending =
                areReplaced
                ? "that of \(standing ?? 0) events counts in \(isOne ? "its" : "their") place"
                : "nobody whose key counts has signed the events from \(standing ?? 0) on"
            return (isOne ? "the checkpoint of " : "the checkpoints of ")
                + RevokedCheckpoints.list(group.sizes)
                + (isOne ? " events counts no more: its" : " events count no more: their")
                + " key is revoked from position \(from) by event \(event); \(ending)"
        }
    }

    /// A list of `{size, revokedFrom, revokedBy}`; nil when every checkpoint counts.
    public var json: JSONValue? {
        let all = groups.flatMap { group in
            group.sizes.map { size in
                JSONValue.object([
                    "size": .integer(size), "revokedFrom": .integer(group.revocation.from),
                    "revokedBy": .integer(group.revocation.by),
                ])
            }
        }
        return all.isEmpty ? nil : .array(all)
    }

    /// `8, 12 and 15`; of many the first twenty.
    private static func list(_ sizes: [UInt64]) -> String {
        let shown = sizes.prefix(20).map(\.description)
        if sizes.count > 20 {
            return shown.joined(separator: ", ") + " and \(sizes.count - 20) other numbers of"
        }
        guard let last = shown.last, shown.count > 1 else { return shown.joined() }
        return shown.dropLast().joined(separator: ", ") + " and " + last
    }
}

extension Ledger {
    /// The checkpoints kept beside the log that count no more.
    ///
    /// - Throws: ``LedgerError/store(_:)``.
    public func revokedCheckpoints() throws(LedgerError) -> RevokedCheckpoints {
        var revoked = RevokedCheckpoints()
        let keys = try signingKeys()
        guard !keys.isEmpty else { return revoked }
        try Verification.forEachKept(in: store) { _ = revoked.take($0, keys) }
        return revoked
    }

    /// The largest checkpoint that is kept beside the log and counts, with its signatures: one
    /// whose key was revoked afterwards is passed over, for nobody should rely on it.
    ///
    /// - Throws: ``LedgerError/store(_:)``.
    public func standingCheckpoint(
        upTo size: LogSize? = nil
    ) throws(LedgerError) -> SignedCheckpoint? {
        let keys = try signingKeys()
        do throws(StoreError) {
            var upTo = try store.head().size
            if let size { upTo = size }
            return try Ledger.standingCheckpoint(of: store, keys, upTo: upTo)
        } catch {
            throw .store(error)
        }
    }

    /// The same, for a log whose first event may be damaged.
    static func standingCheckpoint(
        of store: any EventStore, _ keys: SigningKeys, upTo size: LogSize
    ) throws(StoreError) -> SignedCheckpoint? {
        var kept = try latestCheckpoint(of: store, upTo: size)
        while let one = kept, keys.revocation(of: one) != nil {
            guard one.checkpoint.size > 0 else { return nil }
            kept = try latestCheckpoint(of: store, upTo: LogSize(one.checkpoint.size - 1))
        }
        return kept
    }

    /// Why nothing can be proved.
    ///
    /// - Parameter position: The event that is to be covered; nil when any checkpoint would do.
    func noCheckpoint(covering position: Position? = nil) -> LedgerError {
        let sign = "ccgledger checkpoint --key FILE signs the log as it is"
        let largest = (try? latestCheckpoint()) ?? nil
        guard let largest, position.map({ $0.index < largest.checkpoint.size }) ?? true else {
            return .notFound(
                position.map { "no checkpoint covers event \($0) yet" }
                    ?? "no checkpoint is kept of the log yet", hint: sign)
        }
        let covering = position.map { " and covers event \($0)" } ?? ""
        return .notFound(
            "no checkpoint that is kept of the log\(covering) counts any more: its key is revoked",
            hint: "\(sign); ccgledger key list shows which key is in use")
    }
}
