public import EventLog

/// What became of one provider's representations about a decision to award.
public struct RepresentationRecord: Hashable, Sendable {
    /// What they are about; nil while no event says that they were received.
    public internal(set) var received: Stated<RepresentationSubject>?
    /// Who makes them, and the event that revealed that; nil while it is sealed or not given.
    public internal(set) var provider: Revealed<Provider>?
    /// How the body goes on; nil while it has not decided.
    public internal(set) var decided: Stated<RepresentationOutcome>?

    init() {}

    mutating func receive(
        _ subject: RepresentationSubject, from provider: Revealed<Provider>?, _ fact: Fact
    ) {
        received.contestDay(subject, fact)
        if received?.by == fact.statedAt { self.provider = provider }
    }
}

/// What representations are about.
public struct RepresentationSubject: Hashable, Sendable {
    /// The award; nil when none is named.
    public let award: Reference?
}

/// How a body goes on after representations.
public struct RepresentationOutcome: Hashable, Sendable {
    /// How.
    public let course: Course
    /// The day on which the provider was told; nil when not given.
    public let informedOn: CivilDate?
    /// Where it was decided; nil when not given.
    public let decision: Decision?

    /// A way to go on. Source: S.I. 2023/1348, regulation 12.
    public enum Course: String, CodeList {
        /// The award is made as intended.
        case proceed
        /// An earlier step is done again.
        case `return`
        /// The procurement is given up.
        case abandon
    }
}
