import AuditRules
import Commissioning
import EventLog
import Ledger
import TestSupport
import Testing

@testable import Reports

struct ReportPageTests {
    @Test func `the same report gives the same bytes`() async throws {
        let first = try await SampleReport.ofTenders()
        let second = try await SampleReport.ofTenders()
        #expect(first.page == second.page)
        #expect(first.document.bytes == second.document.bytes)
    }

    @Test func `the page needs nothing beside it and runs nothing`() async throws {
        let page = try await SampleReport.ofTenders().page.text
        for word in ["<script", "<img", "<link", "http-equiv=\"refresh\"", " onclick", "src="] {
            #expect(!page.contains(word), "\(word)")
        }
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en-GB\">"))
        #expect(page.contains("default-src &#39;none&#39;"))
    }

    @Test func `every place that a link leads to is on the page, once`() async throws {
        let page = try await SampleReport.ofTenders().page.text
        let ids = try ReportPageTests.values(of: "id", in: page)
        #expect(Set(ids).count == ids.count)
        let targets = try ReportPageTests.values(of: "href", in: page)
        #expect(targets.allSatisfy { $0.hasPrefix("#") && ids.contains(String($0.dropFirst())) })
        #expect(Set(targets).count > 20)
        for labelled in try ReportPageTests.values(of: "aria-labelledby", in: page) {
            #expect(labelled.split(separator: " ").allSatisfy { ids.contains(String($0)) })
        }
    }

    /// The values of an attribute.
    private static func values(of attribute: String, in page: String) throws -> [String] {
        page.matches(of: try Regex(#" \#(attribute)="([^"]+)""#))
            .compactMap { $0.output[1].substring.map(String.init) }
    }

    @Test func `hostile text in events stays text`() async throws {
        let hostile = #"\"><script>alert(1)</script>\u0301' onload='x <b>&amp;"#
        let till = try await Till.simulated()
        try await till.record(registered("FICEVIL", id: 1, name: hostile))
        try await till.record(
            line(
                "procurement.procurement-planned.v1", "procurement/FICEVIL/1", "2016-01-05", id: 2,
                #"{"title":"\#(hostile)","services":["\#(hostile)"],"regime":"PCR2015-LTR","#
                    + #""isHealthCareService":true}"#))
        try await till.record(
            line(
                "procurement.procurement-commenced.v1", "procurement/FICEVIL/1", "2016-02-01",
                id: 3,
                #"{"by":"contractNotice","regime":"PCR2015-LTR","#
                    + #""mainSubject":"healthCareServices"}"#))
        try await till.record(
            line(
                "procurement.bid-received.v1", "procurement/FICEVIL/1", "2016-03-01", id: 4,
                #"{"bid":"B<i>1","bidders":[{"supplierName":"\#(hostile)"}]}"#))
        let page = try SampleReport.report(
            till.reopened(), "FICEVIL", asOf: "2017-01-01"
        ).page.text
        let bytes = Array(page.utf8)
        #expect(bytes.contains(Array("&lt;script&gt;alert(1)&lt;/script&gt;".utf8)))
        let style = try #require(page.firstRange(of: "</style>"))
        let rest = page[style.upperBound...]
        for markup in ["<script", "<b>", "<i>", "\u{301}'"] {
            #expect(!bytes.contains(Array(markup.utf8)), "\(markup)")
        }
        let names = Set(rest.matches(of: /<\/?([a-z0-9]+)/).map { String($0.1) })
        #expect(
            names.isSubset(of: [
                "a", "article", "body", "caption", "circle", "code", "dd", "desc", "div", "dl",
                "dt", "figure", "footer", "h1", "h2", "h3", "head", "header", "html", "li", "line",
                "main", "nav", "ol", "p", "path", "rect", "section", "span", "svg", "table",
                "tbody", "td", "text", "th", "thead", "title", "tr", "ul",
            ]))
    }

    @Test func `a log that fails says so at the top and below`() async throws {
        let report = try await SampleReport.ofTenders().report
        #expect(report.integrity.isSound)
        let page = try await SampleReport.ofTenders().page.text
        #expect(!page.contains("FAILS"))
    }

    @Test func `a sentence begins with a capital and ends with a full stop`() {
        #expect("bid B2 came late".sentence == "Bid B2 came late.")
        #expect("£5".sentence == "£5.")
        #expect("".sentence == ".")
    }
}
