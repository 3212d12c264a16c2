/// An area without its types: what the catalogue, the desk and the fold call.
protocol AreaMachine: Sendable {
    var name: String { get }
    var streamForm: String { get }
    /// How many parts its streams' names have.
    var partCount: Int { get }
    var schemas: [EventSchema] { get }
    /// The state of a stream without events, in a box.
    func initial(_ stream: StreamName) -> StateBox
    /// Reads data once, to be checked and applied.
    func read(_ type: Int, _ input: FieldInput, _ log: FieldLog) -> (AnyEvent, FieldLog)
    /// The no of the area, or nil.
    func refusal(_ event: AnyEvent, in state: StateBox, _ fact: Fact) -> Refusal?
    func apply(_ event: AnyEvent, to state: StateBox, _ fact: Fact)
    func tags(_ event: AnyEvent) -> [String]
    /// Room for the states of many streams.
    func column() -> any StateColumn
}

/// A state behind a reference.
class StateBox: @unchecked Sendable {
    func copy() -> StateBox { self }
}

/// Unchecked because its owner, a desk or a fold, is used by one task at a time.
final class StateBoxOf<State: Sendable>: StateBox, @unchecked Sendable {
    var state: State

    init(_ state: State) { self.state = state }

    override func copy() -> StateBox { StateBoxOf(state) }
}

/// An event that has been read, of whatever area.
struct AnyEvent: Sendable {
    fileprivate let event: any AnyObject & Sendable
}

struct Machine<Area: EventArea>: AreaMachine {
    private let types = Area.types
    let partCount = Area.streamForm.utf8.reduce(1) { $1 == 0x2F ? $0 + 1 : $0 }

    var name: String { Area.name }
    var streamForm: String { Area.streamForm }
    var schemas: [EventSchema] { types.map(\.schema) }

    func initial(_ stream: StreamName) -> StateBox { StateBoxOf(Area.initial(stream)) }

    func read(_ type: Int, _ input: FieldInput, _ log: FieldLog) -> (AnyEvent, FieldLog) {
        let (event, log) = types[type].read(input, log)
        return (AnyEvent(event: event), log)
    }

    func refusal(_ event: AnyEvent, in state: StateBox, _ fact: Fact) -> Refusal? {
        do throws(Area.Refusal) {
            try own(event).check(in: own(state).state, fact)
            return nil
        } catch {
            return Refusal(error)
        }
    }

    func apply(_ event: AnyEvent, to state: StateBox, _ fact: Fact) {
        own(event).apply(to: &own(state).state, fact)
    }

    func tags(_ event: AnyEvent) -> [String] { own(event).tags }

    func column() -> any StateColumn { Column<Area>(types: types) }

    private func own(_ event: AnyEvent) -> ReadEvent<Area> {
        guard let event = event.event as? ReadEvent<Area> else {
            preconditionFailure("an event of another area")
        }
        return event
    }

    private func own(_ box: StateBox) -> StateBoxOf<Area.State> {
        guard let box = box as? StateBoxOf<Area.State> else {
            preconditionFailure("a state of another area")
        }
        return box
    }
}

/// A proposal that cannot be recorded, and why: the typed no of its area, in words.
public struct Refusal: Error, Hashable, Sendable {
    /// The rule, in kebab-case.
    public let rule: String
    /// What is wrong, in one sentence.
    public let sentence: String
    /// The events that stand in the way.
    public let restsOn: [Position]

    /// - Parameters:
    ///   - rule: In kebab-case.
    ///   - sentence: What is wrong, in one sentence.
    ///   - restsOn: The events that stand in the way.
    public init(rule: String, sentence: String, restsOn: [Position] = []) {
        self.rule = rule
        self.sentence = sentence
        self.restsOn = restsOn
    }

    init(_ reason: some RefusalReason) {
        self.init(rule: reason.rule, sentence: reason.sentence, restsOn: reason.restsOn)
    }
}
