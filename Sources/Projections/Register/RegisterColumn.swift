/// A column of the register of procurement decisions, in the order in which it stands there.
///
/// Source: statutory guidance on managing conflicts of interest for CCGs, template of the register
/// of procurement decisions (wording from memory).
public enum RegisterColumn: String, CaseIterable, Sendable {
    /// By what the decision is referred to.
    case reference
    /// What the contract or the service is called.
    case title
    /// What is bought.
    case description
    /// The contract that it follows or changes, or that there is none.
    case existingContract
    /// Whether the body procures alone or with others, and by which route.
    case procurementType
    /// The clinician who leads it.
    case clinicalLead
    /// Who manages the contract.
    case contractManager
    /// Who decided, and where.
    case decisionMaking
    /// Conflicts of interest that were declared.
    case conflicts
    /// What was done about them.
    case actions
    /// Why that was enough.
    case justification
    /// The supplier and its registered address.
    case contractAwarded
    /// What the contract is worth: the whole, and the part of the body.
    case value
    /// What else there is to say.
    case comments

    /// What stands at the head of the column.
    public var heading: String {
        switch self {
        case .reference: "Reference"
        case .title: "Contract or service title"
        case .description: "Procurement description"
        case .existingContract: "Existing contract or new procurement"
        case .procurementType: "Procurement type"
        case .clinicalLead: "Clinical lead"
        case .contractManager: "Contract manager"
        case .decisionMaking: "Decision-making process and committee"
        case .conflicts: "Conflicts of interest noted"
        case .actions: "Actions to mitigate conflicts"
        case .justification: "Justification for actions"
        case .contractAwarded: "Contract awarded to"
        case .value: "Contract value"
        case .comments: "Comments to note"
        }
    }
}
