public import EventLog

/// What the events of one arrangement for commissioning support come to.
public struct SupportState: Hashable, Sendable {
    /// What was found to be needed, in the order of its history.
    public internal(set) var needs: [Stated<SupportNeed>] = []
    /// What was weighed, in the order of its history.
    public internal(set) var appraisals: [Stated<OptionAppraisal>] = []
    /// What was decided, in the order of its history; contested when another event of that day
    /// decides otherwise for the same functions.
    public internal(set) var decisions: [Stated<SourcingDecision>] = []
    /// Who limited the choice, beside the restrictions that decisions name.
    public internal(set) var constraints: [Stated<SupportConstraint>] = []
    /// The service on record, as varied and extended; still there after its exit.
    @Sparse public internal(set) var agreement: ServiceAgreement?
    /// Extensions, in the order of its history.
    public internal(set) var extensions: [Stated<ServiceExtension>] = []
    /// How the service on record ended; nil once another is agreed.
    @Sparse public internal(set) var exit: Stated<SupportExit>?
    /// How earlier services ended, in the order of its history.
    public internal(set) var formerExits: [Stated<SupportExit>] = []
    /// Variations, extensions and exits with no agreement on record, or after its exit.
    public internal(set) var withoutAgreement: [Position] = []
    /// How the support unit itself ended, where the stream is its own.
    @Sparse public internal(set) var csuEnding: Stated<CSUEnding>?
    /// Who has a place on a framework and who has not, in the order of its history.
    public internal(set) var frameworkPlaces: [Stated<FrameworkPlace>] = []
    /// Events recorded after facts that happened later.
    public internal(set) var lateEntries: [Position] = []

    init() {}

    /// Notes what every event may be: late.
    mutating func note(_ fact: Fact) {
        if fact.isLate { lateEntries.append(fact.position) }
    }

    /// Notes an event that changes a service: late, or without a service to change.
    mutating func noteChange(_ fact: Fact) {
        note(fact)
        if agreement == nil || exit != nil { withoutAgreement.append(fact.position) }
    }
}
