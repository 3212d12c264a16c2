public import Commissioning
public import EventLog

/// How long a fact took to be recorded that somebody declared to record as it happens.
public struct RecordingLag: Hashable, Sendable {
    /// The declaration that it falls under.
    public let declaration: Position
    /// Whose fact.
    public let body: ODSCode
    /// The identity of the event as first recorded.
    public let event: EventID
    /// Its type, without the version.
    public let type: String
    /// The day on which it happened.
    public let on: CivilDate
    /// The day in England on which the ledger took it in.
    public let recordedOn: CivilDate

    /// The days in between; negative when it was recorded before it is to have happened.
    public var days: Int { Int(recordedOn.daysSinceEpoch) - Int(on.daysSinceEpoch) }

    /// Whether it took longer than what is recorded as it happens may take.
    public var isLate: Bool { days > RecordingLag.limit }

    /// After how many days a fact is late.
    public static let limit = 14
}

extension AuditHistory {
    /// The facts under declarations of routine recording, by declaration, type, day and id. What is
    /// older than its declaration, or was imported afterwards, is in none.
    public var recordingLags: [RecordingLag] {
        let routine = coverage.declarations.filter { $0.coverage.value.basis == .routineSince }
        guard !routine.isEmpty else { return [] }
        // A declaration speaks of types and days: so it is asked once a type, and not once a fact.
        let notes = Dictionary(grouping: facts.filter { $0.precision == nil }, by: \.type)
        let types = notes.sorted { $0.key < $1.key }.compactMap { type, notes in
            EventTypeName("\(type).v1").map { name in
                (name: name, notes: notes.sorted { ($0.on, $0.id) < ($1.on, $1.id) })
            }
        }
        return routine.flatMap { declaration in
            types.filter { declaration.coverage.value.speaks(of: $0.name) }
                .flatMap { lags(of: $0.notes, under: declaration) }
        }
    }

    /// - Parameter notes: In the order of their days.
    private func lags(
        of notes: [FactNote], under declaration: CoverageDeclaration
    ) -> [RecordingLag] {
        guard let since = note(declaration.coverage.by) else { return [] }
        let coverage = declaration.coverage.value
        let first = max(coverage.period.from, since.recordedTime.londonDate)
        let end = declaration.firstDayUncovered
        return notes.lazy.drop { $0.on < first }.prefix { $0.on < end }.compactMap { note in
            guard note.owner == coverage.body else { return nil }
            return RecordingLag(
                declaration: declaration.coverage.by, body: coverage.body, event: note.id,
                type: note.type, on: note.on, recordedOn: note.recordedTime.londonDate)
        }
    }
}
