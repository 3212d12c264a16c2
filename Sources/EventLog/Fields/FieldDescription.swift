/// Who may read a disclosed value when nothing else is said. Source: the ledger's domain rules.
public enum Audience: Hashable, Sendable {
    /// Anybody, at once.
    case everyone
    /// Anybody, once an event of this type stands in the stream.
    case after(EventTypeName)
    /// The parties to the process, and auditors.
    case parties
    /// Auditors alone.
    case auditors
}

extension Audience: CustomStringConvertible {
    /// `public`, `after(<type>)`, `parties` or `auditor`.
    public var description: String {
        switch self {
        case .everyone: "public"
        case .after(let type): "after(\(type))"
        case .parties: "parties"
        case .auditors: "auditor"
        }
    }
}

/// Why a field is kept out of the leaf, which then holds only a salted digest of it.
public enum SealingClass: String, CaseIterable, Sendable {
    /// Names and contact points of natural persons; the nature of an interest.
    case personal
    /// Free text beyond a title.
    case narrative
    /// Bids until they are opened; scores until the award.
    case embargoed
    /// Commercial confidence; legal advice.
    case restricted
}

/// What kind of value a field holds; the source of its JSON Schema and its row in the reference.
public indirect enum FieldShape: Hashable, Sendable {
    /// Text of 1 to `maximumBytes` bytes of UTF-8.
    case text(maximumBytes: Int)
    /// Such text in one line: a title, a name, an address.
    case line(maximumBytes: Int)
    /// One of these codes.
    case code([String])
    /// Text in a form of its own: a name for it, a regular expression, an example.
    case formatted(name: String, pattern: String, example: String)
    /// A whole number.
    case integer(ClosedRange<Int64>)
    /// `true` or `false`.
    case boolean
    /// One or more values of one shape.
    case list(FieldShape)
    /// An object with fields of its own.
    case group([FieldDescription])
}

extension FieldShape {
    /// The shape of the same value where a text stands in the leaf: it is a title or a name, and
    /// whatever goes beyond one line is narrative, which is sealed.
    @usableFromInline var inOneLine: FieldShape {
        if case .text(let maximum) = self { .line(maximumBytes: maximum) } else { self }
    }
}

/// All that is known of one field: what `types`, the JSON Schema and the CSV template are made of.
public struct FieldDescription: Hashable, Sendable {
    /// The member's name in `data`; ASCII.
    public let name: String
    /// What kind of value it holds.
    public let shape: FieldShape
    /// The unit of its number, such as `pence`; nil when it has none.
    public let unit: String?
    /// Whether a proposal must have it.
    public let isRequired: Bool
    /// Why it is sealed; nil when it stands in the leaf.
    public let sealing: SealingClass?
    /// Who may read it.
    public let audience: Audience
    /// What it says, in one sentence.
    public let doc: String
    /// The law, standard or page it comes from; nil when it is ours.
    public let source: String?
}

/// The names of an object's fields, ready to be matched with the members of JSON.
public struct FieldTable: Sendable {
    /// In the order in which they are declared.
    public let fields: [FieldDescription]
    /// Their names.
    let names: NameTable

    /// Describes the fields of a group.
    public init<Group: FieldGroup>(_ group: Group.Type) {
        var reader = FieldReader(describing: ())
        _ = Group(from: &reader)
        self.init(fields: reader.described)
    }

    /// Describes the fields of an event type: its own, then those that every type may have.
    public init<Data: EventData>(event: Data.Type) {
        var reader = FieldReader(describing: ())
        _ = Data(from: &reader)
        reader.readCommonFields()
        self.init(fields: reader.described)
    }

    init(fields: [FieldDescription]) {
        precondition(fields.count <= FieldReader.capacity, "an object of too many fields")
        precondition(Set(fields.map(\.name)).count == fields.count, "two fields of one name")
        self.fields = fields
        names = NameTable(fields.map(\.name))
    }
}
