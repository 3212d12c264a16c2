public import EventLog

/// A proposal was refused, and somebody wanted that kept; never its data.
struct ProposalRefused: EventData {
    typealias Area = LedgerArea

    static let name = EventTypeName(known: "ledger.proposal-refused.v1")
    static let summary = "A proposal was refused; its data are not kept."
    static let recorder = Recorder.ledger(
        when: "it refuses a proposal that came with --record-refusal")
    static let table = FieldTable(event: Self.self)

    let refused: RefusedProposal

    init(from fields: inout FieldReader) {
        let type = fields.required("proposedType", "What it would have recorded.") as EventTypeName
        let day = fields.required("proposedOn", "The day of the fact it named.") as CivilDate
        let rule = fields.required("refusal", "The rule that refused it.") as KebabName
        let positions =
            fields.list("restsOn", "The events that stood in the way.", unit: "positions")
            as [Int64]
        _ = fields.required("contentMac", "A keyed digest of its data.") as SHA256Hex
        refused = RefusedProposal(
            type: type, on: day, rule: rule,
            restsOn: positions.map { Position(UInt64($0.magnitude)) })
    }

    func apply(to state: inout LedgerState, _ fact: Fact) {
        state.note(fact)
        state.refusals.append(Stated(refused, fact))
    }
}

/// What is kept of a refused proposal.
public struct RefusedProposal: Hashable, Sendable {
    /// What it would have recorded.
    public let type: EventTypeName
    /// The day of the fact it named.
    public let on: CivilDate
    /// The rule that refused it.
    public let rule: KebabName
    /// The events that stood in the way.
    public let restsOn: [Position]
}
