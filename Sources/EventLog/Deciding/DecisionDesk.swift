/// Decides proposals one after the other, each against the history it would join: what the store
/// holds, and what was accepted before it and is still pending.
///
/// Used by one task at a time.
public final class DecisionDesk {
    private let catalogue: Catalogue
    private let store: any EventStore
    /// The log as it is decided against.
    public let size: LogSize
    private let recordedTime: Instant
    private let pendingLines: (StreamName) throws(StoreError) -> [PendingLine]
    private var young: [StreamName: StreamDesk] = [:]
    private var old: [StreamName: StreamDesk] = [:]

    /// How many streams' states are kept at hand before the least used are let go.
    private let capacity: Int

    /// How many facts of a stream are kept aside, so that one that comes a little late can be
    /// decided without reading the stream again.
    private static let patience = 8

    /// One stream, with all that is recorded and pending folded in.
    private struct StreamDesk {
        let machine: Int
        /// With everything folded in.
        var state: StateBox
        /// With everything folded in but what is waiting.
        let base: StateBox
        /// The last fact in `base`.
        var baseLatest: HistoryOrder?
        /// The newest facts, in order.
        var waiting: [(fact: Fact, event: AnyEvent)] = []
        var latest: HistoryOrder?
        var version: StreamVersion

        init(
            machine: Int, state: StateBox, base: StateBox, latest: HistoryOrder?,
            version: StreamVersion
        ) {
            self.machine = machine
            self.state = state
            self.base = base
            baseLatest = latest
            self.latest = latest
            self.version = version
        }
    }

    /// - Parameters:
    ///   - size: The log as it is decided against.
    ///   - recordedTime: When the proposals are to be recorded, about.
    ///   - capacity: How many streams' states to keep at hand.
    ///   - pendingLines: The accepted proposals of a stream that are not recorded yet, in order.
    public init(
        _ catalogue: Catalogue, _ store: any EventStore, at size: LogSize, recordedTime: Instant,
        capacity: Int = 16_384,
        pendingLines: @escaping (StreamName) throws(StoreError) -> [PendingLine]
    ) {
        self.catalogue = catalogue
        self.store = store
        self.size = size
        self.recordedTime = recordedTime
        self.capacity = capacity
        self.pendingLines = pendingLines
    }

    /// Decides a proposal and, when it is accepted, folds it in.
    ///
    /// - Parameters:
    ///   - id: Its own, or the one it will get.
    ///   - position: The position it would get at the earliest.
    /// - Returns: The version of its stream before it.
    /// - Throws: ``Refusal``, ``FoldError``, ``StoreError``.
    public func decide(
        _ valid: ValidProposal, id: EventID, position: Position
    ) throws -> StreamVersion {
        let stream = valid.header.subject
        var desk = try desk(for: stream, machine: valid.machine)
        let before = desk.version
        let statement = Statement(
            position: position, id: id, pending: valid.proposal, recordedTime: recordedTime)
        if statement.corrects == nil, let event = valid.event,
            statement.order >= desk.baseLatest ?? statement.order
        {
            try decide(event, statement, &desk)
        } else {
            desk = try decideAgainstHistory(valid, statement, desk)
        }
        desk.version = StreamVersion(before.number + 1)
        keep(desk, for: stream)
        return before
    }

    /// Decides a fact that comes last, or among the few that wait.
    private func decide(
        _ event: AnyEvent, _ statement: Statement, _ desk: inout StreamDesk
    ) throws(Refusal) {
        let machine = catalogue.machines[desk.machine]
        let isLast = statement.order >= desk.latest ?? statement.order
        let fact = statement.fact(isLate: !isLast)
        if isLast {
            if let refusal = machine.refusal(event, in: desk.state, fact) { throw refusal }
            machine.apply(event, to: desk.state, fact)
            desk.waiting.append((fact, event))
            desk.latest = fact.order
        } else {
            let place =
                desk.waiting.firstIndex { fact.order < $0.fact.order } ?? desk.waiting.count
            let state = machine.copy(desk.base)
            for (fact, event) in desk.waiting[..<place] {
                machine.apply(event, to: state, fact)
            }
            if let refusal = machine.refusal(event, in: state, fact) { throw refusal }
            desk.waiting.insert((fact, event), at: place)
            for (fact, event) in desk.waiting[place...] { machine.apply(event, to: state, fact) }
            desk.state = state
        }
        guard desk.waiting.count > DecisionDesk.patience else { return }
        for (fact, event) in desk.waiting.prefix(DecisionDesk.patience / 2) {
            machine.apply(event, to: desk.base, fact)
            desk.baseLatest = fact.order
        }
        desk.waiting.removeFirst(DecisionDesk.patience / 2)
    }

