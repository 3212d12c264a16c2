internal import Commissioning
internal import EventLog

/// The decisions of one procurement, as they are to be entered in the register.
struct ProcurementEntries {
    private let fold: FoldedStream<ProcurementState>
    private let sources: RegisterSources
    private var state: ProcurementState { fold.state }
    private var owner: ODSCode? { ProcurementArea.body(of: fold.name) }

    /// The entries of a procurement; a registration of something that no event decides is one too.
    ///
    /// - Throws: ``FoldError``.
    static func all(
        of fold: FoldedStream<ProcurementState>, _ sources: RegisterSources
    ) throws(FoldError) -> [RegisterEntry] {
        let entries = ProcurementEntries(fold: fold, sources: sources)
        return try entries.routes() + entries.awards() + entries.waivers()
            + entries.abandonments()
    }

    private init(fold: FoldedStream<ProcurementState>, sources: RegisterSources) {
        self.fold = fold
        self.sources = sources
    }

    private func routes() throws(FoldError) -> [RegisterEntry] {
        var entries: [RegisterEntry] = []
        for stated in state.routeDecisions {
            var entry = try entry(.route, stated.on, stated.by, total: .blank(by: [stated.by]))
            try complete(&entry, stated.value.decision, worth: nil, state.routeRegistration)
            entry.cells[.procurementType] = .stated(
                type(entry.parties, route(stated.value), stated.value.reason.rawValue),
                by: [stated.by])
            entry.cells[.contractAwarded] = .blank(by: [stated.by])
            entries.append(entry)
        }
        guard entries.isEmpty, state.waivers.isEmpty, let stated = state.routeRegistration else {
            return entries
        }
        return [try undecided(.route, nil, stated, missing: "procurement.route-decided")]
    }

    private func awards() throws(FoldError) -> [RegisterEntry] {
        var entries: [RegisterEntry] = []
        for (award, record) in state.awards.sorted(by: { $0.key.text < $1.key.text }) {
            guard let decided = record.decided else {
                if let stated = record.registration {
                    entries.append(
                        try undecided(
                            .award, award, stated, missing: "procurement.award-decided"))
                }
                continue
            }
            let value = decided.value.value
            let total = value.map { RegisterCell.money($0, by: [decided.by]) }
            var entry = try entry(
                .award, decided.on, decided.by, award: award, named: decided.value.parties,
                total: total ?? contractValue(of: award) ?? .blank(by: [decided.by]))
            try complete(&entry, decided.value.decision, worth: value, record.registration)
            try setType(of: &entry)
            let suppliers = decided.value.suppliers
            if suppliers.isEmpty {
                entry.cells[.contractAwarded] = .noneDeclared(by: [decided.by])
            } else {
                entry.cells[.contractAwarded] = .stated(try text(suppliers), by: [decided.by])
            }
            entries.append(entry)
        }
        return entries
    }

    private func waivers() throws(FoldError) -> [RegisterEntry] {
        // What is bought without a tender counts once: with the award, if there is one.
        let isAwarded = state.awards.values.contains { $0.decided != nil }
        var entries: [RegisterEntry] = []
        for stated in state.waivers {
            let waiver = stated.value
            var entry = try entry(
                .waiver, stated.on, stated.by,
                total: .money(waiver.estimatedValue, by: [stated.by]), counts: !isAwarded)
            try complete(
                &entry, waiver.decision, worth: waiver.estimatedValue, state.routeRegistration)
            entry.cells[.procurementType] = .stated(
                type(entry.parties, "waiver of \(waiver.clause)", waiver.reason.rawValue)
                    + (waiver.isRetrospective ? ", after the fact" : ""), by: [stated.by])
            entry.cells[.contractAwarded] = .blank(by: [stated.by])
            if let supplier = waiver.supplier {
                entry.cells[.contractAwarded] = .stated(
                    try sources.text(supplier), by: [stated.by])
            }
            entries.append(entry)
        }
        return entries
    }

    private func abandonments() throws(FoldError) -> [RegisterEntry] {
        var entries: [RegisterEntry] = []
        for stated in state.formerAbandonments + [state.abandonment].compactMap({ $0 }) {
            var entry = try entry(
                .abandonment, stated.on, stated.by, total: .blank(by: [stated.by]))
            try complete(&entry, stated.value.decision, worth: nil, nil)
            try setType(of: &entry)
            entry.cells[.contractAwarded] = .noneDeclared(by: [stated.by])
            entry.cells[.comments] = .narrative(
                NarrativeField("reason", at: stated.by),
                otherwise: "given up: \(stated.value.reason.rawValue)", by: [stated.by])
            entries.append(entry)
        }
        return entries
    }

    /// An entry in the register of a decision that no event states.
    private func undecided(
        _ what: DecisionSubject, _ award: Reference?, _ stated: Stated<DecisionRegistration>,
        missing type: String
    ) throws(FoldError) -> RegisterEntry {
        // What is bought under a waiver of tenders is decided by the waiver.
        let waiver = what == .award ? state.waivers.last { $0.on <= stated.on } : nil
        let nothing =
            waiver.map { RegisterCell.blank(by: [$0.by]) } ?? .notRecorded(missing: [type])
        let total =
            waiver.map { RegisterCell.money($0.value.estimatedValue, by: [$0.by]) }
            ?? nothing
        var entry = try entry(
            what, stated.on, stated.by, award: award, total: total,
            counts: waiver == nil ? nil : false)
        try complete(&entry, waiver?.value.decision, worth: nil, stated)
        entry.cells[.decisionMaking] = nothing
        entry.cells[.contractAwarded] = nothing
        if let waiver {
            entry.cells[.decisionMaking] = .stated(
                "under the waiver of \(waiver.value.clause)", by: [waiver.by])
            if let supplier = waiver.value.supplier {
                entry.cells[.contractAwarded] = .stated(
                    try sources.text(supplier), by: [waiver.by])
            }
        }
        try setType(of: &entry)
        return entry
    }

