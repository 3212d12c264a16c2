internal import AuditRules
internal import Commissioning
public import EventLog

/// What happened in one process, day by day: notices, decisions, steps, deadlines and standstills.
public struct ProcessTimeline: Sendable {
    /// Of what kind a mark is; one row of the picture each.
    public enum Lane: Int, CaseIterable, Sendable {
        /// Something was published.
        case notices
        /// Something was decided, signed or changed.
        case decisions
        /// Anything else that happened.
        case steps
        /// Something had to be, or is to be, done by then.
        case deadlines
        /// No contract may be made.
        case standstills

        /// What the row is called.
        public var title: String {
            switch self {
            case .notices: "Notices"
            case .decisions: "Decisions"
            case .steps: "Other steps"
            case .deadlines: "Deadlines"
            case .standstills: "Standstill"
            }
        }
    }

    /// Something on a day, or on a run of days.
    public struct Mark: Hashable, Sendable {
        /// The first day.
        public let on: CivilDate
        /// The last day; the first when it is one day.
        public let through: CivilDate
        /// Of what kind it is.
        public let lane: Lane
        /// What it is.
        public let words: String
        /// The events that say so.
        public let positions: [Position]
    }

    /// The stream of the process.
    public let process: StreamName
    /// What it is called; nil when nothing on record says.
    public let title: String?
    /// In order of days, then of kinds.
    public let marks: [Mark]

    /// The events that it leads to.
    public var positions: [Position] { marks.flatMap(\.positions) }

    /// How many processes are drawn at the most.
    public static let limit = 12

    /// The processes that rules were applied to, those with most to answer first.
    static func all(
        _ findings: [Finding], _ events: [ReportEvent], _ history: AuditHistory
    ) -> (timelines: [ProcessTimeline], undrawn: Int) {
        let origins = Dictionary(
            history.contracts.map { ($0.matter.stream, $0.matter.process) },
            uniquingKeysWith: { first, _ in first })
        var adverse: [StreamName: Int] = [:]
        for finding in findings where finding.outcome != .notApplicable {
            let process = origins[finding.process] ?? finding.process
            guard ["procurement", "contract"].contains(process.area) else { continue }
            adverse[process, default: 0] += finding.outcome.isAdverse ? 1 : 0
        }
        let order = adverse.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        let timelines = order.prefix(limit).map { process in
            ProcessTimeline(process, findings, events, history)
        }
        return (timelines.filter { !$0.marks.isEmpty }, max(0, order.count - limit))
    }

    init(
        _ process: StreamName, _ findings: [Finding], _ events: [ReportEvent],
        _ history: AuditHistory
    ) {
        self.process = process
        let contracts = history.contracts.filter { $0.matter.process == process }
        let procurement = history.procurements.first { $0.matter.stream == process }
        title = procurement?.matter.title ?? contracts.first?.matter.title
        let streams = Set([process] + contracts.map(\.matter.stream))
        var marks = Marks()
        for event in events where streams.contains(event.stream) {
            guard let note = history.note(event.position) else { continue }
            marks.add(note.on, Lane(type: note.type), TypeWords.words(note.type), event.position)
        }
        if let deadline = procurement?.state.terms?.deadline {
            marks.add(
                deadline.value.londonDate, .deadlines, "last moment for bids", deadline.by)
        }
        for finding in findings where streams.contains(finding.process) {
            guard let day = finding.outcome.dueOn else { continue }
            let words = "\(finding.rule): \(finding.toDo ?? finding.sentence)"
            marks.add(day, .deadlines, words, finding.evidence.map(\.position))
        }
        if let state = procurement?.state { marks.add(standstillsOf: state, asOf: history.asOf) }
        self.marks = marks.sorted
    }
}

extension ProcessTimeline.Lane {
    /// Of what kind an event of a type is, by the words in its name.
    init(type: String) {
        let name = TypeWords.words(type).split(separator: " ")
        let notices: Set<Substring> = ["notice", "published", "publicised"]
        let decisions: Set<Substring> = [
            "decided", "awarded", "signed", "extended", "modified", "terminated", "approved",
            "novated", "notified", "abandoned", "recommended",
        ]
        if !notices.isDisjoint(with: name) {
            self = .notices
        } else if !decisions.isDisjoint(with: name) {
            self = .decisions
        } else {
            self = .steps
        }
    }
}

/// Collects marks; what happened alike on one day is one mark.
private struct Marks {
    private struct Place: Hashable {
        let on: CivilDate
        let through: CivilDate
        let lane: Int
        let words: String
    }

    private var places: [Place: [Position]] = [:]

    mutating func add(
        _ day: CivilDate, _ lane: ProcessTimeline.Lane, _ words: String, _ position: Position
    ) {
        add(day, lane, words, [position])
    }

    mutating func add(
        _ day: CivilDate, _ lane: ProcessTimeline.Lane, _ words: String, _ positions: [Position],
        through last: CivilDate? = nil
    ) {
        let place = Place(
            on: day, through: max(day, last ?? day), lane: lane.rawValue, words: words)
        places[place, default: []] += positions
    }

    mutating func add(standstillsOf state: ProcurementState, asOf day: CivilDate) {
        let awards = state.awards.sorted { $0.key.text < $1.key.text }
        let named = awards.map { (" of award \($0.key)", $0.value.standstill) }
        for (award, record) in named + [("", state.standstill)] {
            guard let record, let started = record.started else { continue }
            let end = started.value.end ?? record.ended?.on ?? day
            add(
                started.value.start, .standstills,
                "standstill\(award) (\(started.value.basis.rawValue))",
                [started.by, record.ended?.by].compactMap { $0 }, through: end)
        }
    }

    /// In order of days, kinds and words.
    var sorted: [ProcessTimeline.Mark] {
        places.map { place, positions in
            let words =
                positions.count > 1 && place.lane < ProcessTimeline.Lane.deadlines.rawValue
                ? "\(place.words) (\(positions.count))" : place.words
            return ProcessTimeline.Mark(
                on: place.on, through: place.through,
                lane: ProcessTimeline.Lane(rawValue: place.lane) ?? .steps, words: words,
                positions: Set(positions).sorted())
        }.sorted {
            ($0.on, $0.lane.rawValue, $0.through, $0.words)
                < ($1.on, $1.lane.rawValue, $1.through, $1.words)
        }
    }
}
