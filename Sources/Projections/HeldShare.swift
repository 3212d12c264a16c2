public import Commissioning
public import EventLog

/// A body's part in a contract or a procurement: its own, and those of the bodies it followed.
public struct HeldShare: Hashable, Sendable {
    /// The parts that came together, in the order in which the parties are named; empty when the
    /// body is no party.
    public let parts: [Part]
    /// Who followed the body, and so has its part now; empty while nobody has.
    public let movedTo: [Successor]
    /// Whether no other party is left: the body is alone in it, or the heir of all parties.
    public let isWhole: Bool
    /// What the body's part comes to; nil when it has none, when it has moved on, or when nothing
    /// on record says how much it is.
    public let value: Money?
    /// The events that say so.
    public let by: [Position]

    /// The part of one party.
    public struct Part: Hashable, Sendable {
        /// The party: the body, or one that it followed.
        public let code: ODSCode
        /// What it does in the joint work.
        public let role: PartyRole
        /// Its part of the value; nil when the source does not say.
        public let value: Money?
        /// Other bodies that followed it: nothing on record says how its part was divided.
        public let alsoFollowedBy: [Successor]
    }

    /// - Parameters:
    ///   - whole: The value of the whole; nil when it is not known.
    ///   - wholeBy: The events that it rests on.
    ///   - isWhole: Whether no other party is left.
    ///   - by: The events that name the parties.
    init(
        _ parts: [Part], whole: Money?, wholeBy: [Position], isWhole: Bool, by: [Position],
        in line: HoldingLine
    ) {
        self.parts = parts
        movedTo = line.successors[line.body] ?? []
        let isCertain = movedTo.isEmpty && parts.allSatisfy(\.alsoFollowedBy.isEmpty)
        self.isWhole = isWhole
        if isWhole {
            value = isCertain ? whole : nil
            self.by = by + wholeBy.filter { !by.contains($0) }
        } else {
            value = isCertain ? HeldShare.sum(parts) : nil
            self.by = by
        }
    }

    /// What parts come to; nil when one is not known or they are more than an amount can be.
    private static func sum(_ parts: [Part]) -> Money? {
        let values = parts.compactMap(\.value)
        guard let first = values.first, values.count == parts.count else { return nil }
        var total: Int64 = 0
        for value in values {
            guard value.vat == first.vat else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(value.pence.count)
            guard !overflow else { return nil }
            total = sum
        }
        return Pence(total).map { Money(pence: $0, vat: first.vat, basis: first.basis) }
    }
}

extension HeldShare {
    /// The part that a line has in a contract.
    ///
    /// A part is as awarded. The whole, changes included, is the part of a body that is alone in
    /// it: the only party, the heir of all of them, or the one whose stream it is when none is
    /// named. Where no value of the whole term is stated, it is that of a year.
    init(in state: ContractState, _ line: HoldingLine) {
        let parties = state.award?.parties
        let named = parties?.value ?? []
        let codes =
            named.isEmpty ? [state.commissioner].compactMap(\.self) : named.map(\.code)
        let mine = codes.filter(line.codes.contains)
        let parts = mine.compactMap { code in
            state.share(of: code).map {
                Part(
                    code: code, role: $0.value.role, value: $0.value.value,
                    alsoFollowedBy: line.othersFollowing(code))
            }
        }
        var sum: (money: Money?, by: [Position]) = (nil, [])
        switch state.currentValue {
        case .sum(let money, let positions): sum = (money, positions)
        case .notStated:
            if let annual = state.award?.annualValue { sum = (annual.value, [annual.by]) }
        case .awarded: break
        }
        self.init(
            parts, whole: sum.money, wholeBy: sum.by,
            isWhole: !parts.isEmpty && mine.count == codes.count,
            by: [parties?.by].compactMap(\.self), in: line)
    }

    /// The part that a line has in a procurement, of what it is thought to be worth.
    init(in state: ProcurementState, ofStreamOf owner: ODSCode?, _ line: HoldingLine) {
        let named = state.parties
        let estimate = state.estimatedValue
        let mine = named.filter { line.codes.contains($0.code) }
        var parts = mine.map { party in
            Part(
                code: party.code, role: party.role,
                value: party.share.map {
                    Money(pence: $0, vat: estimate?.value.vat ?? .unknown, basis: .share)
                }, alsoFollowedBy: line.othersFollowing(party.code))
        }
        if named.isEmpty, let owner, line.codes.contains(owner) {
            parts.append(
                Part(
                    code: owner, role: .lead, value: estimate?.value,
                    alsoFollowedBy: line.othersFollowing(owner)))
        }
        var by: [Position] = []
        for party in mine where !by.contains(party.by) { by.append(party.by) }
        self.init(
            parts, whole: estimate?.value, wholeBy: [estimate?.by].compactMap(\.self),
            isWhole: !parts.isEmpty && mine.count == named.count, by: by, in: line)
    }
}