    // MARK: Out of order

    /// Decides what does not simply come last: a late fact, a correction, a withdrawal. The fact
    /// is checked where it would stand; what follows it is not decided again.
    private func decideAgainstHistory(
        _ valid: ValidProposal, _ statement: Statement, _ desk: StreamDesk
    ) throws -> StreamDesk {
        let stream = valid.header.subject
        let earlier = try statements(of: stream)
        try checkTarget(statement, among: earlier)
        let history = StreamHistory(earlier + [statement])
        let machine = catalogue.machines[desk.machine]
        let box = machine.initial(stream)
        for fact in history.facts {
            if fact.fact.statedAt == statement.position, let event = valid.event,
                let refusal = machine.refusal(event, in: box, fact.fact)
            {
                throw refusal
            }
            try catalogue.apply(fact, to: box, machine: desk.machine)
        }
        return StreamDesk(
            machine: desk.machine, state: box, base: machine.copy(box),
            latest: latest(earlier, history), version: desk.version)
    }

    /// A fact can be withdrawn once, until a correction reinstates it.
    private func checkTarget(_ statement: Statement, among earlier: [Statement]) throws(Refusal) {
        guard let target = statement.corrects else { return }
        let newest = earlier.last { $0.corrects == target || $0.id == target }
        guard let newest else {
            throw Refusal(
                rule: "corrected-event-not-in-stream",
                sentence: "The stream holds no event with the id \(target).")
        }
        if !statement.isFact, !newest.isFact {
            throw Refusal(
                rule: "withdrawn-twice",
                sentence: "The event \(target) was withdrawn before, by event \(newest.position).",
                restsOn: [newest.position])
        }
    }

    // MARK: Streams at hand

    private func desk(for stream: StreamName, machine: Int) throws -> StreamDesk {
        if let desk = young[stream] { return desk }
        if let desk = old[stream] {
            keep(desk, for: stream)
            return desk
        }
        let statements = try statements(of: stream)
        let history = StreamHistory(statements)
        let state = try catalogue.fold(history.facts, of: stream, machine: machine)
        return StreamDesk(
            machine: machine, state: state, base: catalogue.machines[machine].copy(state),
            latest: latest(statements, history), version: history.version)
    }

    /// What a fact must not precede to come simply last, wherever corrections have moved facts.
    private func latest(_ statements: [Statement], _ history: StreamHistory) -> HistoryOrder? {
        let orders = statements.filter { $0.corrects == nil }.map(\.order)
        return (orders + history.facts.map(\.fact.order)).max()
    }

    private func keep(_ desk: StreamDesk, for stream: StreamName) {
        if young.count >= capacity / 2 {
            old = young
            young = [:]
        }
        young[stream] = desk
    }

    private func statements(of stream: StreamName) throws -> [Statement] {
        var statements = try store.statements(of: stream, knownAt: size)
        for line in try pendingLines(stream) {
            let proposal = try Proposal(line: line.bytes)
            statements.append(
                Statement(
                    position: line.position, id: line.id, pending: proposal,
                    recordedTime: recordedTime))
        }
        return statements
    }
}

/// An accepted proposal that is not recorded yet.
public struct PendingLine: Sendable {
    /// Its id, or the one it will get.
    public let id: EventID
    /// The position it would get at the earliest.
    public let position: Position
    /// The proposal.
    public let bytes: [UInt8]

    /// - Parameters:
    ///   - id: Its id, or the one it will get.
    ///   - position: The position it would get at the earliest.
    ///   - bytes: The proposal.
    public init(id: EventID, position: Position, bytes: [UInt8]) {
        self.id = id
        self.position = position
        self.bytes = bytes
    }
}
