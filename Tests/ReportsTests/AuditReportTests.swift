import AuditRules
import Commissioning
import EventLog
import Ledger
import Testing

@testable import Reports

struct AuditReportTests {
    @Test func `the verdict counts what is asked, met and not to be told`() async throws {
        let report = try await SampleReport.ofTenders().report
        let adverse = report.findings.filter(\.outcome.isAdverse)
        #expect(adverse.count == report.count(.breached) + report.count(.concern))
        #expect(
            report.verdict.hasPrefix(
                "Evidence on the ledger indicates non-compliance in \(report.count(.breached)) "
                    + "places, and \(report.count(.concern)) matters need explanation; in "))
        #expect(report.verdict.contains("it cannot be told"))
    }

    @Test func `where nothing is found the verdict says so`() async throws {
        let report = try await SampleReport.of("FICBAY", seed: "09", asOf: "2026-06-01").report
        #expect(report.verdict.hasPrefix("No rule found anything to answer; in "))
        #expect(report.asked.isEmpty)
    }

    @Test func `every event behind a finding, a mark or a declaration is cited`() async throws {
        let report = try await SampleReport.ofTenders().report
        let cited = Set(report.cited.map(\.position))
        let findings = report.findings.filter { $0.outcome != .notApplicable }
        #expect(findings.flatMap(\.evidence).allSatisfy { cited.contains($0.position) })
        #expect(report.timelines.flatMap(\.positions).allSatisfy(cited.contains))
        #expect(report.declarations.allSatisfy { cited.contains($0.coverage.by) })
    }

    @Test func `one finding alone is reported by its key`() async throws {
        let whole = try await SampleReport.ofTenders().report
        let wanted = try #require(whole.findings.first { $0.rule == "FAIR-04" })
        let report = try await SampleReport.of(
            "FICFAIR", seed: "08", asOf: "2019-12-31", finding: wanted.key
        ).report
        #expect(report.findings == [wanted])
        #expect(report.lags.isEmpty && report.corrections.isEmpty)
    }

    @Test func `only findings that were asked for are in it`() async throws {
        let later = AuditFilter(from: CivilDate("2031-01-01"))
        let report = try await SampleReport.of(
            "FICFAIR", seed: "08", asOf: "2019-12-31", filter: later
        ).report
        #expect(report.findings.allSatisfy { $0.on == nil })
    }

    @Test func `what is the body's own to answer is told from what is done to it`() async throws {
        let report = try await SampleReport.ofTenders().report
        #expect(report.findings.filter(report.isOwn).count == report.findings.count)
        let other = try await SampleReport.of("FICVALE", seed: "00", asOf: "2017-01-01").report
        #expect(other.findings.filter { !other.isOwn($0) }.allSatisfy { $0.answerable != nil })
    }
}
