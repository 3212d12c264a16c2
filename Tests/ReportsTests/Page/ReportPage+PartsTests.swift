import AuditRules
import Commissioning
import EventLog
import Ledger
import Testing

@testable import Reports

struct ReportPagePartsTests {
    @Test func `outcomes are told in words and marks, not in colour alone`() async throws {
        let page = try await SampleReport.ofTenders().page.text
        #expect(page.contains(">✗ evidence on the ledger indicates non-compliance</span>"))
        #expect(page.contains(">? needs explanation</span>"))
    }

    @Test func `tables have captions and headings, and can be reached by keyboard`() async throws {
        let page = try await SampleReport.ofTenders().page.text
        let tables = page.matches(of: /<table>\n<caption>[^<]+<\/caption>\n<thead>/).count
        #expect(tables == page.matches(of: /<table/).count && tables > 10)
        #expect(page.matches(of: /class="wide" role="region" tabindex="0"/).count == tables)
    }

    @Test func `an empty value has no line`() {
        var html = HTMLWriter()
        ReportPage.list([("a", "1"), ("b", "")], &html)
        #expect(html.bytes.text == "<dl class=\"facts\">\n<dt>a</dt>\n<dd>1</dd>\n</dl>\n")
    }
}
