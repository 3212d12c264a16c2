import Commissioning
import EventLog

extension HeldContract {
    private func reasons(_ positions: [Position], _ contests: [Position] = []) -> Reasons {
        Reasons(positions, late: state.lateEntries, contests: contests)
    }

    /// Why it is worth that over its whole term; nil when no value of it is stated.
    public var valueReasons: Reasons? {
        guard let awarded = state.award?.totalValue else { return nil }
        switch state.currentValue {
        case .notStated: return nil
        case .sum(_, let positions): return reasons(positions, awarded.contests)
        case .awarded(_, let position, _): return reasons([position], awarded.contests)
        }
    }

    /// Why the body's part is that.
    public var shareReasons: Reasons {
        reasons(share.by, state.award?.parties.contests ?? [])
    }

    /// Why it ends then; nil when no award is on record.
    public var endReasons: Reasons? {
        guard let end else { return nil }
        var contests: [Position] = []
        if let awarded = state.award?.end, end.by.contains(awarded.by) {
            contests += awarded.contests
        }
        for change in state.changes where end.by.contains(change.by) {
            contests += change.contests
        }
        if let termination = state.termination, end.by.contains(termination.by) {
            contests += termination.contests
        }
        return reasons(end.by, contests)
    }

    /// Why that provider provides; nil when nothing says who does.
    public var providerReasons: Reasons? {
        guard let provider = state.provider(asOf: asOf) else { return nil }
        var contests: [Position] = []
        if let awarded = state.award?.provider, provider.by.contains(awarded.by) {
            contests += awarded.contests
        }
        for novation in state.novations where provider.by.contains(novation.by) {
            contests += novation.contests
        }
        return reasons(provider.by, contests)
    }

    /// Why so many options are left; nil when no award is on record.
    public var optionReasons: Reasons? {
        state.options.map { options in
            reasons(
                [options.statedBy] + options.uses, state.award?.extensionOptions.contests ?? [])
        }
    }

    /// Why every party had signed by that day; nil while one has not.
    public var signatureReasons: Reasons? {
        state.fullySignedOn.map { reasons($0.by, state.signings.flatMap(\.contests)) }
    }
}
