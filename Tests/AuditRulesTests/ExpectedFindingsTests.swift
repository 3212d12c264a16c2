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

    private static func expectation(of seed: Seed) throws -> (JSONObject, [JSONObject]) {
        let path = "\(Seed.repository)/seeds/\(seed.name).expected.json"
        let text = String(decoding: try SafeFiles.read(path, limit: 1 << 20), as: UTF8.self)
        let expected = try JSONObject(line: text)
        guard case .array(let rows)? = expected["findings"] else {
            throw TestFailure("\(path) says of no findings that they are expected")
        }
        let findings = rows.compactMap { row -> JSONObject? in
            guard case .object(let row) = row else { return nil }
            return row
        }
        guard findings.count == rows.count else { throw TestFailure("\(path) has no objects") }
        return (expected, findings)
    }

    @Test(arguments: seeds)
    func `a seed comes to what stands beside it`(_ seed: Seed) async throws {
        let (expected, rows) = try Self.expectation(of: seed)
        let till = try await Till.simulated([seed.path])
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
            asOf: try #require(CivilDate(expected.text("asOf"))))
        let code = try #require(ODSCode(expected.text("body")))
        let found = Audit(try AuditHistory(code, in: view)).findings
            .filter(\.outcome.isAdverse)
            .map { "\($0.rule) \($0.outcome.name): \($0.subject)" }
        let wanted = rows.map {
            "\($0.text("rule")) \($0.text("outcome")): \($0.text("subject"))"
        }
        #expect(Set(found).subtracting(wanted) == [], "found and not expected")
        #expect(Set(wanted).subtracting(found) == [], "expected and not found")
        #expect(found.count == wanted.count)
    }

    @Test(arguments: seeds)
    func `what rests on a source that was not re-read is expected as a question`(
        _ seed: Seed
    ) throws {
        let cards = RuleCatalogue.rules.map { $0.card }
        for row in try Self.expectation(of: seed).1 {
            let card = try #require(cards.first { $0.id == row.text("rule") })
            let isUnread = card.confidence == .unverified
            #expect((row.text("confidence") == "unverified") == isUnread, "\(card.id)")
            #expect(!isUnread || row.text("outcome") == "concern", "\(card.id)")
        }
    }

    @Test func `the two tenders trip every rule on fairness, conflicts and governance once`()
        async throws
    {
        let rules = try Self.expectation(of: Seed.number("08")).1.map { $0.text("rule") }
        let all = RuleCatalogue.rules.map { $0.card.id }.filter { id in
            ["FAIR-", "COI-", "GOV-"].contains { id.hasPrefix($0) }
        }
        #expect(rules.sorted() == all.sorted())
    }

    @Test func `every decision of the two tenders can be tested on every rule`() async throws {
        let till = try await Till.simulated([Seed.number("08").path])
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
            asOf: try #require(CivilDate("2019-12-31")))
        let code = try #require(ODSCode("FICFAIR"))
        let coverage = Audit(try AuditHistory(code, in: view)).coverage
        #expect(coverage.decisions == 8 && coverage.tested == 8)
    }

    @Test func `there are seeds with expectations`() {
        #expect(Self.seeds.count >= 2)
    }
}
