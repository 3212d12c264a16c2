public import EventLog

/// Who supplies, with its address where the source gives one.
public struct Provider: FieldGroup, Hashable {
    /// The names of its fields.
    public static let table = FieldTable(Provider.self)

    /// The supplier; nil when the object names none, which an area refuses.
    public let supplier: Supplier?
    /// Its registered address; nil when the source does not say.
    public let registeredAddress: String?

    /// Declares and reads its fields.
    public init(from fields: inout FieldReader) {
        supplier = fields.supplier()
        registeredAddress = fields.optional(
            "registeredAddress", "Its registered address.",
            source: "S.I. 2013/500, regulation 9")
    }
}
