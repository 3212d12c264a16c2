import Commissioning
import TransparencyLog
import Reports
import AuditRules
import EventLog
import Interchange
import TestSupport
import Testing

@testable import Ledger

@Suite struct ReportAnswerCSVTests {
    private func csv(_ form: CSVTable.Form) async throws -> (String, ReportAnswer) {
        let till = try await Till.simulated([Seed.number("08").path])
        let answer = try till.ledger.report(
            Ledger.ReportQuestion(
                "FICFAIR", asOf: AsOf("2019-12-31", today: Till.today),
                knownAt: till.ledger.knownAt(nil)))
        return (String(decoding: answer.csv(for: form), as: UTF8.self), answer)
    }

    @Test func `there is a line for each finding that applies`() async throws {
        let (text, answer) = try await csv(.spreadsheet)
        let lines = text.split(separator: "\r\n")
        let applying = answer.report.findings.filter { $0.outcome != .notApplicable }
        #expect(lines.count == applying.count + 1)
        #expect(lines[0].hasPrefix("Rule,Outcome,Severity,Question,About,"))
        for (line, finding) in zip(lines.dropFirst(), applying) {
            #expect(line.hasPrefix("\(finding.rule),\(finding.outcome.name),"))
            #expect(line.contains(finding.key))
        }
    }

    @Test func `the last column names the form`() async throws {
        let (text, _) = try await csv(.raw)
        let lines = text.split(separator: "\r\n")
        #expect(lines.dropFirst().allSatisfy { $0.hasSuffix(",raw") })
    }
}
