import CanonicalJSON
import Commissioning
import EventLog
import Projections
import TestSupport
import Testing

@testable import Ledger

@Suite struct HeldContractJSONTests {
    private func row(_ code: String, _ stream: String, why: Bool = false) async throws -> String {
        let answer = try await ContractsAnswerTests.contracts(
            code, .all, asOf: "2017-03-01", why: why)
        let row = try #require(answer.rows.first { $0.stream.name.text == stream })
        return String(
            decoding: try JSONValue.object(row.json(why)).canonicalBytes(), as: UTF8.self)
    }

    @Test func `the value, the own part and the last day are told`() async throws {
        let text = try await row("FICSHORE", "contract/FICEBB/2016-02")
        #expect(text.contains(#""value":{"basis":"total","pence":204000000,"vat":"excl"}"#))
        #expect(text.contains(#""end":"2018-10-01""#))
        #expect(text.contains(#""lastDay":"2018-09-30""#))
        #expect(text.contains(#""ledBy":"FICEBB""#))
        #expect(
            text.contains(
                #""optionLeft":{"longestEnd":"2019-10-01","months":12,"times":1,"#
                    + #""useBy":"2018-09-30"}"#))
        #expect(!text.contains(#""why""#))
    }

    @Test func `with why a value that several events make up names them`() async throws {
        let text = try await row("FICTIDE", "contract/FICFLOW/2014-02", why: true)
        #expect(text.contains(#""carriedOverFrom":"FICFLOW""#))
        let parts = text.split(separator: #""end":{"#)
        #expect(parts.count == 2 && parts[1].hasPrefix(#""value":"2018-04-01","why":["#))
    }
}
