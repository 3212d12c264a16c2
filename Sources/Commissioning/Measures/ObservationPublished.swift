public import EventLog

/// A number for a period is published.
struct ObservationPublished: EventData {
    typealias Area = MeasureArea

    static let name = EventTypeName(known: "measure.observation-published.v1")
    static let summary = "What a measure comes to for a body and a period is published."
    static let table = FieldTable(event: Self.self)

    let level: Observation.Level
    let body: ODSCode?
    let from: CivilDate
    let to: CivilDate
    let numerator: Int64?
    let denominator: Int64?
    let value: DecimalString?

    init(from fields: inout FieldReader) {
        level = fields.required("level", "Of whom it is.")
        body = fields.optional("body", "The body; none for the country.")
        from = fields.required("from", "The first day of the period.")
        to = fields.required("to", "The first day after the period.")
        numerator = fields.optional("numerator", "How many cases meet it.", unit: "cases")
        denominator = fields.optional("denominator", "Of how many cases.", unit: "cases")
        value = fields.optional("value", "What it comes to, when it is no share of cases.")
    }

    var tags: [String] { Tags.of(bodies: [body]) }

    private var figure: Observation.Figure? {
        switch (numerator, denominator, value) {
        case (let numerator?, let denominator?, nil): .share(numerator, of: denominator)
        case (nil, nil, let value?): .value(value)
        default: nil
        }
    }

    func check(in state: MeasureState, _ fact: Fact) throws(MeasureRefusal) {
        guard from < to else { throw .endNotAfterStart(to: to, from: from) }
        guard figure != nil else { throw .observationNotOne }
    }

    /// What its check would refuse observes nothing.
    func apply(to state: inout MeasureState, _ fact: Fact) {
        state.note(fact)
        guard let figure, let period = Period(from: from, to: to) else { return }
        let observation = Observation(level: level, body: body, period: period, figure: figure)
        let known = state.observations.firstIndex {
            $0.value.body == body && $0.value.level == level && $0.value.period == period
        }
        if let known {
            state.observations[known].contestUnlessSame(observation, fact)
        } else {
            state.observations.append(Stated(observation, fact))
        }
    }
}

/// What a measure comes to for a period.
public struct Observation: Hashable, Sendable {
    /// Of whom it is.
    public let level: Level
    /// The body; nil for the country.
    public let body: ODSCode?
    /// The period.
    public let period: Period
    /// What it comes to.
    public let figure: Figure

    /// What a measure can come to.
    public enum Figure: Hashable, Sendable {
        /// So many of so many cases.
        case share(Int64, of: Int64)
        /// A number.
        case value(DecimalString)
    }

    /// Of whom an observation can be.
    public enum Level: String, CodeList {
        /// The country.
        case national
        /// A commissioning group.
        case ccg = "CCG"
        /// A provider.
        case provider
        /// A service of a provider.
        case service
    }
}
