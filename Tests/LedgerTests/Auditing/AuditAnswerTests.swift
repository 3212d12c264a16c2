import AuditRules
import CanonicalJSON
import Commissioning
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct AuditAnswerTests {
    private func answer(
        _ words: [String], _ filter: AuditFilter = AuditFilter()
    ) async throws -> AuditAnswer {
        let till = try await Till.simulated([try Seed.number("04-").path])
        return try till.ledger.audit(
            words, asOf: AsOf("2024-01-01", today: Till.today), knownAt: till.ledger.knownAt(nil),
            filter: filter)
    }

    @Test func `a document names the log, the moment, the catalogue and says what it is not`()
        async throws
    {
        let document = try await answer(["FICEBB"]).document.object
        #expect(document.text("origin") == Till.origin)
        #expect(document.text("statement").hasPrefix("Computed from recorded facts"))
        guard case .object(let catalogue)? = document["catalogue"] else {
            Issue.record("no catalogue")
            return
        }
        #expect(catalogue.text("digest") == RuleCatalogue.digest)
        guard case .array(let findings)? = document["findings"],
            case .object(let first)? = findings.first
        else {
            Issue.record("no findings")
            return
        }
        for name in ["key", "rule", "outcome", "severity", "answerable", "subject", "sentence"] {
            #expect(!first.text(name).isEmpty, "\(name)")
        }
    }

    @Test func `two runs give the same bytes`() async throws {
        let (first, second) = (try await answer([]), try await answer([]))
        #expect(first.document.bytes == second.document.bytes)
    }

    @Test func `all bodies together find what each alone finds of its own`() async throws {
        let all = try await answer([])
        let one = try await answer(["FICEBB"])
        let own = try #require(all.audits.first { $0.body.description == "FICEBB" })
        let ownKeys = Set(own.findings.map(\.key))
        #expect(ownKeys.isSubset(of: one.audits.flatMap(\.findings).map(\.key)))
        let keys = all.audits.flatMap(\.findings).map(\.key)
        #expect(Set(keys).count == keys.count)
    }

    @Test func `a breach is one to fail on, a concern only when that is asked for`() async throws {
        let answer = try await answer(["FICEBB"])
        #expect(answer.fails(on: false) && answer.fails(on: true))
        let later = AuditFilter(from: CivilDate("2031-01-01"))
        #expect(try await !self.answer(["FICEBB"], later).fails(on: true))
    }

    @Test func `what is no code and what is no body is refused`() async throws {
        await #expect(throws: LedgerError.self) { try await self.answer(["no code"]) }
        await #expect(throws: LedgerError.self) { try await self.answer(["FICNONE"]) }
    }
}
