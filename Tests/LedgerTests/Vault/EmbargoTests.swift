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
}
