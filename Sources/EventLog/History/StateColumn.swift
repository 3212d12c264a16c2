/// The states of many streams of one area, side by side, while a log is folded.
protocol StateColumn: AnyObject {
    /// Adds a stream without events; returns its place.
    func add(_ stream: StreamName) -> Int
    /// Reads data and has it applied at `place` in the order of facts.
    func take(_ type: Int, _ input: FieldInput, _ fact: Fact, at place: Int) -> FoldOutcome
    /// Hands over the state at `place`, or another one, as that of stream number `number`.
    func settle(_ place: Int, _ number: Int, _ stream: StreamName)
    func settle(_ state: StateBox, _ number: Int, _ stream: StreamName)
    /// Frees a place for another stream.
    func release(_ place: Int)
}

/// What became of a fact that was taken in.
enum FoldOutcome {
    case taken
    /// Facts that follow it have been applied: its stream must be folded from its history.
    case tooLate
    case damaged(FieldIssue)
}

/// The states of an area's streams.
///
/// The newest few facts of a stream wait in order before they are applied, so that one that comes
/// a little late still finds its place: most late facts are late by one or two.
final class Column<Area: EventArea>: StateColumn {
    /// How many facts of a stream wait.
    private static var patience: Int { 8 }

    private let types: [EventType<Area>]
    private var streams: [Live?] = []
    private var free: [Int] = []
    /// Gets states that are settled.
    var settled: (Int, StreamName, Area.State) -> Void = { _, _, _ in }

    /// One stream; an object, so that changing it never copies its state.
    private final class Live {
        var state: Area.State
        var waiting: [ReadEvent<Area>] = []
        var applied: HistoryOrder?

        init(state: Area.State) { self.state = state }

        func apply(_ count: Int) {
            for event in waiting.prefix(count) {
                guard let fact = event.fact else { continue }
                event.apply(to: &state, fact)
                applied = fact.order
            }
            waiting.removeFirst(count)
        }
    }

    init(types: [EventType<Area>]) { self.types = types }

    func add(_ stream: StreamName) -> Int {
        let live = Live(state: Area.initial(stream))
        guard let place = free.popLast() else {
            streams.append(live)
            return streams.count - 1
        }
        streams[place] = live
        return place
    }

    func take(_ type: Int, _ input: FieldInput, _ fact: Fact, at place: Int) -> FoldOutcome {
        let order = fact.order
        guard let stream = streams[place] else { return .tooLate }
        if fact.isLate, let applied = stream.applied, order < applied { return .tooLate }
        let (event, log) = types[type].read(input, FieldLog(purpose: .leaf))
        if let issue = log.issues.first { return .damaged(issue) }
        event.fact = fact
        var index = stream.waiting.count
        while fact.isLate, index > 0, let before = stream.waiting[index - 1].fact,
            order < before.order
        {
            index -= 1
        }
        if index == stream.waiting.count {
            stream.waiting.append(event)
        } else {
            stream.waiting.insert(event, at: index)
        }
        if stream.waiting.count > 2 * Self.patience { stream.apply(Self.patience) }
        return .taken
    }

    func settle(_ place: Int, _ number: Int, _ stream: StreamName) {
        guard let live = streams[place] else { return }
        live.apply(live.waiting.count)
        settled(number, stream, live.state)
    }

    func settle(_ state: StateBox, _ number: Int, _ stream: StreamName) {
        guard let state = state as? StateBoxOf<Area.State> else {
            preconditionFailure("a state of another area")
        }
        settled(number, stream, state.state)
    }

    func release(_ place: Int) {
        streams[place] = nil
        free.append(place)
    }
}
