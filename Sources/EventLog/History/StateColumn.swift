/// What became of a fact that was taken in.
enum FoldOutcome {
    case taken
    /// Facts that follow it have been applied: its stream must be folded from its history.
    case tooLate
    case damaged(FieldIssue)
}

/// The states of many streams of one area, side by side, while a log is folded.
///
/// The newest few facts of a stream wait in order before they are applied, so that one that comes
/// a little late still finds its place, and one that is corrected soon is said again: most late
/// facts are late by one or two.
final class StateColumn {
    /// How many facts of a stream wait.
    private static let patience = 8

    private let machine: AreaMachine
    private var streams: [LiveStream?] = []
    private var free: [Int] = []
    /// Gets states that are settled.
    var settled: (Int, StreamName, StateBox) -> Void = { _, _, _ in }

    init(_ machine: AreaMachine) { self.machine = machine }

    /// Adds a stream without events; returns its place.
    func add(_ stream: StreamName) -> Int {
        let live = LiveStream(stream, machine.initial(stream))
        guard let place = free.popLast() else {
            streams.append(live)
            return streams.count - 1
        }
        streams[place] = live
        return place
    }

    /// Whether facts that happened later have been taken in at `place`, of which this one becomes
    /// the latest else.
    func isLate(_ day: Int32, _ instant: Int64, at place: Int) -> Bool {
        guard let stream = streams[place] else { return false }
        guard (day, instant) >= (stream.latestDay, stream.latestInstant) else { return true }
        stream.latestDay = day
        stream.latestInstant = instant
        return false
    }

    /// Reads data and has it applied at `place` in the order of facts.
    func take(
        _ type: Int, _ input: FieldInput, _ fact: Fact, isOfOlderShape: Bool, at place: Int
    ) -> FoldOutcome {
        guard let stream = streams[place], stream.waiting.admits(fact.order) else {
            return .tooLate
        }
        var log = FieldLog(purpose: .leaf)
        var event = machine.read(type, input, &log)
        if let issue = log.issues.first { return .damaged(issue) }
        event.isOfOlderShape = isOfOlderShape
        stream.waiting.insert(event, fact)
        if stream.waiting.events.count > 2 * StateColumn.patience {
            stream.apply(StateColumn.patience, by: machine)
        }
        return .taken
    }

    /// Takes back a fact at `place`; false when it does not wait.
    func withdraw(_ id: EventID, at place: Int) -> Bool {
        guard let stream = streams[place], stream.waiting.event(id) != nil else { return false }
        stream.waiting.remove(id)
        return true
    }

    /// Has a fact at `place` said again; false when it does not wait, or cannot be put where it
    /// stands now.
    ///
    /// - Parameters:
    ///   - correction: Where the correction stands.
    ///   - asOf: Facts of later days are left out.
    func correct(
        _ id: EventID, _ fields: CorrectedFields, _ document: UnsafeBufferPointer<UInt8>,
        by correction: Position, asOf: CivilDate?, at place: Int
    ) -> Bool {
        guard let stream = streams[place], let old = stream.waiting.event(id),
            !old.isOfOlderShape,
            let fact = old.event.fact?.restated(
                by: correction, occurredOn: fields.occurredOn, precision: fields.precision,
                time: fields.time),
            stream.waiting.admits(fact.order)
        else { return false }
        var log = FieldLog(purpose: .leaf)
        let input = FieldInput(document: document, range: fields.data.range)
        let event = machine.read(old.type, input, &log)
        guard log.issues.isEmpty else { return false }
        stream.waiting.remove(id)
        if fact.occurredOn <= asOf ?? fact.occurredOn { stream.waiting.insert(event, fact) }
        return true
    }

    /// Hands over the state at `place` as that of stream number `number`.
    func settle(_ place: Int, _ number: Int) {
        guard let live = streams[place] else { return }
        live.apply(live.waiting.events.count, by: machine)
        settled(number, live.name, live.state)
    }

    /// Frees a place for another stream.
    func release(_ place: Int) {
        streams[place] = nil
        free.append(place)
    }
}

/// One stream of a column; an object, so that changing it never copies its state.
private final class LiveStream {
    let name: StreamName
    let state: StateBox
    var waiting = WaitingFacts()
    var latestInstant: Int64 = .min
    var latestDay: Int32 = .min

    init(_ name: StreamName, _ state: StateBox) {
        self.name = name
        self.state = state
    }

    func apply(_ count: Int, by machine: AreaMachine) {
        waiting.apply(count) { event, fact in machine.apply(event, to: state, fact) }
    }
}
