public import EventLog

/// What the contract on record comes to, its changes included.
extension ContractState {
    /// What it is worth over its whole term: as awarded, and every change of that.
    public var currentValue: ContractValue {
        guard let award, let awarded = award.totalValue.value else { return .notStated }
        var total = awarded
        var positions = [award.totalValue.by]
        var notAddable: [Position] = []
        for change in changes {
            guard let delta = change.value.valueDelta else { continue }
            if delta.isOnSameBasis(as: total), let sum = total.adding(delta) {
                total = sum
                positions.append(change.by)
            } else {
                notAddable.append(change.by)
            }
        }
        guard notAddable.isEmpty else {
            return .awarded(awarded, by: award.totalValue.by, notAddable: notAddable)
        }
        return .sum(total, by: positions)
    }

    /// The first day no longer covered, by the changes that had been made by `day`; nil when no
    /// event says anything of it, and without a value when the contract is open-ended.
    ///
    /// The award counts whenever it was made.
    public func currentEnd(asOf day: CivilDate) -> Derived<CivilDate?>? {
        var end = award.map { Derived($0.end) }
        if let change = changes.last(where: { $0.on <= day && $0.value.newEnd != nil }) {
            end = Derived(change.value.newEnd, by: [change.by])
        }
        guard let termination, termination.on <= day else { return end }
        let effectiveOn = termination.value.effectiveOn
        if let end, let last = end.value, last <= effectiveOn { return end }
        return Derived(effectiveOn, by: [termination.by])
    }

    /// Whether `day` is in its term, by the changes that had been made by then.
    public func isInForce(asOf day: CivilDate) -> Bool {
        guard let start = award?.start.value, start <= day else { return false }
        guard let end = currentEnd(asOf: day)?.value else { return true }
        return day < end
    }

    /// Whether it is awarded and begins after `day`, and not at its end.
    public func isAhead(asOf day: CivilDate) -> Bool {
        guard let start = award?.start.value, start > day else { return false }
        return currentEnd(asOf: day)?.value.map { $0 > start } ?? true
    }

    /// Who provides on `day`; nil when nothing says it.
    public func provider(asOf day: CivilDate) -> Derived<Provider>? {
        let novation = novations.filter { $0.value.effectiveOn <= day }
            .max { $0.value.effectiveOn < $1.value.effectiveOn }
        if let novation { return Derived(novation.value.provider, by: [novation.by]) }
        return award.map { Derived($0.provider) }
    }

    /// How far it may still be extended; nil when no award is on record.
    public var options: ContractOptions? {
        award.map { ContractOptions($0.extensionOptions, changes: changes) }
    }

    /// A commissioner's part in the contract; nil when it takes no part, or no award is on record.
    ///
    /// A part is as awarded. The whole, changes included, is the part of a commissioner that is
    /// alone: the only party, or the one whose stream it is when no party is named.
    public func share(of code: ODSCode) -> Derived<ContractShare>? {
        guard let award else { return nil }
        let parties = award.parties
        if parties.value.isEmpty {
            guard code == commissioner else { return nil }
            return whole(for: .lead, by: [parties.by])
        }
        guard let party = parties.value.first(where: { $0.code == code }) else { return nil }
        if let share = party.share {
            let vat = award.totalValue.value?.vat ?? .unknown
            let money = Money(pence: share, vat: vat, basis: .share)
            return Derived(ContractShare(role: party.role, value: money), by: [parties.by])
        }
        guard parties.value.count == 1 else {
            return Derived(ContractShare(role: party.role, value: nil), by: [parties.by])
        }
        return whole(for: party.role, by: [parties.by])
    }

    private func whole(for role: PartyRole, by positions: [Position]) -> Derived<ContractShare> {
        guard case .sum(let money, let sum) = currentValue else {
            return Derived(ContractShare(role: role, value: nil), by: positions)
        }
        let share = ContractShare(role: role, value: money)
        return Derived(share, by: positions + sum.filter { !positions.contains($0) })
    }

    /// The first day on which every commissioner had signed; nil while one has not.
    ///
    /// They are the parties that the award names, else the commissioner whose stream it is.
    public var fullySignedOn: Derived<CivilDate>? {
        var missing = Set(award?.parties.value.map(\.code) ?? [])
        if missing.isEmpty, let commissioner { missing = [commissioner] }
        var positions: [Position] = []
        for signing in signings.sorted(by: { $0.on < $1.on }) {
            positions.append(signing.by)
            let codes = signing.value.signedFor
            missing.subtract(codes)
            if codes.isEmpty || missing.isEmpty { return Derived(signing.on, by: positions) }
        }
        return nil
    }

    /// Whether two events say otherwise of something in it.
    public var isContested: Bool {
        award?.isContested == true || termination?.isContested == true
            || signings.contains(where: \.isContested) || changes.contains(where: \.isContested)
            || novations.contains(where: \.isContested)
            || publications.contains(where: \.isContested)
    }
}

/// A commissioner's part in a contract.
public struct ContractShare: Hashable, Sendable {
    /// What it does in it.
    public let role: PartyRole
    /// Its part of the value; nil when the source does not say.
    public let value: Money?
}
