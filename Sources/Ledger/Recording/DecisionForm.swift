public import Commissioning
public import EventLog

/// One decision to buy something, as somebody fills it in: nine fields for what would be up to
/// eight events.
///
/// Shape: one JSON object; ``table`` declares its fields.
public struct DecisionForm: FieldGroup, Hashable {
    /// The names of its fields.
    public static let table = FieldTable(DecisionForm.self)

    /// What is bought.
    public let title: String
    /// In which way the provider was found.
    public let route: Way
    /// To whom it is awarded.
    public let supplier: Provider
    /// What it is worth.
    public let value: Money
    /// For how long; nil when there is no contract yet.
    public let term: Term?
    /// When and where it was decided.
    public let decided: Taking
    /// Interests that were declared, and what was done about them.
    public let conflicts: Conflicts
    /// Why it was decided so.
    public let reason: Grounds
    /// What the register says beside; nil when nothing is given.
    public let register: Entry?

    /// Declares and reads its fields.
    public init(from fields: inout FieldReader) {
        title = fields.required("title", "What is bought, as the register is to call it.")
        route = fields.required("route", "In which way the provider was found.")
        supplier = fields.required("supplier", "To whom it is awarded.")
        value = fields.required("value", "What it is worth, and whether VAT is in it.")
        term = fields.optional(
            "term", "The first and the last day of the contract, if there is one.")
        decided = fields.required("decided", "Where it was decided, and on which day.")
        conflicts = fields.required("conflicts", "Interests that were declared, or none.")
        reason = fields.required("reason", "Why: a code, and words.")
        register = fields.optional("register", "Its reference, who leads it, and comments.")
    }

    /// In which way the provider was found, and under which law.
    public struct Way: FieldGroup, Hashable {
        /// The names of its fields.
        public static let table = FieldTable(Way.self)

        /// The way.
        public let how: FormRoute
        /// The rule that a waiver sets aside; nil for every other way.
        public let waives: String?
        /// Who approves the waiver; nil when it is who decided.
        public let approver: Reference?
        /// When the audit committee was told of the waiver; nil when it was not yet.
        public let auditCommitteeOn: CivilDate?
        /// Other ways that were weighed; empty when none is named.
        public let alternatives: [ProcurementRoute]
        /// The law it is run under; nil when not given.
        public let regime: ProcurementRegime?
        /// Whether it is health care for patients; nil when not given.
        public let isHealthCare: Bool?

        /// Declares and reads its fields.
        public init(from fields: inout FieldReader) {
            how = fields.required("how", "The way; waiver for a single tender against the rules.")
            waives = fields.optional("waives", "The rule that a waiver sets aside.")
            approver = fields.optional("approver", "Who approves a waiver, if not who decided.")
            auditCommitteeOn = fields.optional(
                "auditCommitteeOn", "When the audit committee was told of a waiver.")
            alternatives = fields.list("alternatives", "Other ways that were weighed.")
            let regime =
                fields.optional("regime", "The law it is run under.") as ProcurementRegime?
            let isHealthCare =
                fields.optional("healthCare", "Whether it is health care for patients.") as Bool?
            self.regime = regime ?? how.impliedRegime
            self.isHealthCare = isHealthCare ?? (how.impliedRegime == nil ? nil : true)
        }
    }

    /// For how long there is a contract.
    public struct Term: FieldGroup, Hashable {
        /// The names of its fields.
        public static let table = FieldTable(Term.self)

        /// The first day.
        public let start: CivilDate
        /// The last day; nil when no end is agreed.
        public let lastDay: CivilDate?
        /// When the last party signed; nil when not all have.
        public let signedOn: CivilDate?
        /// By how much it can be extended; empty when it cannot.
        public let options: [ContractExtensionOption]
        /// What sort of agreement it is; nil when not given.
        public let legalForm: ContractLegalForm?

        /// Declares and reads its fields.
        public init(from fields: inout FieldReader) {
            start = fields.required("start", "The first day.")
            lastDay = fields.optional("lastDay", "The last day.")
            signedOn = fields.optional("signedOn", "When the last party signed.")
            options = fields.list("options", "By how much it can be extended.")
            legalForm = fields.optional("legalForm", "What sort of agreement it is.")
        }
    }

    /// When and where it was decided.
    public struct Taking: FieldGroup, Hashable {
        /// The names of its fields.
        public static let table = FieldTable(Taking.self)

        /// The day.
        public let on: CivilDate
        /// Where.
        public let place: Decision

        /// Declares and reads its fields.
        public init(from fields: inout FieldReader) {
            on = fields.required("on", "The day; today when a form leaves it out.")
            place = fields.required("in", "The meeting, the officer or the urgent decision.")
        }
    }

    /// Why it was decided so.
    public struct Grounds: FieldGroup, Hashable {
        /// The names of its fields.
        public static let table = FieldTable(Grounds.self)

        /// The reason as a code.
        public let code: FormReason
        /// The reason in words; sealed as narrative. Nil when not given.
        public let text: String?

        /// Declares and reads its fields.
        public init(from fields: inout FieldReader) {
            code = fields.required("code", "The reason as a code.")
            text = fields.optional("text", "The reason in words; sealed as narrative.")
        }
    }

    /// What the register of decisions says beside.
    public struct Entry: FieldGroup, Hashable {
        /// The names of its fields.
        public static let table = FieldTable(Entry.self)

        /// What the procurement is referred to by, the last part of its stream; nil to have one
        /// made.
        public let reference: Reference?
        /// The clinician who leads it; nil when not given.
        public let clinicalLead: Reference?
        /// Who manages the contract; nil when not given.
        public let contractManager: Reference?
        /// What else is to be noted; sealed as narrative. Nil when not given.
        public let comments: String?

        /// Declares and reads its fields.
        public init(from fields: inout FieldReader) {
            reference = fields.optional("reference", "Its reference; made when absent.")
            clinicalLead = fields.optional("clinicalLead", "The clinician who leads it.")
            contractManager = fields.optional("contractManager", "Who manages the contract.")
            comments = fields.optional("comments", "What else to note; sealed as narrative.")
        }
    }
}
