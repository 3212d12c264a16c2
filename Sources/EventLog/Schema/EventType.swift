/// An event type of an area, as the catalogue keeps it.
///
/// Inlinable, and made of functions instead of a generic class, so that the area's module compiles
/// each for its own type of data: a replay calls them once an event.
public struct EventType<Area: EventArea>: Sendable {
    /// Its schema.
    public let schema: EventSchema
    /// Reads data, to be checked or applied.
    @usableFromInline let read: @Sendable (FieldInput, inout FieldLog) -> ReadEvent
    /// The area's no, given what precedes the event.
    @usableFromInline let check:
        @Sendable (ReadEvent, Area.State, Fact) throws(Area.Refusal) -> Void
    @usableFromInline let apply: @Sendable (ReadEvent, inout Area.State, Fact) -> Void
    @usableFromInline let tags: @Sendable (ReadEvent) -> [String]

    /// Takes in an event type.
    @inlinable
    public init<Data: EventData>(_ type: Data.Type) where Data.Area == Area {
        schema = EventSchema(type)
        read = { input, log in ReadEventOf<Data>(Data.read(input, &log)) }
        check = { (event, state, fact) throws(Area.Refusal) in
            try ReadEventOf<Data>.data(of: event).check(in: state, fact)
        }
        apply = { event, state, fact in
            ReadEventOf<Data>.data(of: event).apply(to: &state, fact)
        }
        tags = { ReadEventOf<Data>.data(of: $0).tags }
    }
}

/// An event read once, to be checked and then applied by the type that read it.
@usableFromInline
class ReadEvent: @unchecked Sendable {
    /// What is known of it beside its data, while it waits to be applied.
    @usableFromInline final var fact: Fact?

    @inlinable
    init() {}
}

/// Unchecked because the base class must be open to it; it holds one constant.
@usableFromInline
final class ReadEventOf<Data: EventData>: ReadEvent, @unchecked Sendable {
    @usableFromInline let data: Data

    @inlinable
    init(_ data: Data) { self.data = data }

    @inlinable
    static func data(of event: ReadEvent) -> Data {
        guard let event = event as? ReadEventOf<Data> else {
            preconditionFailure("an event of another type")
        }
        return event.data
    }
}

/// What is public of an event type: its name and its fields.
public struct EventSchema: Sendable {
    /// Its stored name.
    public let name: EventTypeName
    /// What it records, in one sentence.
    public let summary: String
    /// Who records it.
    public let recorder: Recorder
    /// The form of the streams it stands in, such as `support/{ods}/{ref}`.
    public let streamForm: String
    /// Its fields, in the order of their declaration, then those that every type may have.
    public let fields: [FieldDescription]

    /// Describes an event type.
    public init<Data: EventData>(_ type: Data.Type) {
        name = Data.name
        summary = Data.summary
        recorder = Data.recorder
        streamForm = Data.Area.streamForm
        fields = Data.table.fields
    }

    init(name: EventTypeName, summary: String, streamForm: String, fields: [FieldDescription]) {
        self.name = name
        self.summary = summary
        recorder = .anybody
        self.streamForm = streamForm
        self.fields = fields
    }
}
