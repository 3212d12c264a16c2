import EventLog

/// It is counted how many patients were offered a choice, and whom they chose.
struct ChoiceOfferRecorded: EventData {
    typealias Area = ChoiceArea

    static let name = EventTypeName(known: "choice.choice-offer-recorded.v1")
    static let summary =
        "It is counted how many patients were offered a choice and whom they chose."
    static let table = FieldTable(event: Self.self)

    let from: CivilDate
    let to: CivilDate
    let referrals: Int64
    let offered: Int64
    let breakdown: [ChosenEntry]

    init(from fields: inout FieldReader) {
        from = fields.required("from", "The first day.")
        to = fields.required("to", "The first day no longer covered.")
        referrals = fields.required("referrals", "How many were referred.", unit: "patients")
        offered = fields.required(
            "offeredChoice", "How many were offered a choice.", unit: "patients")
        breakdown = fields.list("chosenBreakdown", "Whom they chose.")
    }

    var tags: [String] { Tags.of(suppliers: breakdown.map { $0.supplier?.code }) }

    func check(in state: ChoiceState, _ fact: Fact) throws(ChoiceRefusal) {
        try ChoiceRefusal.check(from: from, to: to)
        guard offered <= referrals else {
            throw .offeredMoreThanReferred(offered: offered, referrals: referrals)
        }
        var seen: Set<Supplier> = []
        for entry in breakdown {
            guard let supplier = entry.supplier else { throw .supplierMissing }
            guard seen.insert(supplier).inserted else { throw .supplierTwice(supplier) }
        }
        let chosen = CountTotal.of(breakdown.map(\.patients))
        guard chosen <= referrals else {
            throw .chosenMoreThanReferred(chosen: chosen, referrals: referrals)
        }
    }

    /// A count whose period its check would refuse counts nothing.
    func apply(to state: inout ChoiceState, _ fact: Fact) {
        state.note(fact)
        guard let period = Period(from: from, to: to) else { return }
        let chosen = breakdown.compactMap { entry in
            entry.supplier.map { ChosenProvider(supplier: $0, patients: entry.patients) }
        }
        let offer = ChoiceOffer(
            period: period, referrals: referrals, offered: offered, chosen: chosen)
        state.offers.takeAccount(offer, fact) { $0.value.period == period }
    }

    /// A provider and how many chose it, as it stands in JSON.
    struct ChosenEntry: FieldGroup {
        static let table = FieldTable(ChosenEntry.self)

        let supplier: Supplier?
        let patients: Int64

        init(from fields: inout FieldReader) {
            supplier = fields.supplier()
            patients = fields.required("patients", "How many chose it.", unit: "patients")
        }
    }
}

/// How many patients were offered a choice in a period, and whom they chose.
public struct ChoiceOffer: Hashable, Sendable {
    /// When; its end is known.
    public let period: Period
    /// How many were referred.
    public let referrals: Int64
    /// How many were offered a choice.
    public let offered: Int64
    /// Whom they chose, in the order given; empty when not given.
    public let chosen: [ChosenProvider]
}

/// A provider and how many patients chose it.
public struct ChosenProvider: Hashable, Sendable {
    /// The provider.
    public let supplier: Supplier
    /// How many chose it.
    public let patients: Int64
}

/// What all counts on record come to.
public struct ChoiceOfferTotals: Hashable, Sendable {
    /// How many were referred.
    public let referrals: Int64
    /// How many were offered a choice.
    public let offered: Int64
    /// Whom they chose, in the order of first mention.
    public let chosen: [ChosenProvider]
    /// Whether two periods have days in common, so that patients may be counted twice.
    public let hasOverlaps: Bool
}

extension ChoiceState {
    /// What all counts on record come to; nil when there is none.
    public var offerTotals: ChoiceOfferTotals? {
        guard !offers.isEmpty else { return nil }
        var suppliers: [Supplier] = []
        var counts: [Supplier: [Int64]] = [:]
        for chosen in offers.flatMap(\.value.chosen) {
            if counts[chosen.supplier] == nil { suppliers.append(chosen.supplier) }
            counts[chosen.supplier, default: []].append(chosen.patients)
        }
        // In the order of their first days, if any two have days in common then two neighbours do.
        let periods = offers.map(\.value.period).sorted { $0.from < $1.from }
        let hasOverlaps = zip(periods, periods.dropFirst()).contains { $0.overlaps($1) }
        return ChoiceOfferTotals(
            referrals: CountTotal.of(offers.map(\.value.referrals)),
            offered: CountTotal.of(offers.map(\.value.offered)),
            chosen: suppliers.map { supplier in
                ChosenProvider(
                    supplier: supplier, patients: CountTotal.of(counts[supplier] ?? []))
            },
            hasOverlaps: hasOverlaps)
    }

    /// Providers that patients chose though no qualification of them is on record, each once, in
    /// the order of first mention.
    public var chosenUnqualified: [Supplier] {
        (offerTotals?.chosen ?? []).map(\.supplier).filter { supplier in
            provider(supplier)?.qualifications.isEmpty ?? true
        }
    }
}
