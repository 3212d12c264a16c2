import CanonicalJSON
import TestSupport
import Testing

@testable import Ledger

@Suite struct DecisionsAnswerTests {
    private func till() async throws -> Till {
        let year = try #require(Seed.all.first { $0.name == "00-fictional-year-of-decisions" })
        return try await Till.simulated([year.path])
    }

    private func answer(_ till: Till, _ code: String, why: Bool) throws -> JSONObject {
        try till.ledger.decisions(
            of: code, asOf: AsOf("2019-03-31", today: Till.today),
            knownAt: till.ledger.knownAt(nil), saysWhy: why
        ).document.object
    }

    @Test func `rows are counted, and say why when they are asked`() async throws {
        let till = try await till()
        let plain = try answer(till, "FICDALE", why: false)
        guard case .array(let rows)? = plain["rows"] else {
            Issue.record("no rows")
            return
        }
        #expect(plain["count"] == .number(JSONNumber(Int64(rows.count))) && rows.count > 10)
        let text = String(decoding: try plain.line, as: UTF8.self)
        #expect(!text.contains("\"why\"") && text.contains("\"aboveLimit\":true"))
        let why = String(decoding: try answer(till, "FICDALE", why: true).line, as: UTF8.self)
        #expect(why.contains("\"why\":["))
    }

    @Test func `what is no code and what is no body is refused`() async throws {
        let till = try await till()
        #expect(throws: LedgerError.self) { try answer(till, "no code", why: false) }
        let error = #expect(throws: LedgerError.self) { try answer(till, "FICDALF", why: false) }
        guard case .notFound(_, let hint)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(hint?.contains("FICDALE") == true)
    }
}
