import EventLog

/// A commissioner leaves a procurement that another leads.
struct AssociateLeft: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.associate-left.v1")
    static let summary = "A commissioner leaves a procurement that another leads."
    static let table = FieldTable(event: Self.self)

    let associate: ODSCode
    let association: Association

    init(from fields: inout FieldReader) {
        associate = fields.required("associate", "The commissioner that leaves.")
        association = fields.association(isIn: false)
    }

    var tags: [String] { Tags.of(bodies: [associate]) }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.apply(association, of: associate, fact)
    }
}
