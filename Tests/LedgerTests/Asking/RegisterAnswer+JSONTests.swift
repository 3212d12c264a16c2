import CanonicalJSON
import Projections
import TestSupport
import Testing

@testable import Ledger

@Suite struct RegisterAnswerJSONTests {
    private func document(why: Bool) async throws -> JSONObject {
        let till = try await Till.simulated([Seed.number("00-fictional-year").path])
        return try till.ledger.register(
            of: "FICDALE", asOf: AsOf("2019-06-30", today: Till.today),
            knownAt: till.ledger.knownAt(nil), saysWhy: why
        ).document.object
    }

    private func rows(_ document: JSONObject) -> [JSONObject] {
        guard case .array(let rows)? = document["rows"] else { return [] }
        return rows.compactMap { if case .object(let row) = $0 { row } else { nil } }
    }

    @Test func `every row has every column under its name, each with its state`() async throws {
        let document = try await document(why: false)
        #expect(rows(document).count > 20)
        let states: Set<String> = ["stated", "none", "blank", "notRecorded"]
        var met: Set<String> = []
        for row in rows(document) {
            guard case .object(let cells)? = row["cells"] else {
                Issue.record("a row without cells")
                continue
            }
            #expect(
                Set(cells.members.map(\.name)) == Set(RegisterColumn.allCases.map(\.rawValue)))
            for (name, cell) in cells.members where name != "value" {
                guard case .object(let cell) = cell else { continue }
                met.insert(cell.text("state"))
            }
        }
        #expect(met == states)
        let text = String(decoding: try document.line, as: UTF8.self)
        #expect(text.contains(#""carriedOverFrom":"FICSOUTH""#) && !text.contains(#""why""#))
    }

    @Test func `the value is the whole and the part, and the totals count once`() async throws {
        let document = try await document(why: true)
        let text = String(decoding: try document.line, as: UTF8.self)
        #expect(
            text.contains(
                #""value":{"share":{"basis":"share","pence":28000000,"state":"stated","#))
        #expect(text.contains(#""why":["#))
        guard case .object(let totals)? = document["totals"] else {
            Issue.record("no totals")
            return
        }
        let decisions = Set(rows(document).map { $0.text("stream") + $0.text("decided") })
        #expect(decisions.count > 10 && totals["decisions"] != document["count"])
    }
}
