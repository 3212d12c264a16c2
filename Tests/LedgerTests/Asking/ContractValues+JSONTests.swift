import CanonicalJSON
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct ContractValuesJSONTests {
    private func answer(_ day: String) async throws -> String {
        ContractsAnswerTests.text(
            try await ContractsAnswerTests.contracts("FICTIDE", .all, asOf: day))
    }

    @Test func `a change tells what it did to the value and to the term`() async throws {
        let text = try await answer("2017-03-01")
        #expect(
            text.contains(
                #""changeCode":"scope","decidedIn":{"item":"6","meeting":"tide-gb-2017-01-17"},"#
                    + #""ground":"72-1b","kind":"modified","materiallyDifferent":false,"#
                    + #""on":"2017-01-17","providedForInContract":false"#), "\(text)")
        #expect(text.contains(#""endBefore":"2017-04-01","kind":"extended","newEnd":"2018-04-01""#))
        #expect(text.contains(#""afterEnd":true"#))
    }

    @Test func `a termination, a novation and payments are told`() async throws {
        let text = try await answer("2017-03-01")
        #expect(text.contains(#""effectiveOn":"2017-03-01","on":"2017-02-14","reasonCode""#))
        #expect(text.contains(#""novations":[{"decidedIn":"#))
        #expect(text.contains(#""totals":[{"count":1,"pence":24500000,"vat":"excl"}]"#))
    }

    @Test func `what is not recorded names the event type, and a question its rule`()
        async throws
    {
        let text = try await answer("2017-03-01")
        #expect(text.contains(#"{"fact":"signature","type":"contract.contract-signed"}"#))
        #expect(text.contains(#""rule":"changed-after-end""#))
    }

    @Test func `the summary adds each contract once`() async throws {
        let text = try await answer("2017-01-31")
        #expect(
            text.contains(
                #""values":[{"basis":"total","count":7,"pence":774600000,"vat":"excl"},"#))
        #expect(text.contains(#""ahead":0,"inForce":8"#))
    }
}
