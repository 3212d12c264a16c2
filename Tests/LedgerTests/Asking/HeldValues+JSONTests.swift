import CanonicalJSON
import Commissioning
import EventLog
import TestSupport
import Testing

@testable import Ledger
@testable import Projections

@Suite struct HeldValuesJSONTests {
    private func text(_ value: JSONValue?) throws -> String {
        String(decoding: try value?.canonicalBytes() ?? [], as: UTF8.self)
    }

    @Test func `reasons are told only when they are asked for`() throws {
        let reasons = Reasons([Position(3)], late: [Position(3)], contests: [Position(2)])
        #expect(try text(reasons.json(false, of: .bool(true))) == "true")
        #expect(
            try text(reasons.json(true, of: .bool(true)))
                == #"{"contests":[2],"late":true,"value":true,"why":[3]}"#)
    }

    @Test func `where a stream is from is told unless it is the body's own`() throws {
        let code = try #require(ODSCode("FICA"))
        #expect(try text(HeldOrigin.carriedOver(from: code).carriedOverFrom) == #""FICA""#)
        #expect(try text(HeldOrigin.ledBy(code).ledBy) == #""FICA""#)
        #expect(HeldOrigin.own.carriedOverFrom == nil && HeldOrigin.own.ledBy == nil)
    }

    @Test func `a part that has moved on names who has it`() async throws {
        let answer = try await ContractsAnswerTests.contracts("FICEBB", asOf: "2017-01-31")
        let text = ContractsAnswerTests.text(answer)
        #expect(text.contains(#""movedTo":[{"code":"FICTIDE","effectiveOn":"2016-10-01"}]"#))
        #expect(text.contains(#""parts":[{"code":"FICEBB","role":"associate","value":"#))
    }
}
