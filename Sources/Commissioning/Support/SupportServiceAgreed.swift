import EventLog

/// A commissioner and a supplier agree on a support service.
struct SupportServiceAgreed: EventData {
    typealias Area = SupportArea

    static let name = EventTypeName(known: "support.support-service-agreed.v1")
    static let summary = "A commissioner and a supplier agree on a support service."
    static let table = FieldTable(event: Self.self)

    let supplier: Supplier?
    let functions: SupportFunctions
    let start: CivilDate
    let end: CivilDate?
    let annualValue: Money?
    let hostedByBoard: Bool

    init(from fields: inout FieldReader) {
        supplier = fields.supplier()
        functions = SupportFunctions(
            fields.list("functions", "What is supplied.", isRequired: true))
        start = fields.required("start", "The first day.")
        end = fields.optional("end", "The first day no longer covered.")
        annualValue = fields.optional("annualValue", "What a year costs.")
        fields.sealed(
            "breakClause", String.self, .narrative, "How it can be ended before its end.")
        hostedByBoard = fields.required(
            "hostedByBoard", "Whether the NHS Commissioning Board employs the supplier's staff.")
        _ = fields.optional("procurementRef", "The procurement it comes from.") as String?
    }

    var tags: [String] { Tags.of(suppliers: [supplier?.code]) }

    func check(in state: SupportState, _ fact: Fact) throws(SupportRefusal) {
        guard supplier != nil else { throw .supplierMissing }
        if let end, end <= start {
            throw .endNotAfterStart(end: end, start: start, agreedBy: nil)
        }
    }

    func apply(to state: inout SupportState, _ fact: Fact) {
        state.note(fact)
        guard let supplier else { return }
        let terms = ServiceTerms(
            supplier: supplier, functions: functions, start: start, end: end,
            annualValue: annualValue, hostedByBoard: hostedByBoard)
        let isAfterExit = state.exit != nil
        if let exit = state.exit {
            state.formerExits.append(exit)
            state.exit = nil
        }
        guard let agreement = state.agreement else {
            return state.agreement = ServiceAgreement(terms, fact)
        }
        if !isAfterExit, agreement.start.value == start {
            state.agreement?.contest(with: terms, fact)
        } else {
            state.agreement?.replace(with: terms, fact)
        }
    }
}
