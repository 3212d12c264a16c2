internal import Commissioning
internal import EventLog
internal import Projections

/// A person who took part in an award and has an interest in one to whom it went.
struct Tie {
    let person: Reference
    let interest: Interest
    /// Whether the interest names the supplier by a code, and not by its name alone.
    let isByCode: Bool
    let supplier: Supplier
    let declaration: Stated<InterestDeclaration>

    /// The interest, for a finding's evidence.
    var evidence: Evidence {
        Evidence(declaration, "interest \(interest.ref) in \(supplier)", declaration.on)
    }
}

/// An award, those who decided on it, and what was checked for conflicts.
struct DecidedAward {
    let file: CaseFile<ProcurementState>
    let ref: Reference
    let decided: Stated<AwardDecision>
    let item: Stated<DecidedItem>?
    let conflicts: Stated<ConflictsCheck>?

    /// Whether a person declared an interest in the check.
    func isDeclared(by person: Reference) -> Bool {
        conflicts?.value.declared.contains { $0.person == person } ?? false
    }

    /// What was done about a person's conflict.
    func actions(for person: Reference) -> [ConflictAction] {
        conflicts?.value.actions.filter { $0.person == person } ?? []
    }

    /// The award, and the check where there is one.
    var evidence: [Evidence] {
        [Evidence(decided, "award \(ref) decided")]
            + (conflicts.map { [Evidence($0, "conflicts checked")] } ?? [])
    }
}

extension AuditHistory {
    /// Awards to somebody, with what governance and the check for conflicts have of them.
    var decidedAwards: [DecidedAward] {
        decisions.filter { $0.what == .award }.compactMap { row in
            guard let file = procurement(row.stream),
                let (ref, decided) = file.decidedAward(by: row.by),
                !decided.value.suppliers.isEmpty
            else { return nil }
            var item: Stated<DecidedItem>?
            if case .meeting(let meeting) = row.place { item = meeting.item }
            return DecidedAward(
                file: file, ref: ref, decided: decided, item: item, conflicts: row.conflicts)
        }
    }

    /// The interests of a person, on a day, in those to whom an award went.
    func ties(
        of person: Reference, to suppliers: [Provider], on day: CivilDate, in owner: ODSCode?
    ) -> [Tie] {
        guard let state = interests.first(where: { $0.matter.owner == owner })?.state else {
            return []
        }
        return suppliers.compactMap(\.supplier).flatMap { supplier -> [Tie] in
            let names: [String] = if case .named(let name) = supplier { [name] } else { [] }
            return state.interests(of: person, in: supplier.code, named: names, on: day)
                .compactMap { tied in
                    tied.interest.declaration.map {
                        Tie(
                            person: person, interest: tied.interest, isByCode: tied.tie != .name,
                            supplier: supplier, declaration: $0)
                    }
                }
        }
    }
}

extension CaseFile where State == ProcurementState {
    /// The award that an event decides.
    fileprivate func decidedAward(by position: Position) -> (Reference, Stated<AwardDecision>)? {
        for (ref, record) in awards {
            if let decided = record.decided, decided.by == position { return (ref, decided) }
        }
        return nil
    }
}
