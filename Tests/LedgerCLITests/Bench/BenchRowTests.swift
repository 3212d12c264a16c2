import CanonicalJSON
import Testing

@testable import LedgerCLI

struct BenchRowTests {
    @Test func `a row says what was measured, beside what, and whether that will do`() throws {
        let row = BenchRow(
            "work", ours: 1_234.5678, limit: 2, unit: "s", ratio: 0.75, target: "≥ 0.7",
            isMet: true)
        #expect(row.cells == ["work", "1,235", "2.000", "s", "0.750", "≥ 0.7", "yes"])
        let json = try JSONValue.object(row.json).canonicalBytes()
        #expect(
            String(decoding: json, as: UTF8.self)
                == #"{"limit":2,"met":true,"name":"work","ours":1234.5678,"ratio":0.75,"#
                + #""target":"≥ 0.7","unit":"s"}"#)
    }

    @Test func `a row is read as it is written`() throws {
        let rows = [
            BenchRow(
                "work", ours: 1_234.5, limit: 2, unit: "s", ratio: 0.75, target: "≥ 0.7",
                isMet: false),
            BenchRow("work", ours: 3, unit: "ms"),
        ]
        for row in rows {
            let read = try #require(BenchRow(row.json))
            #expect(read.json == row.json)
        }
        #expect(BenchRow([:]) == nil)
    }

    @Test func `what has no limit and no target says so`() {
        let row = BenchRow("work", ours: 0.0421, unit: "ms")
        #expect(row.cells == ["work", "0.042", "–", "ms", "–", "–", "–"])
        #expect(row.json["met"] == .null)
    }
}
