public import EventLog

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

    /// - Parameters:
    ///   - store: The log.
    ///   - catalogue: The types it knows.
    ///   - size: The prefix that was known.
    ///   - asOf: The last day whose facts count.
    public init(_ store: any EventStore, _ catalogue: Catalogue, size: LogSize, asOf: CivilDate) {
        self.store = store
        self.catalogue = catalogue
        self.size = size
        self.asOf = asOf
    }

    /// A stream's history and the state it comes to; nil when nothing was known of it.
    ///
    /// - Throws: ``FoldError``.
    public func fold<Area: EventArea>(
        _ stream: StreamName, in area: Area.Type
    ) throws(FoldError) -> FoldedStream<Area.State>? {
        let history: StreamHistory
        do throws(StoreError) {
            history = try store.history(of: stream, knownAt: size)
        } catch {
            throw .store(error)
        }
        guard history.version > .none else { return nil }
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
            }, facts: facts)
    }

    /// The streams whose names begin so, folded, in ascending order of names.
    ///
    /// - Throws: ``FoldError``.
    public func folds<Area: EventArea>(
        startingWith prefix: String, in area: Area.Type
    ) throws(FoldError) -> [FoldedStream<Area.State>] {
        let names: [StreamName]
        do throws(StoreError) {
            names = try store.streams(startingWith: prefix)
        } catch {
            throw .store(error)
        }
        var folds: [FoldedStream<Area.State>] = []
        for name in names {
            if let fold = try fold(name, in: area) { folds.append(fold) }
        }
        return folds
    }

    /// The streams, in ascending order of names, that hold an event with a tag.
    ///
    /// - Throws: ``FoldError``.
    public func streams(tagged tag: String) throws(FoldError) -> [StreamName] {
        var names: Set<StreamName> = []
        do throws(StoreError) {
            try store.read(.tag(tag), from: Position(0), to: size) { row in
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
        return names.sorted()
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
