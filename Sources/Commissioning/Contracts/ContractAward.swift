public import EventLog

/// A contract as it was awarded: each term with the event that states it.
public struct ContractAward: Hashable, Sendable {
    /// The day of the award.
    public private(set) var awardedOn: Stated<CivilDate>
    /// What it is called.
    public private(set) var title: Stated<String>
    /// Who provides.
    public private(set) var provider: Stated<Provider>
    /// What is provided; empty when not given.
    public private(set) var services: Stated<[String]>
    /// What it rests on.
    public private(set) var decisionBasis: Stated<ContractDecisionBasis>
    /// The procurement it comes from; nil when none is named.
    public private(set) var procurement: Stated<StreamName?>
    /// The award in that procurement; nil when none is named.
    public private(set) var award: Stated<Reference?>
    /// The lots of that procurement that it covers; empty when not given.
    public private(set) var lots: Stated<[Reference]>
    /// What the whole term costs, as awarded; nil when not given.
    public private(set) var totalValue: Stated<Money?>
    /// What a year costs, as awarded; nil when not given.
    public private(set) var annualValue: Stated<Money?>
    /// The first day.
    public private(set) var start: Stated<CivilDate>
    /// The first day no longer covered, as awarded; nil when not given.
    public private(set) var end: Stated<CivilDate?>
    /// By how much it can be extended; empty when not given.
    public private(set) var extensionOptions: Stated<[ContractExtensionOption]>
    /// How the provider was found; nil when not given.
    public private(set) var selectionProcess: Stated<ProcurementRoute?>
    /// What sort of agreement it is.
    public private(set) var legalForm: Stated<ContractLegalForm>
    /// How the price is found; nil when not given.
    public private(set) var pricing: Stated<ContractPricing?>
    /// The commissioners that take part, in ascending order of their codes; empty when not given.
    public private(set) var parties: Stated<[Party]>
    /// The contracting process in open data; nil when not given.
    public private(set) var ocid: Stated<OCID?>

    init(_ terms: ContractTerms, _ fact: Fact) {
        awardedOn = Stated(fact.occurredOn, fact)
        title = Stated(terms.title, fact)
        provider = Stated(terms.provider, fact)
        services = Stated(terms.services, fact)
        decisionBasis = Stated(terms.decisionBasis, fact)
        procurement = Stated(terms.procurement, fact)
        award = Stated(terms.award, fact)
        lots = Stated(terms.lots, fact)
        totalValue = Stated(terms.totalValue, fact)
        annualValue = Stated(terms.annualValue, fact)
        start = Stated(terms.start, fact)
        end = Stated(terms.end, fact)
        extensionOptions = Stated(terms.extensionOptions, fact)
        selectionProcess = Stated(terms.selectionProcess, fact)
        legalForm = Stated(terms.legalForm, fact)
        pricing = Stated(terms.pricing, fact)
        parties = Stated(terms.parties, fact)
        ocid = Stated(terms.ocid, fact)
    }

    /// Whether two events state another value of some term.
    public var isContested: Bool {
        let origin =
            decisionBasis.isContested || procurement.isContested || award.isContested
            || lots.isContested || selectionProcess.isContested || ocid.isContested
        let money =
            totalValue.isContested || annualValue.isContested || pricing.isContested
            || parties.isContested
        let term = start.isContested || end.isContested || extensionOptions.isContested
        let subject =
            awardedOn.isContested || title.isContested || provider.isContested
            || services.isContested || legalForm.isContested
        return origin || money || term || subject
    }

    /// The terms on record, in the form in which an event states them.
    private var terms: ContractTerms {
        ContractTerms(
            title: title.value, provider: provider.value, services: services.value,
            decisionBasis: decisionBasis.value, procurement: procurement.value,
            award: award.value, lots: lots.value, totalValue: totalValue.value,
            annualValue: annualValue.value, start: start.value, end: end.value,
            extensionOptions: extensionOptions.value, selectionProcess: selectionProcess.value,
            legalForm: legalForm.value, pricing: pricing.value, parties: parties.value,
            ocid: ocid.value)
    }

    /// Whether an account of the award says what is on record, of the same day.
    func says(_ account: ContractTerms, _ fact: Fact) -> Bool {
        awardedOn.value == fact.occurredOn && terms == account
    }

    /// Takes in another account of the same award: where it differs, it contests.
    mutating func contest(with account: ContractTerms, _ fact: Fact) {
        awardedOn.contestUnlessSame(fact.occurredOn, fact)
        title.contestUnlessSame(account.title, fact)
        contest(with: account.provider, fact)
        services.hear(account.services, fact)
        decisionBasis.contestUnlessSame(account.decisionBasis, fact)
        procurement.hear(account.procurement, fact)
        award.hear(account.award, fact)
        lots.hear(account.lots, fact)
        totalValue.hear(account.totalValue, fact)
        annualValue.hear(account.annualValue, fact)
        start.contestUnlessSame(account.start, fact)
        end.hear(account.end, fact)
        extensionOptions.hear(account.extensionOptions, fact)
        selectionProcess.hear(account.selectionProcess, fact)
        legalForm.contestUnlessSame(account.legalForm, fact)
        pricing.hear(account.pricing, fact)
        parties.hear(account.parties, fact)
        ocid.hear(account.ocid, fact)
    }

    /// An account that leaves the address out contests only another provider.
    private mutating func contest(with account: Provider, _ fact: Fact) {
        let isSame = account.supplier == provider.value.supplier
        switch (account.registeredAddress, provider.value.registeredAddress) {
        case (nil, _) where isSame: break
        case (.some, nil) where isSame: provider.replace(with: account, fact)
        default: provider.contestUnlessSame(account, fact)
        }
    }
}

extension Stated {
    /// Takes in another account: silence contradicts nothing, and what was not said is added.
    fileprivate mutating func hear<Part>(_ account: Value, _ fact: Fact) where Value == Part? {
        hear(account, fact) { $0 == nil }
    }

    /// Takes in another account: silence contradicts nothing, and what was not said is added.
    fileprivate mutating func hear<Part>(_ account: Value, _ fact: Fact) where Value == [Part] {
        hear(account, fact, isSilent: \.isEmpty)
    }

    private mutating func hear(_ account: Value, _ fact: Fact, isSilent: (Value) -> Bool) {
        guard !isSilent(account) else { return }
        if isSilent(value) {
            replace(with: account, fact)
        } else {
            contestUnlessSame(account, fact)
        }
    }
}

/// The terms of a contract as one account of its award states them.
struct ContractTerms: Hashable {
    let title: String
    let provider: Provider
    let services: [String]
    let decisionBasis: ContractDecisionBasis
    let procurement: StreamName?
    let award: Reference?
    let lots: [Reference]
    let totalValue: Money?
    let annualValue: Money?
    let start: CivilDate
    let end: CivilDate?
    let extensionOptions: [ContractExtensionOption]
    let selectionProcess: ProcurementRoute?
    let legalForm: ContractLegalForm
    let pricing: ContractPricing?
    /// In ascending order of their codes.
    let parties: [Party]
    let ocid: OCID?
}
