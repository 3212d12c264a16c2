internal import Commissioning
internal import EventLog

/// The decisions on one contract, as they are to be entered in the register.
struct ContractEntries {
    private let fold: FoldedStream<ContractState>
    private let sources: RegisterSources
    private var owner: ODSCode? { ContractArea.body(of: fold.name) }

    /// A contract from its award to its end.
    private struct Term {
        let award: ContractAward?
        let changes: [Stated<ContractChange>]
        let novations: [Stated<ContractNovation>]
        let termination: Stated<ContractTermination>?
    }

    /// The entries of a contract: its changes, and the contract itself where no decision to award
    /// it is on record.
    ///
    /// - Throws: ``FoldError``.
    static func all(
        of fold: FoldedStream<ContractState>, _ sources: RegisterSources
    ) throws(FoldError) -> [RegisterEntry] {
        let entries = ContractEntries(fold: fold, sources: sources)
        let state = fold.state
        let former = state.former.map {
            Term(
                award: $0.award, changes: $0.changes, novations: $0.novations,
                termination: $0.termination)
        }
        let present = Term(
            award: state.award, changes: state.changes, novations: state.novations,
            termination: state.termination)
        var all: [RegisterEntry] = []
        for term in former + [present] { all += try entries.entries(of: term) }
        return all
    }

    private init(fold: FoldedStream<ContractState>, sources: RegisterSources) {
        self.fold = fold
        self.sources = sources
    }

    private func entries(of term: Term) throws(FoldError) -> [RegisterEntry] {
        var entries: [RegisterEntry] = []
        if let award = term.award, try isWithoutDecision(award) {
            entries.append(try entry(for: award, term))
        }
        for stated in term.changes { entries.append(try entry(for: stated, term)) }
        for stated in term.novations {
            var entry = try changed(
                .contractNovated, stated, stated.value.decision, nil, term)
            entry.cells[.contractAwarded] = .stated(
                try sources.text(stated.value.provider), by: [stated.by])
            entry.cells[.description] = .stated(
                "passes to another provider on \(stated.value.effectiveOn)", by: [stated.by])
            entries.append(entry)
        }
        if let stated = term.termination {
            var entry = try changed(
                .contractTerminated, stated, stated.value.decision, nil, term)
            entry.cells[.description] = .narrative(
                NarrativeField("reason", at: stated.by),
                otherwise: "ends on \(stated.value.effectiveOn)", by: [stated.by])
            entries.append(entry)
        }
        return entries
    }

    /// Whether the contract is the body's own and no decision to award it is on record.
    private func isWithoutDecision(_ award: ContractAward) throws(FoldError) -> Bool {
        switch award.decisionBasis.value {
        case .inheritedByTransfer, .novated: return false
        case .procured, .legacyRegister, .noneOnRecord: break
        }
        guard let name = award.procurement.value,
            let state = try sources.procurement(name)?.state
        else { return true }
        let isAwarded =
            award.award.value.map { state.awards[$0]?.decided != nil }
            ?? state.awards.values.contains { $0.decided != nil }
        // What is bought under a waiver of tenders is decided by the waiver.
        return !isAwarded && state.waivers.isEmpty
    }

    private func entry(
        for award: ContractAward, _ term: Term
    ) throws(FoldError) -> RegisterEntry {
        let by = award.awardedOn.by
        let value = award.totalValue.value ?? award.annualValue.value
        var entry = RegisterEntry(
            .contractWithoutAward, on: award.awardedOn.value, by: by, stream: fold.name,
            parties: RegisterParty.all(award.parties.value, owner: owner),
            total: value.map { .money($0, by: [by]) } ?? .blank(by: [by]), countsInTotals: true)
        try complete(&entry, nil, nil, term)
        let nothing = RegisterCell.notRecorded(missing: ["procurement.award-decided"])
        entry.cells[.decisionMaking] = nothing
        entry.cells[.existingContract] = .stated(
            "\(award.decisionBasis.value.rawValue): from \(award.start.value)"
                + (award.end.value.map { " to before \($0)" } ?? ""), by: [award.start.by])
        entry.cells[.description] =
            award.services.value.isEmpty
            ? .blank(by: [by])
            : .stated(award.services.value.joined(separator: ", "), by: [award.services.by])
        entry.cells[.contractAwarded] = .stated(
            try sources.text(award.provider.value), by: [award.provider.by])
        return entry
    }

