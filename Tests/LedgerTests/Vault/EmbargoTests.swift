import Commissioning
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct EmbargoTests {
    private func till() async throws -> Till {
        let till = try await Till.real()
        for bid in ["B1", "B2"] {
            try await till.record(
                fact("bid-received", #"{"bid":"\#(bid)","bidders":[{"supplierName":"Coral"}]}"#))
        }
        return till
    }

    private func fact(_ type: String, _ data: String, id: Int? = nil) -> String {
        line("procurement.\(type).v1", "procurement/TST/1", "2020-01-02", id: id, data)
    }

    private func refused(
        _ till: Till, _ event: Int, _ reason: RevealReason = .embargoEnded
    ) async throws -> String? {
        do throws(LedgerError) {
            _ = try await till.ledger.reveal("\(event)", reason: reason)
            return nil
        } catch .refused(let refusal) {
            #expect(refusal.rule == "embargo-not-ended")
            return refusal.sentence
        }
    }

    @Test func `it has not ended while the bid is not opened`() async throws {
        let till = try await till()
        #expect(
            try await refused(till, 1)
                == "bidders of bid B1 is sealed until opening, and procurement/TST/1 holds no "
                + "procurement.bids-opened.v1 that opens it: record that first")
        try await till.record(
            fact("bids-opened", #"{"by":["person:1"],"bids":["B2"]}"#, id: 9))
        #expect(try await refused(till, 1) != nil)
        #expect(try await refused(till, 2) == nil)
    }

    @Test func `other reasons are not held against it`() async throws {
        let till = try await till()
        #expect(try await refused(till, 1, .ordered) == nil)
    }

    @Test func `a price that is said again is kept back as the first was`() async throws {
        let till = try await till()
        try await till.record(
            fact("bid-valued", #"{"bid":"B1","price":{"pence":5,"vat":"excl"}}"#, id: 3))
        try await till.record(
            line(
                "ledger.record-corrected.v1", "procurement/TST/1", "2020-01-03", corrects: 3,
                #"{"reasonCode":"wrongValue","occurredon":"2020-01-02","#
                    + #""data":{"bid":"B1","price":{"pence":7,"vat":"excl"}}}"#))
        #expect(try await refused(till, 4)?.contains("data/price of bid B1") == true)
        try await till.record(fact("bids-opened", #"{"by":["person:1"]}"#))
        #expect(try await refused(till, 4) == nil)
    }

    /// A reveal that somebody wrote by hand, with the salts that are kept.
    private func byHand(
        _ till: Till, _ position: UInt64, _ reason: String = "embargoEnded"
    ) throws -> String {
        let position = Position(position)
        let row = try #require(try till.ledger.store.disclosures(at: position).first)
        let event = try till.ledger.event("\(position)", knownAt: till.ledger.knownAt(nil))
        return line(
            "ledger.disclosures-revealed.v1", "ledger/disclosures", "2020-01-02",
            #"{"event":"\#(event.text("id") ?? "")","disclosures":["\#(row.encoded)"],"#
                + #""reasonCode":"\#(reason)","stream":"procurement/TST/1"}"#)
    }

    @Test func `a reveal that is proposed is held against it as the verb is`() async throws {
        let till = try await till()
        let proposal = try byHand(till, 1)
        let error = await #expect(throws: LedgerError.self) { try await till.record(proposal) }
        guard case .refused(let refusal)? = error else { return #expect(Bool(false)) }
        #expect(refusal.rule == "embargo-not-ended" && refusal.restsOn == [Position(1)])
        let early = try await till.importing([proposal])
        #expect(early.rejected == 1)
        #expect(early.errors.first?.hint?.contains("embargo-not-ended") == true)
        #expect(try await till.importing([try byHand(till, 2, "ordered")]).recorded == 1)
        // What opens the bid may stand before it in the same import.
        let opened = fact("bids-opened", #"{"by":["person:1"]}"#)
        #expect(try await till.importing([opened, proposal]).recorded == 2)
        #expect(try till.ledger.verify().isSound)
    }

    @Test func `what the schema keeps back until an event is not proposed before it, either`()
        async throws
    {
        let till = try await till()
        try await till.record(
            fact(
                "award-recommended",
                #"{"bid":"B1","ranking":["B1"],"total":"9"}"#))
        let proposal = try byHand(till, 3, "ordered")
        let error = await #expect(throws: LedgerError.self) { try await till.record(proposal) }
        guard case .input(let errors)? = error else { return #expect(Bool(false)) }
        #expect(errors.map(\.path) == ["/data/disclosures/0"])
        #expect(errors.first?.reason.contains("is kept back until procurement/TST/1") == true)
    }
}
