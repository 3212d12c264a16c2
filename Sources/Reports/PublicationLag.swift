internal import AuditRules
internal import Commissioning
public import EventLog

/// How long a decision took to be recorded on the ledger and to be published.
public struct PublicationLag: Hashable, Sendable {
    /// The stream.
    public let stream: StreamName
    /// What happened, such as `award A1 decided`.
    public let fact: String
    /// The day on which it happened.
    public let on: CivilDate
    /// The event that says so.
    public let by: Position
    /// The day in England on which the ledger took it in; nil when that was not read.
    public let recordedOn: CivilDate?
    /// The first publication of it; nil when none is on record.
    public let published: Publication?

    /// A publication: the day, and the event that says so.
    public struct Publication: Hashable, Sendable {
        /// The day.
        public let on: CivilDate
        /// The event.
        public let by: Position
    }

    /// The events that it leads to.
    public var positions: [Position] { [by] + [published?.by].compactMap { $0 } }

    /// The days from the fact to its recording; nil when that is not known.
    public var daysToRecord: Int? { recordedOn.map(days) }

    /// The days from the fact to its first publication; nil when none is on record.
    public var daysToPublish: Int? { published.map { days(to: $0.on) } }

    private func days(to day: CivilDate) -> Int {
        Int(day.daysSinceEpoch) - Int(on.daysSinceEpoch)
    }

    /// Awards, and first signatures of contracts, in order of days.
    static func all(in history: AuditHistory) -> [PublicationLag] {
        let lags =
            history.procurements.flatMap { awards(of: $0, in: history) }
            + history.contracts.compactMap { signing(of: $0, in: history) }
        return lags.sorted { ($0.on, $0.stream, $0.fact) < ($1.on, $1.stream, $1.fact) }
    }

    private static func awards(
        of file: CaseFile<ProcurementState>, in history: AuditHistory
    ) -> [PublicationLag] {
        file.state.awards.compactMap { reference, award in
            guard let decided = award.decided else { return nil }
            let notices = file.state.notices.filter { $0.value.award == reference }
                .map { Publication(on: $0.on, by: $0.by) }
            return PublicationLag(
                file.matter.stream, "award \(reference) decided", decided, notices, history)
        }
    }

    private static func signing(
        of file: CaseFile<ContractState>, in history: AuditHistory
    ) -> PublicationLag? {
        guard
            let first = file.state.signings.min(by: { ($0.on, $0.by) < ($1.on, $1.by) })
        else { return nil }
        let publications = file.state.publications.map { Publication(on: $0.on, by: $0.by) }
        return PublicationLag(
            file.matter.stream, "contract signed", first, publications, history)
    }

    private init<Value>(
        _ stream: StreamName, _ fact: String, _ stated: Stated<Value>,
        _ publications: [Publication], _ history: AuditHistory
    ) {
        self.stream = stream
        self.fact = fact
        on = stated.on
        by = stated.by
        recordedOn = history.note(stated.by)?.recordedTime.londonDate
        published = publications.min { ($0.on, $0.by) < ($1.on, $1.by) }
    }
}
