public import EventLog

/// A contract is awarded to a provider.
struct ContractAwarded: EventData {
    typealias Area = ContractArea

    static let name = EventTypeName(known: "contract.contract-awarded.v1")
    static let summary = "A contract is awarded to a provider; this is the day of the award."
    static let table = FieldTable(event: Self.self)

    let terms: ContractTerms

    init(from fields: inout FieldReader) {
        let record = "S.I. 2013/500, regulation 9" as StaticString
        terms = ContractTerms(
            title: fields.required("title", "What the contract is called."),
            provider: fields.required("provider", "Who provides.", source: record),
            services: fields.list("services", "What is provided.", source: record),
            decisionBasis: fields.required("decisionBasis", "What the contract rests on."),
            procurement: fields.optional("procurement", "The procurement it comes from."),
            award: fields.optional("award", "The award in that procurement."),
            lots: fields.list("lotIds", "The lots of that procurement that it covers."),
            totalValue: fields.optional(
                "totalValue", "What the whole term costs.", source: record),
            annualValue: fields.optional("annualValue", "What a year costs.", source: record),
            start: fields.required("start", "The first day.", source: record),
            end: fields.optional("end", "The first day no longer covered.", source: record),
            extensionOptions: fields.list(
                "extensionOptions", "By how much it can be extended without a new contract."),
            selectionProcess: fields.optional(
                "selectionProcess", "How the provider was found.", source: record),
            legalForm: fields.required("legalForm", "What sort of agreement it is."),
            pricing: fields.optional("pricing", "How the price is found."),
            parties: (fields.list("parties", "The commissioners that take part.") as [Party])
                .sorted { $0.code < $1.code },
            ocid: fields.optional("ocid", "The contracting process.", source: "OCDS 1.1.5"))
    }

    var tags: [String] {
        Tags.of(
            suppliers: [terms.provider.supplier?.code], bodies: terms.parties.map(\.code),
            streams: [terms.procurement])
    }

    func check(in state: ContractState, _ fact: Fact) throws(ContractRefusal) {
        guard terms.provider.supplier != nil else { throw .providerMissing }
        if let end = terms.end, end <= terms.start {
            throw .endNotAfterStart(end: end, start: terms.start, awardedBy: nil)
        }
        if let procurement = terms.procurement, !ContractAwarded.isProcurement(procurement) {
            throw .notAProcurement(procurement)
        }
        if let code = terms.parties.repeated { throw .partyTwice(code) }
        if let whole = terms.totalValue?.pence {
            let shares = terms.parties.shareTotal
            guard let shares, shares <= whole else {
                throw .sharesAboveValue(shares: shares, value: whole)
            }
        }
        if state.termination == nil, let known = state.award, known.says(terms, fact) {
            throw .alreadyAwarded(on: known.awardedOn.value, by: known.awardedOn.by)
        }
    }

    func apply(to state: inout ContractState, _ fact: Fact) {
        state.note(fact)
        state.closeIfTerminated()
        if state.award?.contest(with: terms, fact) == nil {
            state.award = ContractAward(terms, fact)
        }
    }

    private static func isProcurement(_ stream: StreamName) -> Bool {
        stream.area == "procurement" && stream.partCount == 3
    }
}

/// What a contract rests on.
public enum ContractDecisionBasis: String, CodeList {
    /// A procurement, or a decision to do without one.
    case procured
    /// It came over from a body that was replaced.
    case inheritedByTransfer
    /// It stands in a register from before the ledger.
    case legacyRegister
    /// Another contract was made over.
    case novated
    /// Nothing was found.
    case noneOnRecord
}

/// What sort of agreement a contract is.
public enum ContractLegalForm: String, CodeList {
    /// An NHS contract. Source: National Health Service Act 2006, section 9.
    case nhsContract = "NHScontract-s9"
    /// The NHS Standard Contract.
    case standardContract
    /// A grant.
    case grant
    /// A partnership arrangement. Source: National Health Service Act 2006, section 75.
    case section75 = "s75"
    /// A payment to a local authority. Source: National Health Service Act 2006, section 256.
    case section256 = "s256"
    /// A service level agreement.
    case serviceLevelAgreement = "SLA"
    /// Anything else.
    case other
}

/// How the price under a contract is found.
public enum ContractPricing: String, CodeList {
    /// By the national tariff.
    case nationalTariff
    /// By a price agreed locally.
    case localPrice
    /// One sum, whatever the activity.
    case block
    /// A sum for each person of a population.
    case capitation
    /// A sum for a bundle of services.
    case bundle
    /// Savings are shared.
    case gainShare
    /// By the outcomes reached.
    case outcomesBased
}

/// A length by which a contract can be extended without a new one.
public struct ContractExtensionOption: FieldGroup, Hashable {
    /// The names of its fields.
    public static let table = FieldTable(ContractExtensionOption.self)

    /// How long each extension is.
    public let months: Months
    /// How often; nil when the source does not say, which is read as once.
    public let times: Int64?

    /// Declares and reads its fields.
    public init(from fields: inout FieldReader) {
        months = fields.required("months", "How long each extension is.", unit: "months")
        times = fields.optional("times", "How often; once when absent.", unit: "times")
    }
}
