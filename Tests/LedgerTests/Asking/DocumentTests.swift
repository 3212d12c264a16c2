import CanonicalJSON
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct DocumentTests {
    private func text(_ value: JSONValue) throws -> String {
        String(decoding: try value.canonicalBytes(), as: UTF8.self)
    }

    @Test func `a document names the version of its shape and is canonical`() {
        var document = Document()
        document["b"] = .integer(2)
        document["a"] = .text(Position(1))
        document["gone"] = nil
        #expect(
            String(decoding: document.bytes, as: UTF8.self)
                == #"{"a":"1","b":2,"schemaVersion":1}"#)
        #expect(document["b"] == .integer(2) && document["gone"] == nil)
    }

    @Test func `what was known is told with position, time and whether it may change`() throws {
        let time = Instant("2013-07-01T09:00:00Z")
        let known = KnownAt(size: LogSize(3), recordedTime: time, isProvisional: true)
        #expect(
            try text(known.json)
                == #"{"position":3,"provisional":true,"#
                + #""recordedtime":"2013-07-01T09:00:00.000000Z"}"#
        )
        let none = KnownAt(size: .empty, recordedTime: nil, isProvisional: false)
        #expect(try text(none.json) == #"{"position":0,"provisional":false}"#)
    }

    @Test func `an error of an input says what is known of its place`() throws {
        let issue = FieldIssue(path: "/data/end", value: "x", reason: "no day", hint: "write one")
        #expect(
            try text(InputError(issue, file: "a.jsonl", line: 3).json)
                == #"{"file":"a.jsonl","hint":"write one","line":3,"path":"/data/end","#
                + #""reason":"no day","value":"x"}"#)
        let bare = InputError(FieldIssue(path: "", value: nil, reason: "no", hint: nil))
        #expect(try text(bare.json) == #"{"path":"","reason":"no"}"#)
    }

    @Test func `the report of an import has these members and no others`() async throws {
        let till = try await Till.simulated()
        let report = try await till.importing([registered("99A"), "{"])
        let members = report.document.object.members.map(\.name).sorted()
        #expect(
            members == [
                "alreadyRecorded", "dryRun", "errors", "order", "recorded", "rejected",
                "schemaVersion", "size", "stopped",
            ])
        #expect(report.document["stopped"] == .bool(true))
        #expect(report.document["size"] == .integer(1))
    }
}
