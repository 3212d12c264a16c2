public import Commissioning
public import EventLog

/// What a rule answers about one matter, before it is weighed.
public struct Judgement: Sendable {
    /// The answer.
    public let outcome: Outcome
    /// What it is about.
    public let matter: Matter
    /// Which part of the matter, such as `bid B2`; empty for the whole.
    public let part: String
    /// The answer, as a sentence that a reader can check.
    public let sentence: String
    /// The events that raised the question; their ids make the finding's key.
    public let triggers: [Position]
    /// The facts that the answer rests on.
    public let evidence: [Evidence]
    /// What would have to be recorded for an answer.
    public let missing: [MissingFact]
    /// Events whose very day decides: known to a month only, they decide nothing.
    public let days: [Position]
    /// What was not found, for an answer that rests on silence.
    public let silence: Silence?
    /// What the matter is worth; nil when nothing on record says.
    public let value: Money?
    /// Who is to answer, when it is not the body whose matter it is.
    public let answerable: ODSCode?
    /// Whether the clause that applies to this matter was not re-read.
    public let isSourceUnread: Bool
    /// What to do, for what is not yet due.
    public let toDo: String?

    init(
        _ outcome: Outcome, _ matter: Matter, part: String = "", _ sentence: String,
        by triggers: [Position], on evidence: [Evidence] = [], missing: [MissingFact] = [],
        days: [Position] = [], silence: Silence? = nil, value: Money? = nil,
        answerable: ODSCode? = nil, isSourceUnread: Bool = false, toDo: String? = nil
    ) {
        self.outcome = outcome
        self.matter = matter
        self.part = part
        self.sentence = sentence
        self.triggers = triggers
        self.evidence = evidence
        self.missing = missing
        self.days = days
        self.silence = silence
        self.value = value
        self.answerable = answerable
        self.isSourceUnread = isSourceUnread
        self.toDo = toDo
    }
}

/// What a judgement is about.
public struct Matter: Hashable, Sendable {
    /// The stream.
    public let stream: StreamName
    /// The process that it belongs to: a contract's procurement; else the stream itself.
    public let process: StreamName
    /// Whose it is: the body in the stream's name; nil when it names none.
    public let owner: ODSCode?
    /// The law it is run under; nil when nothing on record says, or none applies.
    public let regime: ProcurementRegime?
    /// What it is called; nil when nothing on record says.
    public let title: String?

    init(
        _ stream: StreamName, process: StreamName? = nil, owner: ODSCode?,
        regime: ProcurementRegime? = nil, title: String? = nil
    ) {
        self.stream = stream
        self.process = process ?? stream
        self.owner = owner
        self.regime = regime
        self.title = title
    }
}

/// A fact that an answer rests on: what it is, and where it is recorded.
public struct Evidence: Hashable, Sendable {
    /// The event that states it in its present form.
    public let position: Position
    /// What it says, such as `received`.
    public let what: String
    /// The value.
    public let value: String
    /// Events that say otherwise.
    public let contests: [Position]

    init(
        _ position: Position, _ what: String, _ value: some CustomStringConvertible,
        contests: [Position] = []
    ) {
        self.position = position
        self.what = what
        self.value = value.description
        self.contests = contests
    }

    init<Value>(
        _ stated: Stated<Value>, _ what: String, _ value: (some CustomStringConvertible)? = nil
    ) {
        self.init(
            stated.by, what, value?.description ?? stated.on.description,
            contests: stated.contests)
    }

    init<Value>(_ stated: Stated<Value>, _ what: String) {
        self.init(stated.by, what, stated.on, contests: stated.contests)
    }
}

/// A fact that would have to be recorded.
public struct MissingFact: Hashable, Sendable {
    /// The type of the event that would say it, without its version.
    public let type: String
    /// What it would have to say.
    public let what: String

    init(_ type: String, _ what: String) {
        self.type = type
        self.what = what
    }
}

extension MissingFact: CustomStringConvertible {
    /// `procurement.bid-received: at what time bid B2 came`.
    public var description: String { "\(type): \(what)" }
}

/// That nothing of some kind is on record for a time.
public struct Silence: Hashable, Sendable {
    /// What was not found, for a sentence that begins "no record of".
    public let what: String
    /// The types of events that would have said it, without their versions.
    public let types: [String]
    /// Whose facts.
    public let body: ODSCode?
    /// The first day.
    public let from: CivilDate
    /// The last day.
    public let through: CivilDate
    /// The answer where nobody declared the record complete.
    public let outcomeWithoutCoverage: Outcome

    init(
        of what: String, _ types: [String], body: ODSCode?, from: CivilDate, through: CivilDate,
        otherwise outcome: Outcome = .notDeterminable
    ) {
        self.what = what
        self.types = types
        self.body = body
        self.from = from
        self.through = max(from, through)
        outcomeWithoutCoverage = outcome
    }
}
