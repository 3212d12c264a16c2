import CanonicalJSON
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct RefusalRecordTests {
    @Test func `a refusal is kept without the data that was refused`() async throws {
        let till = try await Till.real()
        let line = """
            {"actor":"person:1","data":{"kind":"CCG","name":"NHS Secret Name CCG"},\
            "occurredon":"2014-05-01","onbehalfof":"GB-NHS-99A","subject":"org/99A",\
            "type":"org.organisation-registered.v1"}
            """
        try await till.record(line)
        let error = await #expect(throws: LedgerError.self) { try await till.record(line) }
        guard case .refused(let refusal)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        let kept = try await till.ledger.recordRefusal(refusal, of: Array(line.utf8))
        let event = try till.ledger.event(
            "\(kept.receipt.first)", knownAt: try till.ledger.knownAt(nil))
        let text = String(decoding: event.leaf, as: UTF8.self)
        #expect(event.text("type") == "ledger.proposal-refused.v1")
        #expect(event.text("subject") == "ledger/refusals-99A")
        #expect(text.contains(#""refusal":"already-registered""#))
        #expect(text.contains(#""proposedType":"org.organisation-registered.v1""#))
        #expect(text.contains(#""restsOn":[1]"#))
        #expect(!text.contains("Secret"))
    }

    @Test func `what is kept of a refusal depends on no personal value`() async throws {
        let till = try await Till.real()
        let first = line(
            "interests.nil-return-made.v1", "interests/TST", "2019-05-01", id: 1,
            #"{"personRef":"p:1","name":"Dr A"}"#)
        try await till.record(first)
        let refusal = Refusal(rule: "made-up", sentence: "It cannot be.")
        func mac(_ text: String) async throws -> JSONValue? {
            let kept = try await till.ledger.recordRefusal(refusal, of: Array(text.utf8))
            let leaf = try till.ledger.leaf(at: kept.receipt.first)
            let value = try JSONValue(parsing: leaf, profile: .interchange(maximumLength: .max))
            guard case .object(let event) = value, case .object(let data)? = event["data"] else {
                return nil
            }
            return data["contentMac"]
        }
        let known = try #require(try await mac(first))
        #expect(try await mac(first.replacing("Dr A", with: "Dr B")) == known)
        #expect(try await mac(first.replacing("p:1", with: "p:2")) != known)
    }
}
