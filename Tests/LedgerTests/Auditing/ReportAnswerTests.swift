import Commissioning
import TransparencyLog
import AuditRules
import EventLog
import Reports
import TestSupport
import Testing

@testable import Ledger

@Suite struct ReportAnswerTests {
    private func answer(
        _ till: Till, _ body: String = "FICFAIR", knownAt moment: String? = nil,
        finding: String? = nil
    ) throws -> ReportAnswer {
        try till.ledger.report(
            Ledger.ReportQuestion(
                body, asOf: AsOf("2019-12-31", today: Till.today),
                knownAt: till.ledger.knownAt(moment), findingKey: finding))
    }

    private func tenders() async throws -> Till {
        try await Till.simulated([Seed.number("08").path])
    }

    @Test func `what was known at a moment is reported alike whatever came later`() async throws {
        let till = try await tenders()
        let size = try till.size
        let before = try answer(till, knownAt: "position:\(size)")
        try await till.record(registered("FICLATER"))
        let after = try answer(till, knownAt: "position:\(size)")
        #expect(before.document.bytes == after.document.bytes && before.page == after.page)
        #expect(after.report.integrity.rehashed == size)
        #expect(try answer(till).report.integrity.root != after.report.integrity.root)
    }

    @Test func `the page names the digest of the report, and what is printed that of the page`()
        async throws
    {
        let answer = try answer(try await tenders())
        let page = String(decoding: answer.page, as: UTF8.self)
        #expect(page.contains(answer.digest) && answer.digest.utf8.count == 64)
        let printed = String(decoding: answer.printedPage, as: UTF8.self)
        #expect(printed.contains(ReportAnswer.sha256(answer.page)))
    }

    @Test func `SHA-256 is as its standard says`() {
        #expect(
            ReportAnswer.sha256(Array("abc".utf8))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func `a body or a finding that is not there is not found`() async throws {
        let till = try await tenders()
        #expect(await failure { try answer(till, "FICNONE") }.hasPrefix("not found: "))
        #expect(
            await failure { try answer(till, finding: "FAIR-04:00") }
                == "not found: no finding of FICFAIR has the key FAIR-04:00")
        #expect(await failure { try answer(till, "no code") }.hasPrefix("usage: "))
    }

    @Test func `streams of the body that hold nothing that stands are read, too`() async throws {
        let till = try await tenders()
        try await till.record(
            line(
                "choice.choice-publicised.v1", "choice/FICFAIR/1", "2018-01-01", id: 900,
                #"{"how":"website"}"#))
        try await till.record(
            line(
                "ledger.record-withdrawn.v1", "choice/FICFAIR/1", "2018-01-02", corrects: 900,
                #"{"reasonCode":"neverHappened"}"#))
        let corrections = try answer(till).report.corrections
        #expect(corrections.map(\.by.isWithdrawal) == [true])
    }
}
