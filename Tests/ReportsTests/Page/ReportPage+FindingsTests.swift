import AuditRules
import Commissioning
import EventLog
import Ledger
import Testing

@testable import Reports

struct ReportPageFindingsTests {
    @Test func `each finding has a block with its sentence, source, key and events`() async throws {
        let answer = try await SampleReport.ofTenders()
        let page = answer.page.text
        for folded in answer.report.asked {
            for finding in [folded.root] + folded.consequences {
                let card = try #require(RuleCatalogue.card(finding.rule))
                #expect(page.contains("id=\"\(ReportPage.place(of: finding))\""))
                #expect(page.contains("<dd>\(finding.key)</dd>"))
                #expect(page.contains(">\(finding.rule): \(card.question)</h3>"))
                for evidence in finding.evidence {
                    #expect(page.contains("href=\"#e\(evidence.position)\""))
                }
            }
        }
    }

    @Test func `what cannot be told names the fact that is missing`() async throws {
        let answer = try await SampleReport.ofTenders()
        let open = answer.report.findings.filter { $0.outcome == .notDeterminable }
        #expect(!open.isEmpty && open.allSatisfy { !$0.missing.isEmpty })
        #expect(answer.page.text.contains("What cannot be told, and the fact that is missing"))
    }

    @Test func `a body without findings says so`() async throws {
        let page = try await SampleReport.of("FICBAY", seed: "09", asOf: "2026-06-01").page.text
        #expect(page.contains("No rule found anything that asks for an answer."))
    }
}