    // MARK: Cells

    private func entry(
        _ what: DecisionSubject, _ on: CivilDate, _ by: Position, award: Reference? = nil,
        named: [Party] = [], total: RegisterCell, counts: Bool? = nil
    ) throws(FoldError) -> RegisterEntry {
        let parties =
            named.isEmpty ? try parties(on: on) : RegisterParty.all(named, owner: owner)
        return RegisterEntry(
            .taken(what), on: on, by: by, stream: fold.name, award: award,
            about: RegisterWords.part(what), parties: parties, total: total,
            countsInTotals: counts ?? (what == .award))
    }

    /// Who took part on a day: who has left since was a party to what was decided before.
    private func parties(on day: CivilDate) throws(FoldError) -> [RegisterParty] {
        var state = state
        if !state.associations.isEmpty, day < sources.view.asOf {
            let view = sources.view
            let then = LogView(view.store, view.catalogue, size: view.size, asOf: day)
            state = try then.fold(fold.name, in: ProcurementArea.self)?.state ?? state
        }
        // What each is to pay is settled by the award, not by the plan.
        let named = state.parties.map { RegisterParty($0.code, $0.role, share: nil) }
        return RegisterParty.all(named, owner: owner)
    }

    private func complete(
        _ entry: inout RegisterEntry, _ decision: Decision?, worth value: Money?,
        _ registration: Stated<DecisionRegistration>?
    ) throws(FoldError) {
        setTitle(of: &entry)
        try setPlan(of: &entry)
        entry.register(registration, orMissing: [RegisterEntry.registered])
        entry.decide(
            in: decision,
            try sources.place(of: decision, in: fold.name, on: entry.on, worth: value))
        let own = FoundDecision.check(of: decision, on: entry.on, among: state.conflictsChecks)
        entry.check(
            own ?? sources.check(of: decision, in: fold.name, on: entry.on),
            orMissing: [RegisterEntry.checked], justifiedBy: registration)
    }

    private func setTitle(of entry: inout RegisterEntry) {
        let contract = sources.contracts(from: fold.name).first?.state.award?.title
        if let plan = state.plan {
            entry.cells[.title] = .stated(plan.value.title, by: [plan.by])
        } else if let contract {
            entry.cells[.title] = .stated(contract.value, by: [contract.by])
        } else {
            entry.cells[.title] = .notRecorded(missing: [ProcurementEntries.planned])
        }
    }

    private func setPlan(of entry: inout RegisterEntry) throws(FoldError) {
        guard let plan = state.plan else {
            let nothing = RegisterCell.notRecorded(missing: [ProcurementEntries.planned])
            entry.cells[.description] = nothing
            entry.cells[.existingContract] = nothing
            return
        }
        let names = plan.value.services + plan.value.cpv.map { "CPV \($0)" }
        entry.cells[.description] = .narrative(
            NarrativeField("description", at: plan.by),
            otherwise: names.isEmpty ? nil : names.joined(separator: ", "), by: [plan.by])
        guard let existing = plan.value.existingContract else {
            return entry.cells[.existingContract] = .stated("new procurement", by: [plan.by])
        }
        let title = try sources.contract(existing)?.state.award?.title
        entry.cells[.existingContract] = .stated(
            "existing contract \(existing)" + (title.map { ", \($0.value)" } ?? ""),
            by: [plan.by] + [title?.by].compactMap { $0 })
    }

    /// The type of a decision that does not itself say by which route.
    private func setType(of entry: inout RegisterEntry) throws(FoldError) {
        if let stated = state.routeDecisions.last(where: { $0.on <= entry.on }) {
            entry.cells[.procurementType] = .stated(
                type(entry.parties, route(stated.value), nil), by: [stated.by])
        } else if let stated = sources.contracts(from: fold.name).first?.state.award?
            .selectionProcess, let route = stated.value
        {
            entry.missing.append("procurement.route-decided")
            entry.cells[.procurementType] = .stated(
                type(entry.parties, RegisterWords.text(route), nil), by: [stated.by])
        } else {
            entry.cells[.procurementType] = .notRecorded(missing: ["procurement.route-decided"])
        }
    }

    private func type(
        _ parties: [RegisterParty], _ route: String, _ reason: String?
    ) -> String {
        "\(RegisterWords.text(parties)); \(route)" + (reason.map { " (\($0))" } ?? "")
    }

    private func route(_ decision: RouteDecision) -> String {
        guard decision.route == .framework, let framework = state.commencement?.value.framework
        else { return RegisterWords.text(decision.route) }
        return "call-off from \(framework)"
    }

    private func text(_ providers: [Provider]) throws(FoldError) -> String {
        var names: [String] = []
        for provider in providers { names.append(try sources.text(provider)) }
        return names.joined(separator: "; ")
    }

    /// What the one contract of an award is worth as awarded, where the decision does not say.
    private func contractValue(of award: Reference) -> RegisterCell? {
        let contracts = sources.contracts(from: fold.name).compactMap(\.state.award).filter {
            $0.award.value == award
        }
        guard contracts.count == 1, let value = contracts[0].totalValue.value else { return nil }
        return .money(value, by: [contracts[0].totalValue.by])
    }

    /// The type of the event that says what is to be bought.
    private static let planned = "procurement.procurement-planned"
}
