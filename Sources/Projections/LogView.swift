public import EventLog
internal import Synchronization

/// A log as it is asked about: what had been recorded, and up to which day facts count.
public struct LogView: Sendable {
    /// The log.
    public let store: any EventStore
    /// The types it knows.
    public let catalogue: Catalogue
    /// The prefix that was known.
    public let size: LogSize
    /// The last day whose facts count.
    public let asOf: CivilDate
    /// Whether each leaf that is read for a stream is hashed again and compared.
    public let checksHashes: Bool
    /// What was read before of the streams of some bodies; nil when each is read when asked for.
    private let shelf: Shelf?
    /// What was asked for by tags; nil when each is looked up when asked for.
    private let memory: TagMemory?

    /// - Parameters:
    ///   - store: The log.
    ///   - catalogue: The types it knows.
    ///   - size: The prefix that was known.
    ///   - asOf: The last day whose facts count.
    ///   - checksHashes: Whether each leaf that is read for a stream is hashed again and compared.
    public init(
        _ store: any EventStore, _ catalogue: Catalogue, size: LogSize, asOf: CivilDate,
        checksHashes: Bool = false
    ) {
        self.store = store
        self.catalogue = catalogue
        self.size = size
        self.asOf = asOf
        self.checksHashes = checksHashes
        shelf = nil
        memory = nil
    }

    /// The same, for one who asks often: what has a tag is looked up once.
    public var remembering: LogView { LogView(self, shelf) }

    private init(_ view: LogView, _ shelf: Shelf?) {
        store = view.store
        catalogue = view.catalogue
        size = view.size
        asOf = view.asOf
        checksHashes = view.checksHashes
        self.shelf = shelf
        memory = view.memory ?? TagMemory()
    }

    /// The same, with streams whose histories are at hand.
    ///
    /// - Parameters:
    ///   - histories: All streams of the areas and bodies that `isHeld` says yes to.
    ///   - isHeld: Whether all streams that begin with an area and a body are at hand.
    public init(
        _ view: LogView, with histories: HistoryShelf,
        isHeld: @escaping @Sendable (Substring, Substring) -> Bool
    ) {
        self.init(
            view, Shelf(histories: histories, names: histories.names, isHeld: isHeld))
    }

    fileprivate struct Shelf {
        let histories: HistoryShelf
        let names: [StreamName]
        let isHeld: @Sendable (Substring, Substring) -> Bool
    }

    /// The history of a stream; nil when nothing was known of it.
    private func history(of stream: StreamName) throws(FoldError) -> StreamHistory? {
        if let shelf, shelf.isHeld(stream.area, stream.second) {
            return shelf.histories.history(of: stream)
        }
        do throws(StoreError) {
            let history = try store.history(
                of: stream, knownAt: size, checksHashes: checksHashes)
            return history.version > .none ? history : nil
        } catch {
            throw .store(error)
        }
    }

    /// The streams whose names begin so, in ascending order of names; those, too, of which nothing
    /// was known yet.
    ///
    /// - Throws: ``FoldError``.
    public func streams(startingWith prefix: String) throws(FoldError) -> [StreamName] {
        let parts = prefix.split(separator: "/", omittingEmptySubsequences: false)
        if let shelf, parts.count == 3, shelf.isHeld(parts[0], parts[1]) {
            return shelf.names(startingWith: prefix)
        }
        do throws(StoreError) {
            return try store.streams(startingWith: prefix)
        } catch {
            throw .store(error)
        }
    }

    /// A stream's history and the state it comes to; nil when nothing was known of it.
    ///
    /// - Throws: ``FoldError``.
    public func fold<Area: EventArea>(
        _ stream: StreamName, in area: Area.Type
    ) throws(FoldError) -> FoldedStream<Area.State>? {
        guard let history = try history(of: stream) else { return nil }
        let state = try catalogue.state(of: stream, in: area, history: history, asOf: asOf)
        let facts = history.facts(asOf: asOf)
        return FoldedStream(
            name: stream, state: state, factCount: facts.count,
            corrections: facts.filter { !$0.superseded.isEmpty }.map {
                CorrectedFact(
                    position: $0.fact.position, statedAt: $0.fact.statedAt,
                    superseded: $0.superseded)
            },
            withdrawn: history.withdrawn.compactMap { fact in
                fact.withdrawnBy.map {
                    WithdrawnFact(position: fact.fact.position, withdrawnBy: $0)
                }
            }, facts: facts, faults: history.faults)
    }

