/// An area without its types: what the catalogue, the desk and the fold call. An object, so that a
/// call counts one reference and not one for each function.
@usableFromInline
final class AreaMachine: Sendable {
    let name: String
    let streamForm: String
    /// How many parts its streams' names have.
    let partCount: Int
    /// Whether the second part of a name is the code of a body, `{ods}`.
    let namesBody: Bool
    let types: [TypeMachine]
    /// The state of a stream without events, in a box.
    let initial: @Sendable (StreamName) -> StateBox
    let copy: @Sendable (StateBox) -> StateBox

    @usableFromInline
    init(
        name: String, streamForm: String, types: [TypeMachine],
        initial: @escaping @Sendable (StreamName) -> StateBox,
        copy: @escaping @Sendable (StateBox) -> StateBox
    ) {
        self.name = name
        self.streamForm = streamForm
        partCount = streamForm.utf8.reduce(1) { $1 == 0x2F ? $0 + 1 : $0 }
        namesBody = streamForm.utf8.drop { $0 != 0x2F }.starts(with: "/{ods}".utf8)
        self.types = types
        self.initial = initial
        self.copy = copy
    }
}

extension AreaMachine {
    func read(_ type: Int, _ input: FieldInput, _ log: inout FieldLog) -> AnyEvent {
        AnyEvent(type: type, event: types[type].read(input, &log))
    }

    /// The no of the area, or nil.
    func refusal(_ event: AnyEvent, in state: StateBox, _ fact: Fact) -> Refusal? {
        types[event.type].refusal(event.event, state, fact)
    }

    func apply(_ event: AnyEvent, to state: StateBox, _ fact: Fact) {
        types[event.type].apply(event.event, state, fact)
    }

    func tags(_ event: AnyEvent) -> [String] { types[event.type].tags(event.event) }
}

/// An event that has been read, and the place of its type in its area.
struct AnyEvent: Sendable {
    let event: ReadEvent
    /// Small, for very many events wait to be applied.
    private let typeNumber: Int32
    /// Whether it was recorded in a shape that was brought to the present one.
    var isOfOlderShape = false

    init(type: Int, event: ReadEvent) {
        self.event = event
        typeNumber = Int32(truncatingIfNeeded: type)
    }

    var type: Int { Int(typeNumber) }
}

/// An event type without its area; an object, as its area is.
@usableFromInline
final class TypeMachine: Sendable {
    let schema: EventSchema
    /// Reads data once, to be checked and applied.
    let read: @Sendable (FieldInput, inout FieldLog) -> ReadEvent
    /// The no of the area, or nil.
    let refusal: @Sendable (ReadEvent, StateBox, Fact) -> Refusal?
    let apply: @Sendable (ReadEvent, StateBox, Fact) -> Void
    let tags: @Sendable (ReadEvent) -> [String]

    @inlinable
    convenience init<Area: EventArea>(_ type: EventType<Area>) {
        // Each function by itself: a call would copy the whole type to reach one of them.
        let (check, apply) = (type.check, type.apply)
        self.init(
            schema: type.schema, read: type.read,
            refusal: { event, box, fact in
                do throws(Area.Refusal) {
                    try check(event, StateBoxOf<Area.State>.of(box).state, fact)
                    return nil
                } catch {
                    return Refusal(error)
                }
            },
            apply: { apply($0, &StateBoxOf<Area.State>.of($1).state, $2) },
            tags: type.tags)
    }

    @usableFromInline
    init(
        schema: EventSchema, read: @escaping @Sendable (FieldInput, inout FieldLog) -> ReadEvent,
        refusal: @escaping @Sendable (ReadEvent, StateBox, Fact) -> Refusal?,
        apply: @escaping @Sendable (ReadEvent, StateBox, Fact) -> Void,
        tags: @escaping @Sendable (ReadEvent) -> [String]
    ) {
        self.schema = schema
        self.read = read
        self.refusal = refusal
        self.apply = apply
        self.tags = tags
    }
}

extension EventArea {
    /// Compiled in the area's own module, for its own types.
    @inlinable
    public static func parts() -> AreaParts {
        AreaParts(
            AreaMachine(
                name: name, streamForm: streamForm, types: types.map { TypeMachine($0) },
                initial: { StateBoxOf(initial($0)) },
                copy: { StateBoxOf(StateBoxOf<State>.of($0).state) }))
    }
}

/// What a catalogue makes of an area.
public struct AreaParts: Sendable {
    let machine: AreaMachine

    @usableFromInline
    init(_ machine: AreaMachine) { self.machine = machine }
}

/// A state behind a reference.
@usableFromInline
class StateBox: @unchecked Sendable {
    @inlinable
    init() {}
}

/// Unchecked because its owner, a desk or a fold, is used by one task at a time.
@usableFromInline
final class StateBoxOf<State: Sendable>: StateBox, @unchecked Sendable {
    @usableFromInline var state: State

    @inlinable
    init(_ state: State) { self.state = state }

    @inlinable
    static func of(_ box: StateBox) -> StateBoxOf<State> {
        guard let box = box as? StateBoxOf<State> else {
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

    @usableFromInline
    init(_ reason: some RefusalReason) {
        self.init(rule: reason.rule, sentence: reason.sentence, restsOn: reason.restsOn)
    }
}
