import Projections
import TestSupport
import Testing

@testable import Ledger

@Suite struct InterestsAnswerJSONTests {
    private func json(_ scope: InterestsScope, why: Bool = false) async throws -> String {
        let till = try await InterestsAnswerTests.till()
        let answer = try InterestsAnswerTests.answer(till, scope, why: why)
        return String(decoding: answer.document.bytes, as: UTF8.self)
    }

    @Test func `of a withheld interest the published register tells no person and no body`()
        async throws
    {
        let published = try await json(.published)
        #expect(
            published.contains(
                #"{"interest":"i:2","kind":"withheld","withheld":{"decidedBy":"g","#
                    + #""on":"2017-04-11","reasonCode":"riskOfHarm","reviewOn":"2018-04-11"}}"#))
        #expect(!published.contains("Refuge") && !published.contains(#""why""#))
        let held = try await json(.held)
        #expect(held.contains("Refuge") && held.contains(#""standing":"active""#))
    }

    @Test func `a span has its last day and its precision, and why names the events`()
        async throws
    {
        let text = try await json(.published, why: true)
        #expect(
            text.contains(#""from":{"date":"2015-03-31","precision":"financialyear"}"#))
        #expect(text.contains(#""to":"2018-01-01""#) && text.contains(#""why":[1,2]"#))
    }
}
