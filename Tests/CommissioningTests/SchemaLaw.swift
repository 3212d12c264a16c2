import CanonicalJSON
import Testing

@testable import EventLog

/// What holds of every event type's data, shown with its shortest and its longest JSON.
enum SchemaLaw {
    /// Checks that the shortest JSON has the required fields alone and the longest has all, that
    /// both are accepted, and that each way to get a field wrong is reported at its place.
    static func holds<Area: EventArea>(
        _ area: Area.Type, _ event: String, minimal: String, full: String,
        from source: SourceLocation = #_sourceLocation
    ) {
        guard let type = Reading.type(area, event), let minimalData = object(minimal),
            let fullData = object(full)
        else {
            Issue.record("no type \(event), or no JSON object", sourceLocation: source)
            return
        }
        let own = type.schema.fields.filter { !["sources", "attachments"].contains($0.name) }
        let required = own.filter(\.isRequired)
        func names(_ fields: [FieldDescription]) -> Set<String> { Set(fields.map(\.name)) }
        func names(_ data: JSONObject) -> Set<String> { Set(data.members.map(\.name)) }
        #expect(names(minimalData) == names(required), sourceLocation: source)
        #expect(names(fullData) == names(own), sourceLocation: source)

        var cited = fullData
        cited["sources"] = parsed(#"[{"title":"Minutes","uri":"https://example.org/minutes"}]"#)
        for data in [minimalData, fullData, cited] {
            expectAccepted(type, data, .proposal, source)
        }
        expectAccepted(type, Faults.withoutSealed(type.schema.fields, fullData), .leaf, source)

        for fault in Faults.all(type.schema.fields, in: fullData) {
            let log = Reading.read(type, text(fault.data), .proposal).1
            let issue = log.issues.first
            let note: Comment = "\(event): \(fault.what) at \(fault.path): \(log.issues)"
            #expect(issue?.path == fault.path, note, sourceLocation: source)
            #expect(issue?.reason.isEmpty == false, note, sourceLocation: source)
            #expect((issue?.value == nil) == fault.isMissing, note, sourceLocation: source)
            #expect(fault.isMissing || issue?.hint != nil, note, sourceLocation: source)
        }
    }

    private static func expectAccepted<Area: EventArea>(
        _ type: EventType<Area>, _ data: JSONObject, _ purpose: FieldLog.Purpose,
        _ source: SourceLocation
    ) {
        let text = text(data)
        let issues = Reading.read(type, text, purpose).1.issues
        #expect(issues.isEmpty, "\(text)", sourceLocation: source)
    }

    static func parsed(_ json: String) -> JSONValue? {
        try? JSONValue(parsing: Array(json.utf8), profile: .interchange(maximumLength: 100_000))
    }

    private static func object(_ json: String) -> JSONObject? {
        guard case .object(let object)? = parsed(json) else { return nil }
        return object
    }

    private static func text(_ object: JSONObject) -> String {
        let bytes = try? JSONValue.object(object).canonicalBytes()
        return String(decoding: bytes ?? [], as: UTF8.self)
    }
}
