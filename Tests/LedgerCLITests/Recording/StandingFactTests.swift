import CanonicalJSON
import EventLog
import Ledger
import Testing

@testable import LedgerCLI

struct StandingFactTests {
    @Test func `a fact stands with its sealed values in their places`() async throws {
        let trial = try await Trial.withStory()
        let open = try OpenLedger(reading: trial.ledger)
        let fact = try StandingFact("5", in: open.ledger)
        #expect(fact.data["breakClause"] == .string("After a year."))
        #expect(fact.data["_sd"] == nil)
        #expect(fact.lost == 0)
        #expect(fact.occurredOn.description == "2013-06-01")
    }

    @Test func `it is found by its id and by its correction, as it was last said`() async throws {
        let trial = try await Trial.withStory()
        let corrected = await trial.run(
            "correct", "5", "--reason-code", "wrongValue", "--set", "annualValue.pence=7")
        #expect(corrected.status == 0, "\(corrected.messages)")
        let open = try OpenLedger(reading: trial.ledger)
        for word in ["5", "6", "00000000-0000-4000-8000-000000000005"] {
            let fact = try StandingFact(word, in: open.ledger)
            #expect(fact.position == Position(5))
            guard case .object(let value)? = fact.data["annualValue"] else { return }
            #expect(value["pence"] == .number(JSONNumber(7)))
            #expect(fact.data["breakClause"] == .string("After a year."))
        }
    }
}