    private func entry(
        for stated: Stated<ContractChange>, _ term: Term
    ) throws(FoldError) -> RegisterEntry {
        let change = stated.value
        var entry = try changed(
            change.isExtension ? .contractExtended : .contractModified, stated, change.decision,
            change.valueDelta, term)
        let end = change.newEnd.map { "to before \($0)" }
        switch change.kind {
        case .extended(let wasOption):
            entry.cells[.description] = .stated(
                "extended " + (end ?? "")
                    + (wasOption ? ", an option of the contract" : ", no option of the contract"),
                by: [stated.by])
        case .modified(let modification):
            let words = "modified: \(modification.code.rawValue)"
            entry.cells[.description] = .narrative(
                NarrativeField("change", at: stated.by),
                otherwise: words + (end.map { ", \($0)" } ?? ""), by: [stated.by])
        }
        var existing = "existing contract \(fold.name)"
        if let before = change.endBefore {
            existing += ", to before \(before)" + (change.isAfterEnd ? ", which had passed" : "")
        }
        entry.cells[.existingContract] = .stated(existing, by: [stated.by])
        return entry
    }

    /// What entries of changes have in common.
    private func changed<Value>(
        _ what: DecisionSubject, _ stated: Stated<Value>, _ decision: Decision?,
        _ value: Money?, _ term: Term
    ) throws(FoldError) -> RegisterEntry {
        let isWorth = what == .contractExtended || what == .contractModified
        var entry = RegisterEntry(
            .taken(what), on: stated.on, by: stated.by, stream: fold.name,
            about: RegisterWords.part(what).map { "\($0) \(stated.on)" },
            parties: RegisterParty.all(term.award?.parties.value ?? [], owner: owner)
                .map(\.withoutShare),
            total: value.map { .money($0, by: [stated.by]) } ?? .blank(by: [stated.by]),
            countsInTotals: isWorth && value != nil)
        try complete(&entry, decision, value, term)
        entry.cells[.existingContract] = .stated(
            "existing contract \(fold.name)", by: [stated.by])
        if let provider = provider(term, on: stated.on) {
            entry.cells[.contractAwarded] = .stated(
                try sources.text(provider.provider), by: [provider.by])
        } else {
            entry.cells[.contractAwarded] = .notRecorded(missing: [ContractEntries.awarded])
        }
        return entry
    }

    private func complete(
        _ entry: inout RegisterEntry, _ decision: Decision?, _ value: Money?, _ term: Term
    ) throws(FoldError) {
        var registration: Stated<DecisionRegistration>?
        var check = sources.check(of: decision, in: fold.name, on: entry.on)
        let procurement = try procurement(of: term)
        if let state = procurement?.state {
            let award = term.award?.award.value.flatMap { state.awards[$0] }
            registration = award?.registration ?? state.routeRegistration
            check =
                check
                ?? state.conflictsChecks.last {
                    $0.value.decision == decision && $0.on == entry.on
                }
        }
        // No event adds to a change what the register says; who leads and who manages stays.
        entry.register(nil, orMissing: [])
        entry.lead(registration, orMissing: procurement == nil ? [] : [RegisterEntry.registered])
        entry.cells[.title] = .of(term.award?.title, orMissing: [ContractEntries.awarded]) { $0 }
        entry.decide(
            in: decision,
            try sources.place(of: decision, in: fold.name, on: entry.on, worth: value))
        entry.check(check, orMissing: [RegisterEntry.checked], justifiedBy: nil)
        let route = term.award?.selectionProcess
        let words = route?.value.map { RegisterWords.text($0) } ?? "route not stated"
        entry.cells[.procurementType] = .of(
            term.award?.selectionProcess, orMissing: [ContractEntries.awarded]
        ) { _ in "\(RegisterWords.text(entry.parties)); \(words)" }
    }

    private func procurement(
        of term: Term
    ) throws(FoldError) -> FoldedStream<ProcurementState>? {
        guard let name = term.award?.procurement.value else { return nil }
        return try sources.procurement(name)
    }

    /// Who provides on a day, and the event that says so.
    private func provider(_ term: Term, on day: CivilDate) -> (provider: Provider, by: Position)? {
        let novation = term.novations.filter { $0.value.effectiveOn <= day }
            .max { $0.value.effectiveOn < $1.value.effectiveOn }
        if let novation { return (novation.value.provider, novation.by) }
        return term.award.map { ($0.provider.value, $0.provider.by) }
    }

    /// The type of the event that says what the contract is.
    private static let awarded = "contract.contract-awarded"
}
