import Testing

@testable import Commissioning
@testable import EventLog

/// A history of one stream, told in the JSON of proposals: given what is on record, when a fact is
/// proposed, then it is refused or recorded.
struct Story<Area: EventArea> {
    private(set) var state: Area.State
    private var next: UInt64 = 0

    init(_ area: Area.Type, _ stream: String) {
        state = Area.initial(StreamName(stream) ?? .example)
    }

    /// Records a fact, as the next event of the log or at the position given.
    func given(
        _ event: String, on day: String, _ data: String, at position: UInt64? = nil,
        isLate: Bool = false, from source: SourceLocation = #_sourceLocation
    ) -> Story {
        var story = self
        let fact = self.fact(on: day, at: position ?? next, isLate: isLate)
        story.next = max(next, fact.position.index) + 1
        Reading.event(Area.self, event, data, from: source)?.apply(to: &story.state, fact)
        return story
    }

    /// The area's no to a proposal; nil when it would be recorded.
    func when(
        _ event: String, on day: String, _ data: String,
        from source: SourceLocation = #_sourceLocation
    ) -> Area.Refusal? {
        do throws(Area.Refusal) {
            let event = Reading.event(Area.self, event, data, from: source)
            try event?.check(in: state, fact(on: day, at: next, isLate: false))
            return nil
        } catch {
            return error
        }
    }

    /// The fact that stands at a position; its id is the position.
    private func fact(on day: String, at position: UInt64, isLate: Bool) -> Fact {
        Fact(
            id: EventID(high: 0, low: position), position: Position(position),
            statedAt: Position(position), occurredOn: CivilDate(day) ?? .example, precision: nil,
            time: nil, recordedTime: Instant(microseconds: Int64(position)), isLate: isLate)
    }
}

/// A day written in a test.
func day(_ text: String) -> CivilDate { CivilDate(text) ?? .example }

/// A code written in a test.
func ods(_ text: String) -> ODSCode { ODSCode(text) ?? .example }

/// Pence without tax, for a year.
func aYear(_ pence: Int64) -> Money? {
    Pence(pence).map { Money(pence: $0, vat: .excluded, basis: .annual) }
}

/// Positions written in a test.
func at(_ positions: UInt64...) -> [Position] { positions.map { Position($0) } }
