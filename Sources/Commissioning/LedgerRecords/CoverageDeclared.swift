import EventLog

/// Somebody answers for what the ledger holds of a body.
struct CoverageDeclared: EventData {
    typealias Area = LedgerArea

    static let name = EventTypeName(known: "ledger.coverage-declared.v1")
    static let summary = "Somebody answers for how much of a body's facts the ledger holds."
    static let table = FieldTable(event: Self.self)

    let body: ODSCode
    let area: KebabName?
    let eventTypes: [EventTypeName]
    let from: CivilDate
    let to: CivilDate?
    let extent: CoverageExtent
    let basis: CoverageBasis
    let declaredBy: Reference

    init(from fields: inout FieldReader) {
        body = fields.required("body", "Whose facts.")
        area = fields.optional("area", "The area they belong to; or eventTypes.")
        eventTypes = fields.list("eventTypes", "Their types; or area.")
        from = fields.required("from", "The first day.")
        to = fields.optional("to", "The first day no longer covered.")
        extent = fields.required("extent", "How much of them the ledger holds.")
        basis = fields.required("basis", "How that is known.")
        _ = fields.optional("importOf", "What was imported.") as ImportedDocument?
        declaredBy = fields.required("declaredBy", "Who answers for it.")
    }

    var tags: [String] { Tags.of(bodies: [body]) }

    private var scope: CoverageScope? {
        switch (area, eventTypes.isEmpty) {
        case (let area?, true): .area(area)
        case (nil, false): .eventTypes(eventTypes.sorted())
        default: nil
        }
    }

    func check(in state: LedgerState, _ fact: Fact) throws(LedgerRefusal) {
        guard scope != nil else { throw .scopeNotOne }
        if let to, to <= from { throw .endNotAfterStart(to: to, from: from) }
    }

    /// A declaration that its check would refuse declares nothing.
    func apply(to state: inout LedgerState, _ fact: Fact) {
        state.note(fact)
        guard let scope, let period = Period(from: from, to: to) else { return }
        let coverage = Coverage(
            body: body, scope: scope, period: period, extent: extent, basis: basis,
            declaredBy: declaredBy)
        state.coverage.append(
            CoverageDeclaration(id: fact.id, coverage: Stated(coverage, fact)))
    }

    /// A document that a register was read from.
    struct ImportedDocument: FieldGroup {
        static let table = FieldTable(ImportedDocument.self)

        init(from fields: inout FieldReader) {
            _ = fields.required("source", "What the document is called.") as String
            _ = fields.required("sha256", "SHA-256 of its bytes.") as SHA256Hex
        }
    }
}
