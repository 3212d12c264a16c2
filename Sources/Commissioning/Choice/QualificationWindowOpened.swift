public import EventLog

/// Providers can apply from this day on.
struct QualificationWindowOpened: EventData {
    typealias Area = ChoiceArea

    static let name = EventTypeName(known: "choice.qualification-window-opened.v1")
    static let summary = "Providers can apply from this day on."
    static let table = FieldTable(event: Self.self)

    let window: QualificationWindow

    init(from fields: inout FieldReader) {
        window = QualificationWindow(
            isRolling: fields.required("rolling", "Whether providers can apply at any time."),
            closes: fields.optional("closes", "The last day of it."))
    }

    func check(in state: ChoiceState, _ fact: Fact) throws(ChoiceRefusal) {
        try ChoiceRefusal.check(closes: window.closes, fact)
    }

    func apply(to state: inout ChoiceState, _ fact: Fact) {
        state.note(fact)
        state.windows.takeDailyAccount(window, fact)
    }
}

/// A time in which providers can apply; it opens on the day of its fact.
public struct QualificationWindow: Hashable, Sendable {
    /// Whether providers can apply at any time.
    public let isRolling: Bool
    /// The last day of it; nil when no end is known.
    public let closes: CivilDate?
}

/// Whether providers could apply on some day.
public enum WindowStanding: Hashable, Sendable {
    /// They could.
    case open
    /// Every window opened by then had closed.
    case closed
    /// No window had been opened, as far as is on record.
    case noneOnRecord
}

extension ChoiceState {
    /// Whether providers could apply on a day.
    public func windowStanding(on day: CivilDate) -> WindowStanding {
        let opened = windows.filter { $0.on <= day }
        guard !opened.isEmpty else { return .noneOnRecord }
        return opened.contains { $0.value.closes.map { day <= $0 } ?? true } ? .open : .closed
    }
}
