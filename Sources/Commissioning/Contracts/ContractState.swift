public import EventLog

/// What the events of one contract come to.
public struct ContractState: Hashable, Sendable {
    /// The commissioner that leads it; nil when its stream is not named after an ODS code.
    public let commissioner: ODSCode?
    /// The contract as it was awarded; contested where another account says otherwise.
    @Sparse public internal(set) var award: ContractAward?
    /// Its signatures, in the order of its history; contested when the same parties signed on
    /// another day, too.
    public internal(set) var signings: [Stated<ContractSigning>] = []
    /// Its modifications and extensions, in the order of its history; an extension is contested
    /// when another event of that day extends otherwise.
    public internal(set) var changes: [Stated<ContractChange>] = []
    /// Its passings to other providers, in the order of its history.
    public internal(set) var novations: [Stated<ContractNovation>] = []
    /// How it was ended; nil once it is awarded again.
    @Sparse public internal(set) var termination: Stated<ContractTermination>?
    /// What stood here before it was ended and awarded again, in the order of its history.
    public internal(set) var former: [FormerContract] = []
    /// Where its record was published, in the order of its history.
    public internal(set) var publications: [Stated<ContractPublication>] = []
    /// What was paid; nil when nothing was.
    @Sparse public internal(set) var payments: ContractPayments?
    /// Events of a time at which no award was on record.
    public internal(set) var withoutContract: [Position] = []
    /// Events of a day on which the contract was terminated.
    public internal(set) var afterTermination: [Position] = []
    /// Events recorded after facts that happened later.
    public internal(set) var lateEntries: [Position] = []

    init(commissioner: ODSCode?) { self.commissioner = commissioner }

    /// Notes what every event may be: late.
    mutating func note(_ fact: Fact) {
        if fact.isLate { lateEntries.append(fact.position) }
    }

    /// Notes an event that needs a contract: late, without one, or after its termination.
    mutating func noteUse(_ fact: Fact, isTermination: Bool = false) {
        note(fact)
        if award == nil { withoutContract.append(fact.position) }
        if !isTermination, let termination, fact.occurredOn >= termination.value.effectiveOn {
            afterTermination.append(fact.position)
        }
    }

    /// Puts a contract that was terminated aside, since another begins.
    mutating func closeIfTerminated() {
        guard let termination else { return }
        former.append(
            FormerContract(
                award: award, signings: signings, changes: changes, novations: novations,
                termination: termination))
        award = nil
        signings = []
        changes = []
        novations = []
        self.termination = nil
    }
}

/// A contract that was terminated before another was awarded in its place.
public struct FormerContract: Hashable, Sendable {
    /// The contract as it was awarded; nil when no award was on record.
    public let award: ContractAward?
    /// Its signatures.
    public let signings: [Stated<ContractSigning>]
    /// Its modifications and extensions.
    public let changes: [Stated<ContractChange>]
    /// Its passings to other providers.
    public let novations: [Stated<ContractNovation>]
    /// How it was ended.
    public let termination: Stated<ContractTermination>
}
