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
/// a little late still finds its place: most late facts are late by one or two.
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
        let live = LiveStream(machine.initial(stream))
        guard let place = free.popLast() else {
            streams.append(live)
            return streams.count - 1
        }
        streams[place] = live
        return place
    }

    /// Reads data and has it applied at `place` in the order of facts.
    func take(_ type: Int, _ input: FieldInput, _ fact: Fact, at place: Int) -> FoldOutcome {
        let order = fact.order
        guard let stream = streams[place] else { return .tooLate }
        if fact.isLate, let applied = stream.applied, order < applied { return .tooLate }
        var log = FieldLog(purpose: .leaf)
        let event = machine.read(type, input, &log)
        if let issue = log.issues.first { return .damaged(issue) }
        event.event.fact = fact
        var index = stream.waiting.count
        while fact.isLate, index > 0, let before = stream.waiting[index - 1].event.fact,
            order < before.order
        {
            index -= 1
        }
        stream.waiting.insert(event, at: index)
        if stream.waiting.count > 2 * StateColumn.patience {
            stream.apply(StateColumn.patience, by: machine)
        }
        return .taken
    }

    /// Hands over the state at `place` as that of stream number `number`.
    func settle(_ place: Int, _ number: Int, _ stream: StreamName) {
        guard let live = streams[place] else { return }
        live.apply(live.waiting.count, by: machine)
        settled(number, stream, live.state)
    }

    /// Frees a place for another stream.
    func release(_ place: Int) {
        streams[place] = nil
        free.append(place)
    }
}

/// One stream of a column; an object, so that changing it never copies its state.
private final class LiveStream {
    let state: StateBox
    var waiting: [AnyEvent] = []
    var applied: HistoryOrder?

    init(_ state: StateBox) { self.state = state }

    func apply(_ count: Int, by machine: AreaMachine) {
        for event in waiting.prefix(count) {
            guard let fact = event.event.fact else { continue }
            machine.apply(event, to: state, fact)
            applied = fact.order
        }
        waiting.removeFirst(count)
    }
}
