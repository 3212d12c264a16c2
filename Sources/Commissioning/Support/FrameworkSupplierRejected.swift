import EventLog

/// A supplier does not get a place on a framework, or loses it.
struct FrameworkSupplierRejected: EventData {
    typealias Area = SupportArea

    static let name = EventTypeName(known: "support.framework-supplier-rejected.v1")
    static let summary = "A supplier does not get a place on a framework, or loses it."
    static let table = FieldTable(event: Self.self)

    let entry: FrameworkEntry
    let reasonCode: FrameworkRejectionReason?

    init(from fields: inout FieldReader) {
        entry = fields.frameworkEntry()
        reasonCode = fields.optional("reasonCode", "Why.")
    }

    var tags: [String] { Tags.of(suppliers: [entry.supplier?.code]) }

    func check(in state: SupportState, _ fact: Fact) throws(SupportRefusal) {
        guard entry.supplier != nil else { throw .supplierMissing }
    }

    func apply(to state: inout SupportState, _ fact: Fact) {
        state.apply(entry, .rejected(reasonCode), fact)
    }
}
