import CanonicalJSON
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct ChoiceAnswerTests {
    private func till() async throws -> Till {
        let till = try await Till.real()
        func record(_ type: String, _ day: String, _ data: String) async throws {
            try await till.record(line("choice.\(type).v1", "choice/FICA/feet", day, data))
        }
        try await record(
            "service-selected-for-choice", "2012-01-01",
            #"{"title":"Foot care","reasonCode":"nationalList","reason":"It is on the list."}"#)
        try await record(
            "service-specification-set", "2012-01-02",
            #"{"tariff":"noTariff","criteria":[{"criterion":"staff","title":"Registered"}]}"#)
        try await record(
            "provider-refused", "2012-04-01",
            #"{"supplier":"NT2","criteria":["staff"],"reasonCode":"failedCriterion"}"#)
        return till
    }

    private func json(
        _ till: Till, _ code: String, knownAt moment: String? = nil, why: Bool = false
    ) throws -> String {
        let answer = try till.ledger.choice(
            of: code, asOf: AsOf("2013-01-01", today: Till.today),
            knownAt: till.ledger.knownAt(moment), saysWhy: why)
        return String(decoding: answer.document.bytes, as: UTF8.self)
    }

    @Test func `a provider refused names the criterion and its title`() async throws {
        let text = try json(try await till(), "FICA")
        #expect(text.contains(#""criteria":[{"criterion":"staff","title":"Registered"}]"#))
        #expect(text.contains(#""standing":"refused""#))
        #expect(text.contains(#""reason":"It is on the list.""#))
        #expect(!text.contains(#""why""#))
    }

    @Test func `what was not known yet is not told`() async throws {
        let text = try json(try await till(), "FICA", knownAt: "position:3")
        #expect(text.contains(#""providers":[]"#))
    }

    @Test func `why names the events`() async throws {
        #expect(try json(try await till(), "FICA", why: true).contains(#""why":[3]"#))
    }

    @Test func `a body with no choice on record has no rows, and an unknown one is not found`()
        async throws
    {
        let till = try await till()
        try await till.record(registered("FICB", "2012-01-01"))
        #expect(try json(till, "FICB").contains(#""count":0"#))
        let unknown = #expect(throws: LedgerError.self) { try json(till, "FICX") }
        guard case .notFound(_, let hint)? = unknown else {
            Issue.record("\(String(describing: unknown))")
            return
        }
        #expect(hint == "did you mean FICB?")
        let usage = #expect(throws: LedgerError.self) { try json(till, "?") }
        guard case .usage? = usage else {
            Issue.record("\(String(describing: usage))")
            return
        }
    }
}
