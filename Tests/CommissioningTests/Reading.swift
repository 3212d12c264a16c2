import Testing

@testable import EventLog

/// Reads the JSON of tests as the ledger reads proposals and leaves.
enum Reading {
    /// An event of an area; nil, with a recorded issue, when the data are not as they must be.
    static func event<Area: EventArea>(
        _ area: Area.Type, _ event: String, _ data: String, from source: SourceLocation
    ) -> TestEvent<Area>? {
        guard let type = type(area, event) else {
            Issue.record("\(area.name) has no type \(event)", sourceLocation: source)
            return nil
        }
        let (event, log) = read(type, data, .proposal)
        for issue in log.issues { Issue.record(issue, sourceLocation: source) }
        return log.issues.isEmpty ? event : nil
    }

    /// The type of an area with this event's name, in version 1.
    static func type<Area: EventArea>(_ area: Area.Type, _ event: String) -> EventType<Area>? {
        area.types.first { $0.schema.name.text == "\(area.name).\(event).v1" }
    }

    /// An event and what is wrong with its data.
    static func read<Area: EventArea>(
        _ type: EventType<Area>, _ data: String, _ purpose: FieldLog.Purpose
    ) -> (TestEvent<Area>, FieldLog) {
        var log = FieldLog(purpose: purpose)
        let event = with(data) { type.read($0, &log) }
        return (TestEvent(type: type, event: event), log)
    }

    /// Where an event is to be found beside its stream.
    static func tags<Area: EventArea>(
        _ area: Area.Type, _ event: String, _ data: String,
        from source: SourceLocation = #_sourceLocation
    ) -> [String]? {
        Reading.event(area, event, data, from: source)?.tags
    }

    /// A value and what is wrong with it.
    static func value<Value: FieldValue>(_ type: Value.Type, _ json: String) -> (Value, FieldLog) {
        with(json) { input in
            var log = FieldLog(purpose: .proposal)
            let value = Value.read(input, &log)
            return (value, log)
        }
    }

    /// A value; nil when something is wrong with it.
    static func good<Value: FieldValue>(_ type: Value.Type, _ json: String) -> Value? {
        let (value, log) = value(type, json)
        return log.issues.isEmpty ? value : nil
    }

    /// The only thing that is wrong with a value; nil when there is nothing, or more.
    static func issue<Value: FieldValue>(_ type: Value.Type, _ json: String) -> FieldIssue? {
        let issues = value(type, json).1.issues
        return issues.count == 1 ? issues.first : nil
    }

    private static func with<Result>(_ json: String, _ body: (FieldInput) -> Result) -> Result {
        Array(json.utf8).withUnsafeBufferPointer {
            body(FieldInput(document: $0, range: 0..<$0.count))
        }
    }
}

/// An event that was read, and the type that read it.
struct TestEvent<Area: EventArea> {
    let type: EventType<Area>
    let event: ReadEvent

    var tags: [String] { type.tags(event) }

    func check(in state: Area.State, _ fact: Fact) throws(Area.Refusal) {
        try type.check(event, state, fact)
    }

    func apply(to state: inout Area.State, _ fact: Fact) { type.apply(event, &state, fact) }
}
