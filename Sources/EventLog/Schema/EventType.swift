/// An event type of an area, as the catalogue keeps it.
public struct EventType<Area: EventArea>: Sendable {
    /// Its schema.
    public let schema: EventSchema
    /// Reads data, to be checked or applied.
    let read: @Sendable (FieldInput, FieldLog) -> (ReadEvent<Area>, FieldLog)

    /// Takes in an event type.
    public init<Data: EventData>(_ type: Data.Type) where Data.Area == Area {
        schema = EventSchema(type)
        read = { input, log in
            var log = log
            let data = Data.read(input, &log)
            return (ReadEventOf<Data>(data), log)
        }
    }
}

/// An event read once, to be checked and then applied.
class ReadEvent<Area: EventArea>: @unchecked Sendable {
    /// What is known of it beside its data, while it waits to be applied.
    final var fact: Fact?

    func check(in state: Area.State, _ fact: Fact) throws(Area.Refusal) {}
    func apply(to state: inout Area.State, _ fact: Fact) {}
    var tags: [String] { [] }
}

/// Unchecked because the base class must be open to it; it holds one constant.
final class ReadEventOf<Data: EventData>: ReadEvent<Data.Area>, @unchecked Sendable {
    private let data: Data

    init(_ data: Data) { self.data = data }

    override func check(in state: Data.Area.State, _ fact: Fact) throws(Data.Area.Refusal) {
        try data.check(in: state, fact)
    }

    override func apply(to state: inout Data.Area.State, _ fact: Fact) {
        data.apply(to: &state, fact)
    }

    override var tags: [String] { data.tags }
}

/// What is public of an event type: its name and its fields.
public struct EventSchema: Sendable {
    /// Its stored name.
    public let name: EventTypeName
    /// What it records, in one sentence.
    public let summary: String
    /// The form of the streams it stands in, such as `support/{ods}/{ref}`.
    public let streamForm: String
    /// Its fields, in the order of their declaration, then those that every type may have.
    public let fields: [FieldDescription]

    /// Describes an event type.
    public init<Data: EventData>(_ type: Data.Type) {
        name = Data.name
        summary = Data.summary
        streamForm = Data.Area.streamForm
        fields = Data.table.fields
    }

    init(name: EventTypeName, summary: String, streamForm: String, fields: [FieldDescription]) {
        self.name = name
        self.summary = summary
        self.streamForm = streamForm
        self.fields = fields
    }
}
