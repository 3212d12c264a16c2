import CanonicalJSON
import Commissioning
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct BidRecordJSONTests {
    /// The bids of the tender of a story in which one of two prices is revealed, by event 10.
    private func bids(
        _ till: Till, asOf day: String = "2018-01-01", knownAt moment: String? = nil
    ) throws -> String {
        let state = try till.state("FICKELP", asOf: day, knownAt: moment)
        guard case .array(let rows)? = state["procurements"], case .object(let row)? = rows.first,
            let bids = row["bids"]
        else { return "" }
        return String(decoding: try bids.canonicalBytes(), as: UTF8.self)
    }

    private let price = #""price":{"revealedBy":10,"value":{"basis":"total","pence":87450000,"#
    private let sealed = #""price":{"words":"sealed until opening"}"#

    @Test func `a price is told from the position of its reveal on`() async throws {
        let till = try await Till.simulated([Seed.number("05").path])
        #expect(try bids(till).contains(price) && bids(till).contains(sealed))
        #expect(try bids(till, knownAt: "position:11").contains(price))
        let before = try bids(till, knownAt: "position:10")
        #expect(!before.contains("87450000") && before.contains(sealed))
    }

    @Test func `as of a day before it was revealed it is sealed`() async throws {
        let till = try await Till.simulated([Seed.number("05").path])
        #expect(try bids(till, asOf: "2017-10-02").contains(price))
        let before = try bids(till, asOf: "2017-10-01")
        #expect(!before.contains("87450000") && before.contains(sealed))
    }

    @Test func `scores and bidders are told with what they are for`() async throws {
        let till = try await Till.real()
        let stream = "procurement/TST/1"
        try await till.record(registered("TST"))
        let lines = [
            ("bid-received", #"{"bid":"B1","bidders":[{"supplierName":"Coral"}]}"#),
            ("bid-scored", #"{"bid":"B1","criterion":"Q1","evaluator":"person:e1","score":"7.5"}"#),
            ("scores-moderated", #"{"bid":"B1","criterion":"Q1","score":"8"}"#),
        ]
        for (type, data) in lines {
            try await till.record(line("procurement.\(type).v1", stream, "2020-01-01", data))
        }
        func text() throws -> String {
            let state = try till.state("TST", asOf: "2020-01-01")
            return String(
                decoding: try state["procurements"]?.canonicalBytes() ?? [], as: UTF8.self)
        }
        let sealed = try text()
        #expect(sealed.contains(#""bidders":{"words":"sealed until opening"}"#))
        #expect(!sealed.contains("Coral") && !sealed.contains("7.5"))
        for event in 2...4 {
            _ = try await till.ledger.reveal("\(event)", reason: .other)
        }
        let told = try text()
        #expect(told.contains(#""bidders":{"revealedBy":5,"value":[{"name":"Coral"}]}"#))
        #expect(
            told.contains(
                #"{"criterion":"Q1","evaluator":"person:e1","event":3,"#
                    + #""score":{"revealedBy":6,"value":"7.5"}}"#))
        #expect(told.contains(#""isModerated":true,"score":{"revealedBy":7,"value":"8"}"#))
    }
}
