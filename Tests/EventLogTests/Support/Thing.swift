import CanonicalJSON
import EventLog

/// An area made up for tests, whose one type has had two older shapes.
enum Thing: EventArea {
    static let name = "thing"
    static let streamForm = "thing/{body}"
    static var types: [EventType<Thing>] { [EventType(ThingNamed.self)] }
    typealias Refusal = Till.Refusal

    struct State: Hashable, Sendable {
        var labels: [[String]] = []
    }

    static func initial(_ stream: StreamName) -> State { State() }

    static let first = EventTypeName(known: "thing.thing-named.v1")
    static let second = EventTypeName(known: "thing.thing-named.v2")

    /// v1 `{name}`, v2 `{label}`, v3 `{labels[]}`.
    static let upcasters = [
        Upcaster(from: first, to: second) { old in
            var new = old
            new["label"] = old["name"]
            new["name"] = nil
            return new
        },
        Upcaster(from: second, to: ThingNamed.name) { old in
            var new = old
            new["labels"] = old["label"].map { .array([$0]) }
            new["label"] = nil
            return new
        },
    ]
}

struct ThingNamed: EventData {
    static let table = FieldTable(event: ThingNamed.self)
    static let name = EventTypeName(known: "thing.thing-named.v3")
    static let summary = "A thing gets names."
    typealias Area = Thing

    let labels: [String]

    init(from fields: inout FieldReader) {
        labels = fields.list("labels", "Its names.", isRequired: true)
    }

    func apply(to state: inout Thing.State, _ fact: Fact) { state.labels.append(labels) }
}
