import Testing

@testable import LedgerCLI

struct BenchReadingTests {
    @Test func `rows are read from the answer of another process`() throws {
        let row =
            #"{"limit":null,"met":true,"name":"a","ours":2.5,"ratio":1,"target":"–","unit":"s"}"#
        let rows = try BenchReading.rows(in: Array("{\"events\":3,\"rows\":[\(row)]}\n".utf8))
        #expect(rows.map(\.name) == ["a"] && rows[0].ours == 2.5 && rows[0].isMet == true)
        for other in ["", "[]", "{\"rows\":3}", "error: no ledger", "{\"rows\":[{}]}"] {
            #expect(throws: Failure.self) { try BenchReading.rows(in: Array(other.utf8)) }
        }
    }

    @Test func `a process that fails is an error`() throws {
        let trial = try Trial()
        #expect(throws: Failure.self) {
            try BenchReading(place: trial.folder).rows(of: "none", by: "/bin/false")
        }
    }
}
