internal import Commissioning
internal import EventLog

/// Decisions that are no procurement of their own, as they are to be entered in the register:
/// where support comes from, and which providers patients can choose.
struct ServiceEntries {
    private let sources: RegisterSources

    init(_ sources: RegisterSources) { self.sources = sources }

    // MARK: Support

    /// The entries of an arrangement for commissioning support.
    ///
    /// - Throws: ``FoldError``.
    func all(of fold: FoldedStream<SupportState>) throws(FoldError) -> [RegisterEntry] {
        var entries: [RegisterEntry] = []
        for stated in fold.state.decisions {
            let decided = stated.value
            var entry = entry(
                .supportSourcing, stated, fold.name, total: value(decided, stated, fold.state),
                counts: true)
            let functions = decided.functions.functions.map(\.rawValue).joined(separator: ", ")
            entry.cells[.title] = .stated(
                "commissioning support" + (functions.isEmpty ? "" : ": \(functions)"),
                by: [stated.by])
            entry.cells[.description] = .narrative(
                NarrativeField("rationale", at: stated.by),
                otherwise: "\(decided.option.rawValue) (\(decided.reason.rawValue))",
                by: [stated.by])
            entry.cells[.procurementType] = .stated(
                "commissioning support; \(decided.option.rawValue)", by: [stated.by])
            if let supplier = decided.supplier {
                entry.cells[.contractAwarded] = .stated(
                    try sources.text(supplier), by: [stated.by])
            } else {
                entry.cells[.contractAwarded] =
                    decided.option == .inHouse
                    ? .noneDeclared(by: [stated.by]) : .blank(by: [stated.by])
            }
            try complete(&entry, decided.decision)
            entries.append(entry)
        }
        return entries
    }

    /// What a year costs, where an agreement with the chosen supplier is on record.
    private func value(
        _ decided: SourcingDecision, _ stated: Stated<SourcingDecision>, _ state: SupportState
    ) -> RegisterCell {
        guard decided.option != .inHouse else { return .blank(by: [stated.by]) }
        let nothing = RegisterCell.notRecorded(missing: ["support.support-service-agreed"])
        guard let agreement = state.agreement, let supplier = decided.supplier,
            agreement.supplier.value == supplier
        else { return nothing }
        // Of several decisions for one supplier, the last led to the agreement on record.
        let isItsOwn = state.decisions.last { $0.value.supplier == supplier } == stated
        guard isItsOwn, let value = agreement.annualValue.value else {
            return .blank(by: [agreement.supplier.by])
        }
        return .money(value, by: [agreement.annualValue.by])
    }

    // MARK: Choice

    /// The entries of a service that patients are to choose a provider of.
    ///
    /// - Throws: ``FoldError``.
    func all(of fold: FoldedStream<ChoiceState>) throws(FoldError) -> [RegisterEntry] {
        let state = fold.state
        var entries: [RegisterEntry] = []
        if let stated = state.selection {
            var entry = entry(.serviceSelected, stated, fold.name)
            entry.cells[.description] = .narrative(
                NarrativeField("reason", at: stated.by),
                otherwise: "opened to choice (\(stated.value.reason.rawValue))", by: [stated.by])
            entries.append(try completed(entry, state, stated.value.decision))
        }
        for stated in state.caps {
            var entry = entry(.providerCap, stated, fold.name, about: "limit of \(stated.on)")
            entry.cells[.description] = .stated(
                "at most \(stated.value.limit) providers (\(stated.value.basis.rawValue))",
                by: [stated.by])
            entries.append(try completed(entry, state, stated.value.decision))
        }
        for provider in state.providers {
            let name = try sources.text(provider.supplier)
            for stated in provider.qualifications {
                var entry = entry(.providerQualified, stated, fold.name, about: name)
                entry.cells[.description] = .stated("qualified: \(name)", by: [stated.by])
                entry.cells[.contractAwarded] = .stated(name, by: [stated.by])
                entries.append(try completed(entry, state, stated.value.decision))
            }
            for stated in provider.rejections {
                var entry = entry(.providerRefused, stated, fold.name, about: name)
                entry.cells[.description] = .stated(
                    "not qualified: \(name)\(reason(stated.value))", by: [stated.by])
                entry.cells[.contractAwarded] = .noneDeclared(by: [stated.by])
                entries.append(try completed(entry, state, stated.value.decision))
            }
        }
        return entries
    }

    private func reason(_ rejection: ProviderRejection) -> String {
        let criteria = rejection.criteria.map(\.text).joined(separator: ", ")
        return " (\(rejection.reason.rawValue)" + (criteria.isEmpty ? ")" : ": \(criteria))")
    }

    private func completed(
        _ entry: RegisterEntry, _ state: ChoiceState, _ decision: Decision?
    ) throws(FoldError) -> RegisterEntry {
        var entry = entry
        if let selection = state.selection {
            entry.cells[.title] = .stated(selection.value.title, by: [selection.by])
        } else if let commitment = state.commitments.last {
            entry.cells[.title] = .stated(commitment.value.title, by: [commitment.by])
        } else {
            entry.cells[.title] = .notRecorded(missing: ["choice.service-selected-for-choice"])
        }
        entry.cells[.procurementType] = .stated("any qualified provider", by: [entry.by])
        try complete(&entry, decision)
        return entry
    }

    // MARK: Both

    private func entry<Value>(
        _ what: DecisionSubject, _ stated: Stated<Value>, _ stream: StreamName,
        about part: String? = nil, total: RegisterCell? = nil, counts: Bool = false
    ) -> RegisterEntry {
        RegisterEntry(
            .taken(what), on: stated.on, by: stated.by, stream: stream, about: part,
            parties: RegisterParty.all([Party](), owner: ODSCode(stream.second)),
            total: total ?? .blank(by: [stated.by]), countsInTotals: counts)
    }

    /// No event of these areas says what only the register says, or which interests were declared
    /// elsewhere than where it was decided.
    private func complete(
        _ entry: inout RegisterEntry, _ decision: Decision?
    ) throws(FoldError) {
        entry.register(nil, orMissing: [])
        entry.decide(
            in: decision,
            try sources.place(of: decision, in: entry.stream, on: entry.on, worth: nil))
        entry.check(
            sources.check(of: decision, in: entry.stream, on: entry.on),
            orMissing: [RegisterEntry.checked], justifiedBy: nil)
    }
}
