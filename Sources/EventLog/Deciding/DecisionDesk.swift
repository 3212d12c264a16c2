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
    private var desks: [StreamName: StreamDesk] = [:]
    /// The streams of pending reveals, by the stream whose values these carry.
    private var pendingReveals: [StreamName: Set<StreamName>] = [:]
    /// How much is kept at hand: the events of each stream, and two for the stream itself. What a
    /// state takes grows with its events, and many short streams may speak by turns.
    private let capacity: Int
    /// How much is at hand.
    private var held = 0
    /// How many streams can take in a fact that comes a little late.
    private let attentive: Int
    /// Those that can.
    private var attending: [StreamDesk] = []
    /// Counts decisions, to tell which streams have been silent longest.
    private var clock: UInt64 = 0
    /// How many statements were folded once more, since their stream was no longer at hand: what
    /// it costs that many streams speak by turns.
    public private(set) var refolded = 0

    /// How many facts of a stream are kept aside, so that one that comes a little late can be
    /// decided without reading the stream again.
    private static let patience = 4

    /// One stream, with all that is recorded and pending folded in; an object, so that changing it
    /// never copies what waits.
    private final class StreamDesk {
        let machine: Int
        /// With everything folded in.
        var state: StateBox
        /// With everything folded in but what is waiting; nil when nothing waits, since a stream
        /// that has been silent for long is kept in one state and not in two.
        var base: StateBox?
        /// The newest facts.
        var waiting: WaitingFacts
        /// The last of the facts as they were first said: one before it is late.
        var latest: HistoryOrder?
        var version: StreamVersion
        var touched: UInt64 = 0

        init(
            machine: Int, state: StateBox, _ statements: [Statement], _ history: StreamHistory
        ) {
            self.machine = machine
            self.state = state
            waiting = WaitingFacts(after: history.facts.last?.fact.order)
            latest = statements.filter { $0.corrects == nil }.map(\.order).max()
            version = StreamVersion(Int32(clamping: statements.count))
        }

        /// What it counts for among those at hand.
        var weight: Int { Int(version.number) + 2 }

        /// Holds on to the state as it is, for a fact that comes a little late; whether it had not.
        func attend(_ machine: AreaMachine) -> Bool {
            guard base == nil else { return false }
            base = machine.copy(state)
            return true
        }

        /// Waits no more.
        func stopAttending() {
            waiting.apply(waiting.events.count) { _, _ in }
            base = nil
        }
    }

    /// - Parameters:
    ///   - size: The log as it is decided against.
    ///   - recordedTime: When the proposals are to be recorded, about.
    ///   - capacity: For how many events, about, states are kept at hand.
    ///   - attentive: For how many streams the newest facts are held apart.
    ///   - pendingLines: The accepted proposals of a stream that are not recorded yet, in order;
    ///     those of other streams among them are passed over.
    public init(
        _ catalogue: Catalogue, _ store: any EventStore, at size: LogSize, recordedTime: Instant,
        capacity: Int = 300_000, attentive: Int = 6_144,
        pendingLines: @escaping (StreamName) throws(StoreError) -> [PendingLine]
    ) {
        self.catalogue = catalogue
        self.store = store
        self.size = size
        self.recordedTime = recordedTime
        self.capacity = capacity
        self.attentive = max(attentive, 1)
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
        let desk = try desk(for: stream, machine: valid.machine)
        let before = desk.version
        let statement = Statement(
            position: position, id: id, pending: valid.proposal, recordedTime: recordedTime)
        if try decideAmongWaiting(valid, statement, desk) {
            desk.version = StreamVersion(before.number + 1)
            held += 1
        } else {
            keep(try decideAgainstHistory(valid, statement), for: stream)
        }
        if valid.header.type == RevealEvent.name { noteReveal(valid) }
        return before
    }

    /// Whether values of some streams have been revealed by lines of others that are pending.
    public var holdsReveals: Bool { !pendingReveals.isEmpty }

    /// Forgets the state of a stream, to which something was added without being decided here.
    public func letGo(of stream: StreamName) {
        guard !desks.isEmpty, let desk = desks.removeValue(forKey: stream) else { return }
        held -= desk.weight
    }

    /// Forgets the states at hand; a stream that speaks again is read again.
    public func letGo() {
        desks = [:]
        attending = []
        held = 0
    }

    /// What is revealed becomes part of facts that have been folded already.
    private func noteReveal(_ valid: ValidProposal) {
        guard let stream = valid.proposal.withData({ RevealStatement($0)?.stream }) else { return }
        pendingReveals[stream, default: []].insert(valid.header.subject)
        letGo(of: stream)
    }

    // MARK: Among the newest

    /// Decides a fact that comes last or among the few that wait, or what is said again of one of
    /// those; false when the history must be asked.
    private func decideAmongWaiting(
        _ valid: ValidProposal, _ statement: Statement, _ desk: StreamDesk
    ) throws(Refusal) -> Bool {
        if let target = statement.corrects {
            return try restate(target, valid.event, statement, desk)
        }
        let order = statement.order
        guard let event = valid.event, desk.waiting.admits(order) else { return false }
        let fact = statement.fact(isLate: order < desk.latest ?? order)
        let machine = catalogue.machines[desk.machine]
        if desk.waiting.place(of: order) == desk.waiting.events.count {
            if let refusal = machine.refusal(event, in: desk.state, fact) { throw refusal }
            attend(desk)
            machine.apply(event, to: desk.state, fact)
        } else {
            desk.state = try state(with: event, fact, among: desk.waiting, desk)
        }
        desk.latest = max(desk.latest ?? order, order)
        desk.waiting.insert(event, fact)
        if desk.waiting.events.count > DecisionDesk.patience, let base = desk.base {
            desk.waiting.apply(DecisionDesk.patience / 2) { event, fact in
                machine.apply(event, to: base, fact)
            }
        }
        return true
    }

    /// Corrects or withdraws a fact that waits; false when it does not, or not where it would
    /// stand.
    private func restate(
        _ target: EventID, _ event: AnyEvent?, _ statement: Statement, _ desk: StreamDesk
    ) throws(Refusal) -> Bool {
        guard let old = desk.waiting.event(target)?.event.fact else { return false }
        var waiting = desk.waiting
        waiting.remove(target)
        if statement.isFact {
            let fact = old.restated(
                by: statement.position, occurredOn: statement.occurredOn,
                precision: statement.precision, time: statement.time)
            guard let event, waiting.admits(fact.order) else { return false }
            desk.state = try state(with: event, fact, among: waiting, desk)
            waiting.insert(event, fact)
        } else {
            desk.state = try state(with: nil, old, among: waiting, desk)
        }
        desk.waiting = waiting
        return true
    }

    /// The state with all that waits and one event more, which is checked where it would stand;
    /// what follows it is not decided again.
    private func state(
        with event: AnyEvent?, _ fact: Fact, among waiting: WaitingFacts, _ desk: StreamDesk
    ) throws(Refusal) -> StateBox {
        let machine = catalogue.machines[desk.machine]
        let state = machine.copy(desk.base ?? desk.state)
        let place = event == nil ? -1 : waiting.place(of: fact.order)
        for index in 0...waiting.events.count {
            if index == place, let event {
                if let refusal = machine.refusal(event, in: state, fact) { throw refusal }
                machine.apply(event, to: state, fact)
            }
            if index < waiting.events.count, let other = waiting.events[index].event.fact {
                machine.apply(waiting.events[index], to: state, other)
            }
        }
        return state
    }

    /// Holds the state of a stream as it is, and lets go of those silent for longest.
    private func attend(_ desk: StreamDesk) {
        guard desk.attend(catalogue.machines[desk.machine]) else { return }
        attending.append(desk)
        guard attending.count > attentive else { return }
        // A few at a time, so that the search for them is seldom.
        let touched = attending.map(\.touched).sorted()
        let newest = touched[touched.count / 8]
        attending.removeAll { other in
            guard other.touched <= newest, other !== desk else { return false }
            other.stopAttending()
            return true
        }
    }

    // MARK: Out of order

    /// Decides what does not simply come last: a late fact, a correction, a withdrawal. The fact
    /// is checked where it would stand; what follows it is not decided again.
    private func decideAgainstHistory(
        _ valid: ValidProposal, _ statement: Statement
    ) throws -> StreamDesk {
        let stream = valid.header.subject
        let earlier = try statements(of: stream)
        try checkTarget(statement, among: earlier)
        let history = StreamHistory(earlier + [statement], try reveals(of: stream, earlier))
        let machine = catalogue.machines[valid.machine]
        let box = machine.initial(stream)
        for fact in history.facts {
            if fact.fact.statedAt == statement.position, let event = valid.event,
                let refusal = machine.refusal(event, in: box, fact.fact)
            {
                throw refusal
            }
            try catalogue.apply(fact, to: box, machine: valid.machine)
        }
        return StreamDesk(machine: valid.machine, state: box, earlier + [statement], history)
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
        clock += 1
        if let desk = desks[stream] {
            desk.touched = clock
            return desk
        }
        let statements = try statements(of: stream)
        // What is pending was at hand before.
        if let last = statements.last, last.position.index >= size.count {
            refolded += statements.count
        }
        let history = StreamHistory(statements, try reveals(of: stream, statements))
        let state = try catalogue.fold(history.facts, of: stream, machine: machine)
        let desk = StreamDesk(machine: machine, state: state, statements, history)
        keep(desk, for: stream)
        return desk
    }

    private func keep(_ desk: StreamDesk, for stream: StreamName) {
        desk.touched = clock
        held += desk.weight - (desks.updateValue(desk, forKey: stream)?.weight ?? 0)
        guard held > capacity else { return }
        // A few at a time, so that the search for them is seldom; the one at hand stays.
        for (name, silent) in desks.sorted(by: { $0.value.touched < $1.value.touched }) {
            guard held > capacity / 16 * 15, silent !== desk else { break }
            desks[name] = nil
            held -= silent.weight
        }
    }

    /// The state of a stream of an area; nil where no area has the name.
    func box(of stream: StreamName, area: String) throws -> StateBox? {
        guard let machine = catalogue.machine(ofArea: area) else { return nil }
        return try desk(for: stream, machine: machine).state
    }

    func statements(of stream: StreamName) throws -> [Statement] {
        try store.statements(.stream(stream), knownAt: size) + pending(stream)
    }

    private func pending(_ stream: StreamName) throws -> [Statement] {
        var statements: [Statement] = []
        for line in try pendingLines(stream) {
            let proposal = try Proposal(line: line.bytes)
            guard proposal.header.subject == stream else { continue }
            statements.append(
                Statement(
                    position: line.position, id: line.id, pending: proposal,
                    recordedTime: recordedTime))
        }
        return statements
    }

    /// What was made known of a stream's sealed values, by events recorded or pending.
    private func reveals(
        of stream: StreamName, _ statements: [Statement]
    ) throws -> StreamReveals {
        let streams = pendingReveals[stream] ?? []
        guard !streams.isEmpty || statements.contains(where: { SealedDigests.areIn($0.leaf) })
        else { return .none }
        var pending: [Statement] = []
        for name in streams.sorted() { pending += try self.pending(name) }
        return try store.reveals(of: stream, knownAt: size, pending: pending)
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