    /// The streams whose names begin so, folded, in ascending order of names.
    ///
    /// - Throws: ``FoldError``.
    public func folds<Area: EventArea>(
        startingWith prefix: String, in area: Area.Type
    ) throws(FoldError) -> [FoldedStream<Area.State>] {
        var folds: [FoldedStream<Area.State>] = []
        try forEachFold(startingWith: prefix, in: area) { folds.append($0) }
        return folds
    }

    /// Folds one after the other of the streams whose names begin so, in ascending order of names,
    /// and keeps none: there may be very many.
    ///
    /// - Throws: ``FoldError``.
    public func forEachFold<Area: EventArea>(
        startingWith prefix: String, in area: Area.Type,
        _ body: (FoldedStream<Area.State>) -> Void
    ) throws(FoldError) {
        for name in try streams(startingWith: prefix) {
            if let fold = try fold(name, in: area) { body(fold) }
        }
    }

    /// The streams, in ascending order of names, that hold an event with a tag.
    ///
    /// - Throws: ``FoldError``.
    public func streams(tagged tag: String) throws(FoldError) -> [StreamName] {
        if let known = memory?.streams[tag] { return known }
        var names: Set<StreamName> = []
        var seen: Set<Int64> = []
        do throws(StoreError) {
            try store.read(.tag(tag), from: Position(0), to: size) { row in
                guard seen.insert(row.streamNumber).inserted else { return true }
                if let header = try? LeafHeader(row.leaf),
                    let name = StreamName(utf8: header.bytes(.subject, in: row.leaf))
                {
                    names.insert(name)
                }
                return true
            }
        } catch {
            throw .store(error)
        }
        let sorted = names.sorted()
        memory?.remember(sorted, tag)
        return sorted
    }
}

/// The streams that were found by tags.
private final class TagMemory: Sendable {
    private let found = Mutex<[String: [StreamName]]>([:])

    var streams: [String: [StreamName]] { found.withLock { $0 } }

    func remember(_ streams: [StreamName], _ tag: String) { found.withLock { $0[tag] = streams } }
}

extension LogView.Shelf {
    /// The streams whose names begin so, in ascending order.
    fileprivate func names(startingWith prefix: String) -> [StreamName] {
        var low = 0
        var high = names.count
        while low < high {
            let middle = (low + high) / 2
            if names[middle].text.utf8.lexicographicallyPrecedes(prefix.utf8) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return Array(names[low...].prefix { $0.text.utf8.starts(with: prefix.utf8) })
    }
}

/// A stream's state, and what of its history the state does not show.
public struct FoldedStream<State: Sendable>: Sendable {
    /// The stream.
    public let name: StreamName
    /// What its history comes to.
    public let state: State
    /// How many facts stand.
    public let factCount: Int
    /// The facts that are no longer said as first recorded.
    public let corrections: [CorrectedFact]
    /// The facts that were taken back.
    public let withdrawn: [WithdrawnFact]
    /// The facts that stand, in the order of the stream's history.
    public let facts: [StatedFact]
    /// Its events that are not as the log has them, in order of position.
    public let faults: [StreamFault]
}

/// A fact that is no longer said as first recorded.
public struct CorrectedFact: Hashable, Sendable {
    /// The event as first recorded.
    public let position: Position
    /// The correction that says it now.
    public let statedAt: Position
    /// What no longer says it, oldest first.
    public let superseded: [Position]
}

/// A fact that was taken back.
public struct WithdrawnFact: Hashable, Sendable {
    /// The event as first recorded.
    public let position: Position
    /// The withdrawal.
    public let withdrawnBy: Position
}
