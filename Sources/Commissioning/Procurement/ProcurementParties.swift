public import EventLog

/// Whether a commissioner has joined a procurement or left it, and with what share.
public struct Association: Hashable, Sendable {
    /// Its part of the value; nil when not given.
    public let share: Pence?
    /// What it is agreed in; nil when not given.
    public let instrument: String?
    /// Whether it has joined; false once it has left.
    public let isIn: Bool
}

/// A commissioner that takes part in a procurement, as things stand.
public struct ProcurementParty: Hashable, Sendable {
    /// The commissioner.
    public let code: ODSCode
    /// What it does in it.
    public let role: PartyRole
    /// Its part of the value; nil when not given.
    public let share: Pence?
    /// Its own decision to take part; nil when none is named.
    public let ownDecision: Reference?
    /// The event that has it take part: the plan, or the one by which it joined.
    public let by: Position
}

extension FieldReader {
    /// The fields that joining and leaving share, beside who it is.
    mutating func association(isIn: Bool) -> Association {
        Association(
            share: optional("sharePence", "Its part of the value.", unit: "pence"),
            instrument: optional("instrument", "What it is agreed in."), isIn: isIn)
    }
}

extension ProcurementState {
    /// The commissioners that take part: those planned, then others by code; without those who
    /// left.
    public var parties: [ProcurementParty] {
        var parties: [ProcurementParty] = []
        let planned = plan?.value.parties ?? []
        for party in planned {
            guard let association = associations[party.code] else {
                if let plan { parties.append(ProcurementParty(party, by: plan.by)) }
                continue
            }
            guard association.value.isIn else { continue }
            parties.append(ProcurementParty(party, association))
        }
        let known = Set(planned.map(\.code))
        for (code, association) in associations.sorted(by: { $0.key < $1.key })
        where association.value.isIn && !known.contains(code) {
            parties.append(ProcurementParty(code, association))
        }
        return parties
    }

    mutating func apply(_ association: Association, of code: ODSCode, _ fact: Fact) {
        note(fact)
        if let known = associations[code], known.value.isIn == association.isIn {
            associations[code]?.contestUnlessSame(association, fact)
        } else {
            associations[code].replace(with: association, fact)
        }
    }
}

extension ProcurementParty {
    fileprivate init(_ party: Party, by position: Position) {
        self.init(
            code: party.code, role: party.role, share: party.share,
            ownDecision: party.ownDecision, by: position)
    }

    fileprivate init(_ party: Party, _ association: Stated<Association>) {
        self.init(
            code: party.code, role: party.role, share: association.value.share ?? party.share,
            ownDecision: party.ownDecision, by: association.by)
    }

    fileprivate init(_ code: ODSCode, _ association: Stated<Association>) {
        self.init(
            code: code, role: .associate, share: association.value.share, ownDecision: nil,
            by: association.by)
    }
}
