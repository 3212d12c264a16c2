public import EventLog

/// What the events of one body come to.
public struct OrganisationState: Hashable, Sendable {
    /// The body; nil when its stream is not named after an ODS code.
    public let code: ODSCode?
    /// How it was registered, on its opening day; contested when another event says otherwise.
    @Sparse public internal(set) var registration: Stated<Registration>?
    /// How finely its opening day is known; nil when the day itself is.
    public internal(set) var openingPrecision: OccurredPrecision?
    /// Its present name: that of the registration, superseded by each renaming.
    @Sparse public internal(set) var name: Stated<String>?
    /// Why it was closed, on the first day on which it is; contested when another event says
    /// otherwise.
    @Sparse public internal(set) var closing: Stated<ClosingReason>?
    /// Whom it followed, in the order of its history.
    public internal(set) var successions: [Stated<Succession>] = []
    /// Moves from one health system to another, in the order of its history.
    public internal(set) var boundaryMoves: [Stated<BoundaryMove>] = []
    /// Events of a day on which the body was closed.
    public internal(set) var afterClosing: [Position] = []
    /// Events recorded after facts that happened later.
    public internal(set) var lateEntries: [Position] = []

    init(code: ODSCode?) { self.code = code }

    /// What sort of body it is.
    public var kind: OrganisationKind? { registration?.value.kind }

    /// Its name in law, where the registration gives one.
    public var legalName: String? { registration?.value.legalName }

    /// The first day on which it is open.
    public var openedOn: CivilDate? { registration?.on }

    /// The first day on which it is open, or the span in which that lies.
    public var opening: CoarseDate? {
        openedOn.map { day in
            openingPrecision.flatMap { CoarseDate(spanEnding: day, $0) } ?? CoarseDate(day)
        }
    }

    /// The first day on which it is closed.
    public var closedOn: CivilDate? { closing?.on }

    /// All bodies that it followed, each once, in the order of its history.
    public var predecessors: [ODSCode] {
        var codes: [ODSCode] = []
        for code in successions.flatMap(\.value.predecessors) where !codes.contains(code) {
            codes.append(code)
        }
        return codes
    }

    /// Notes what every event may be: late, or after the closing.
    mutating func note(_ fact: Fact, isClosing: Bool = false) {
        if fact.isLate { lateEntries.append(fact.position) }
        if !isClosing, let closing, fact.occurredOn >= closing.on {
            afterClosing.append(fact.position)
        }
    }
}

/// What a registration says of a body.
public struct Registration: Hashable, Sendable {
    /// What sort of body it is.
    public let kind: OrganisationKind
    /// What it was called when it opened.
    public let name: String
    /// Its name in law, where given.
    public let legalName: String?
    /// Where it is, where given.
    public let address: String?
    /// Its codes in other registers.
    public let ids: [OtherID]
}

/// Bodies that another one followed.
public struct Succession: Hashable, Sendable {
    /// In ascending order; at least one.
    public let predecessors: [ODSCode]
    /// From when rights and duties passed over; the day of the fact when the event gives no other.
    public let effectiveOn: CivilDate
}

/// A move of a body's area from one health system to another.
public struct BoundaryMove: Hashable, Sendable {
    /// The system it left.
    public let fromSystem: ODSCode
    /// The system it joined.
    public let toSystem: ODSCode
    /// From when; the day of the fact when the event gives no other.
    public let effectiveOn: CivilDate
}
