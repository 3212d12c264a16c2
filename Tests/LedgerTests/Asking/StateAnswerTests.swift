import CanonicalJSON
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct StateAnswerTests {
    @Test func `the document has these members whatever is known`() async throws {
        let till = try await Till.simulated()
        try await till.record(registered("99A"))
        let names = [
            "asOf", "constraints", "contested", "contracts", "corrections", "functions", "knownAt",
            "lateEntries", "organisation", "procurements", "schemaVersion", "supplierEndings",
            "support", "withdrawn",
        ]
        #expect(try till.state("99A", asOf: "2014").members.map(\.name).sorted() == names)
    }

    @Test func `why adds to a state and changes none of its values`() async throws {
        let till = try await Till.simulated([Seed.number("00").path, Seed.number("04").path])
        for code in ["FICVALE", "FICMOOR", "FICFELL", "FICTIDE", "FICEBB", "FICSHORE"] {
            let plain = try till.state(code, asOf: "2017-03-01")
            let why = try till.state(code, asOf: "2017-03-01", why: true)
            #expect(StateAnswerTests.withoutWhy(.object(why)) == .object(plain), "\(code)")
        }
    }

    /// Takes the reasons away again.
    private static func withoutWhy(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object):
            if let value = object["value"], object["why"] != nil { return withoutWhy(value) }
            var plain: JSONObject = [:]
            for (name, value) in object.members where name != "why" {
                plain[name] = withoutWhy(value)
            }
            return .object(plain)
        case .array(let items): return .array(items.map(withoutWhy))
        default: return value
        }
    }

    @Test func `what is no code is a fault of the words`() async throws {
        let till = try await Till.simulated()
        let error = #expect(throws: LedgerError.self) { try till.state("02q", asOf: "2014") }
        guard case .usage? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `a body that is not known is not found, and the nearest are named`() async throws {
        let till = try await Till.simulated()
        try await expectHint(
            till, "it knew none at all: import the organisations first, or leave --known-at out")
        for code in ["99A", "99B", "12X", "QQQ", "99Z"] { try await till.record(registered(code)) }
        try await expectHint(till, "did you mean 99A, 99B, 99Z?")
    }

    @Test func `of a body that is known no more it is said since when`() async throws {
        let till = try await Till.simulated()
        let empty = "it knew none at all: import the organisations first, or leave --known-at out"
        try await till.record(registered("12X"))
        try await expectHint(till, empty, knownAt: "position:1")
        try await till.record(registered("99C", id: 5))
        try await till.record(
            line(
                "ledger.record-withdrawn.v1", "org/99C", "2014-01-01", corrects: 5,
                #"{"reasonCode":"duplicate"}"#))
        try await expectHint(
            till, "its registration, event 2, was withdrawn by event 3: ccgledger show 3 says why")
        try await till.record(registered("99C", "2015-04-01", id: 6))
        try await expectHint(
            till, "its registration is of a later day: ask with a later --as-of")
    }

    @Test func `a body recorded later is not named`() async throws {
        let till = try await Till.simulated()
        try await till.record(registered("12X"))
        try await till.record(registered("99A"))
        try await expectHint(till, "did you mean 12X?", knownAt: "position:2")
    }

    private func expectHint(
        _ till: Till, _ expected: String, knownAt moment: String? = nil
    ) async throws {
        let error = #expect(throws: LedgerError.self) {
            try till.state("99C", asOf: "2014", knownAt: moment)
        }
        guard case .notFound(let reason, let hint)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason == "the ledger knew no body 99C as of 2014-12-31" && hint == expected)
    }
}
