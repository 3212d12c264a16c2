import EventLog

/// A supplier gets a place on a framework.
struct FrameworkSupplierAccredited: EventData {
    typealias Area = SupportArea

    static let name = EventTypeName(known: "support.framework-supplier-accredited.v1")
    static let summary = "A supplier gets a place on a framework."
    static let table = FieldTable(event: Self.self)

    let entry: FrameworkEntry

    init(from fields: inout FieldReader) { entry = fields.frameworkEntry() }

    var tags: [String] { Tags.of(suppliers: [entry.supplier?.code]) }

    func check(in state: SupportState, _ fact: Fact) throws(SupportRefusal) {
        guard entry.supplier != nil else { throw .supplierMissing }
    }

    func apply(to state: inout SupportState, _ fact: Fact) {
        state.apply(entry, .accredited, fact)
    }
}
