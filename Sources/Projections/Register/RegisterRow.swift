public import Commissioning
public import EventLog

/// One row of the register: a decision, as it stands in the register of one party to it.
public struct RegisterRow: Sendable {
    /// What was decided.
    public let what: RegisteredDecision
    /// The day on which it was decided.
    public let on: CivilDate
    /// The event that states it; that of its entry in the register when no other does.
    public let by: Position
    /// Its stream.
    public let stream: StreamName
    /// The award it is about; nil for all else.
    public let award: Reference?
    /// The party whose row it is: the body, or one that it followed.
    public let party: ODSCode
    /// What the party does in joint work; nil when it decides alone.
    public let role: PartyRole?
    /// Whether the row came with the work of a body that was followed.
    public let isCarriedOver: Bool
    /// All parties to a joint decision; empty when the party decides alone.
    public let parties: [RegisterParty]
    /// What it is worth to all parties together.
    public let total: RegisterCell
    /// What it is worth to this party.
    public let share: RegisterCell
    /// Whether it commits money that no other row of the register has already.
    public let countsInTotals: Bool
    /// The types of the events that would say what is not on record, each once.
    public let missing: [String]
    /// The parties whose part this row is: one, or several that one body has followed.
    let standsFor: [RegisterParty]
    /// By what the decision is told from all others, but for those of one kind and day.
    let reference: String
    private let cells: [RegisterColumn: RegisterCell]

    init(
        _ entry: RegisterEntry, party: ODSCode, for standsFor: [RegisterParty],
        isCarriedOver: Bool, share: RegisterCell
    ) {
        what = entry.what
        on = entry.on
        by = entry.by
        stream = entry.stream
        award = entry.award
        self.party = party
        self.standsFor = standsFor
        reference = entry.reference
        role = entry.parties.count > 1 ? standsFor.first?.role : nil
        self.isCarriedOver = isCarriedOver
        parties = entry.parties.count > 1 ? entry.parties : []
        total = entry.total
        self.share = share
        countsInTotals = entry.countsInTotals
        cells = entry.cells
        var missing: [String] = []
        let types = RegisterColumn.allCases.flatMap { entry.cells[$0]?.missing ?? [] }
        for type in entry.missing + types + entry.total.missing where !missing.contains(type) {
            missing.append(type)
        }
        self.missing = missing
    }

    /// What stands in a column; in that of the value, what it is worth to all parties together.
    public subscript(_ column: RegisterColumn) -> RegisterCell {
        column == .value ? total : cells[column] ?? .blank(by: [])
    }

    /// The events behind the row, each once, in ascending order.
    public var why: [Position] {
        Set([by] + RegisterColumn.allCases.flatMap { self[$0].why } + share.why).sorted()
    }
}

/// What a row of the register is about.
public enum RegisteredDecision: Hashable, Sendable {
    /// A decision that an event states as such.
    case taken(DecisionSubject)
    /// A contract is on record, and no decision to award it.
    case contractWithoutAward

    /// What it is, in one word.
    public var word: String {
        switch self {
        case .taken(let subject): subject.rawValue
        case .contractWithoutAward: "contractWithoutAward"
        }
    }
}

/// A party to a joint decision.
public struct RegisterParty: Hashable, Sendable {
    /// The commissioner.
    public let code: ODSCode
    /// What it does in it.
    public let role: PartyRole
    /// Its part of the value; nil when nothing says it.
    public let share: Pence?

    init(_ code: ODSCode, _ role: PartyRole, share: Pence?) {
        self.code = code
        self.role = role
        self.share = share
    }

    /// The same party, while nothing says what its part is.
    var withoutShare: RegisterParty { RegisterParty(code, role, share: nil) }

    /// The parties that are named, and before them the body that keeps the record when it is not.
    static func all(_ named: [RegisterParty], owner: ODSCode?) -> [RegisterParty] {
        guard let owner, !named.contains(where: { $0.code == owner }) else { return named }
        return [RegisterParty(owner, .lead, share: nil)] + named
    }

    /// The parties that an award or a contract names.
    static func all(_ named: [Party], owner: ODSCode?) -> [RegisterParty] {
        var parties: [RegisterParty] = []
        for party in named where !parties.contains(where: { $0.code == party.code }) {
            parties.append(RegisterParty(party.code, party.role, share: party.share))
        }
        return all(parties, owner: owner)
    }
}
