import EventLog
import Testing

@testable import Commissioning

@Suite struct BiddersTests {
    @Test func `those who bid together are all read`() {
        let bidders = Reading.good(
            Bidders.self, #"[ {"supplier" : "RHA"} , {"supplierName":"A"} ]"#)
        #expect(bidders?.providers.map(\.supplier) == [.body(ods("RHA")), .named("A")])
    }

    @Test func `a name may hold commas, brackets, quotes and backslashes`() {
        let name = #"A, [B] {C} \"D\" \\"#
        let bidders = Reading.good(
            Bidders.self, #"[{"supplierName":"\#(name)"},{"supplier":"RHA"}]"#)
        #expect(
            bidders?.providers.map(\.supplier)
                == [.named(#"A, [B] {C} "D" \"#), .body(ods("RHA"))])
    }

    @Test func `a bidder must be named, by code or by name`() {
        let issue = Reading.issue(
            Bidders.self, #"[{"supplier":"RHA"},{"registeredAddress":"Retford"}]"#)
        #expect(issue?.path == "/1" && issue?.hint != nil)
    }

    @Test(arguments: [("[]", ""), ("[ ]", ""), ("{}", ""), ("7", ""), ("[7]", "/0")])
    func `bidders are a list of at least one object`(json: String, path: String) {
        #expect(Reading.issue(Bidders.self, json)?.path == path)
    }
}
