public import EventLog

/// What the events of one measure come to.
public struct MeasureState: Hashable, Sendable {
    /// What is measured, in the order of its history; contested when another event of that day
    /// says otherwise.
    public internal(set) var definitions: [Stated<MeasureDefinition>] = []
    /// What was observed, in the order of its history; contested when another event says
    /// otherwise of the same body and period.
    public internal(set) var observations: [Stated<Observation>] = []
    /// Events recorded after facts that happened later.
    public internal(set) var lateEntries: [Position] = []

    init() {}

    /// What is measured, as last said by a day; else as first said; nil when nothing says it.
    public func definition(by day: CivilDate) -> Stated<MeasureDefinition>? {
        definitions.last { $0.value.thresholdFrom ?? $0.on <= day } ?? definitions.first
    }

    /// Notes what every event may be: late.
    mutating func note(_ fact: Fact) {
        if fact.isLate { lateEntries.append(fact.position) }
    }
}
