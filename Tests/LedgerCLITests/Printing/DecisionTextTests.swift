import Testing

@testable import LedgerCLI

struct DecisionTextTests {
    static let route = line(
        "route-decided", "2016-05-03", 0,
        #""route":"direct","reasonCode":"urgency","decision":{"urgent":"U1"}"#)
    static let award = line(
        "award-decided", "2016-05-04", 1,
        #""award":"A1","suppliers":[{"supplierName":"Example Limited"}],"#
            + #""value":{"pence":1250,"vat":"excl"},"reasonCode":"soleProvider","#
            + #""decision":{"officer":"person:1","delegation":"D1"}"#)

    private static func line(_ event: String, _ on: String, _ second: Int, _ data: String)
        -> String
    {
        #"{"type":"procurement.\#(event).v1","subject":"procurement/ZZA/1","#
            + #""occurredon":"\#(on)","recordedtime":"2030-01-01T00:00:0\#(second).000000Z","#
            + #""data":{\#(data)}}"#
    }

    @Test func `a decision says what nobody has recorded of it`() async throws {
        let trial = try await Trial.withStory()
        let file = try trial.file(
            "decided.jsonl", [DecisionTextTests.route, DecisionTextTests.award])
        #expect(await trial.run("import", file).status == 0)
        let text = await trial.run("decisions", "ZZA").output
        #expect(text.contains("2016-05-04  an award, £12.50 excl. VAT, in procurement/ZZA/1\n"))
        #expect(text.contains("            officer person:1\n"))
        #expect(
            text.contains(
                "not recorded: governance.delegation-granted, procurement.conflicts-checked\n"))
        #expect(text.contains("governance.urgent-decision-taken, governance.decision-ratified"))
    }
}
