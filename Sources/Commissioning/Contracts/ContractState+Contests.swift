public import EventLog

extension ContractState {
    /// The events that say otherwise of something in it than what is on record, each once, in
    /// ascending order.
    public var contests: [Position] {
        var positions = award?.contests ?? []
        positions += signings.flatMap(\.contests) + changes.flatMap(\.contests)
        positions += novations.flatMap(\.contests) + publications.flatMap(\.contests)
        positions += termination?.contests ?? []
        for former in former {
            positions += former.award?.contests ?? []
            positions += former.signings.flatMap(\.contests) + former.changes.flatMap(\.contests)
            positions += former.novations.flatMap(\.contests) + former.termination.contests
        }
        return Set(positions).sorted()
    }
}

extension ContractAward {
    /// The events that state another value of some term.
    var contests: [Position] {
        var positions = awardedOn.contests + title.contests + provider.contests
        positions += services.contests + decisionBasis.contests + procurement.contests
        positions += award.contests + lots.contests + totalValue.contests + annualValue.contests
        positions += start.contests + end.contests + extensionOptions.contests
        positions += selectionProcess.contests + legalForm.contests + pricing.contests
        return positions + parties.contests + ocid.contests
    }
}
