import EventLog

/// A commissioner joins a procurement that another leads.
struct AssociateJoined: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.associate-joined.v1")
    static let summary = "A commissioner joins a procurement that another leads."
    static let table = FieldTable(event: Self.self)

    let associate: ODSCode
    let association: Association

    init(from fields: inout FieldReader) {
        associate = fields.required("associate", "The commissioner that joins.")
        association = fields.association(isIn: true)
    }

    var tags: [String] { Tags.of(bodies: [associate]) }

    func check(in state: ProcurementState, _ fact: Fact) throws(ProcurementRefusal) {
        if let known = state.associations[associate], known.value.isIn {
            throw .already(.associateJoined(associate), on: known.on, by: known.by)
        }
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.apply(association, of: associate, fact)
    }
}
