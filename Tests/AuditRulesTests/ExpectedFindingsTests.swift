import CanonicalJSON
import Commissioning
import EventLog
import Ledger
import Projections
import SafeFiles
import TestSupport
import Testing

@testable import AuditRules

/// Seeds that say beside them what the rules are to find: that, once each, and nothing else.
struct ExpectedFindingsTests {
    static let seeds = Seed.all.filter { seed in
        TestFolder.names(in: "\(Seed.repository)/seeds").contains("\(seed.name).expected.json")
    }

    @Test(arguments: seeds)
    func `a seed comes to what stands beside it`(_ seed: Seed) async throws {
        let path = "\(Seed.repository)/seeds/\(seed.name).expected.json"
        let text = String(decoding: try SafeFiles.read(path, limit: 1 << 20), as: UTF8.self)
        let expected = try JSONObject(line: text)
        let till = try await Till.simulated([seed.path])
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
            asOf: try #require(CivilDate(expected.text("asOf"))))
        let code = try #require(ODSCode(expected.text("body")))
        let found = Audit(try AuditHistory(code, in: view)).findings
            .filter(\.outcome.isAdverse)
            .map { "\($0.rule) \($0.outcome.name): \($0.subject)" }
        guard case .array(let rows)? = expected["findings"] else {
            Issue.record("no findings are expected")
            return
        }
        let wanted = rows.compactMap { row -> String? in
            guard case .object(let row) = row else { return nil }
            return "\(row.text("rule")) \(row.text("outcome")): \(row.text("subject"))"
        }
        #expect(Set(found).subtracting(wanted) == [], "found and not expected")
        #expect(Set(wanted).subtracting(found) == [], "expected and not found")
        #expect(found.count == wanted.count)
    }

    @Test func `there are seeds with expectations`() {
        #expect(Self.seeds.count >= 2)
    }
}
