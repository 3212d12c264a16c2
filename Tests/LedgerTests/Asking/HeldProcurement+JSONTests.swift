import CanonicalJSON
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct HeldProcurementJSONTests {
    private func procurement(_ stream: String, why: Bool = false) async throws -> String {
        let till = try await Till.simulated([Seed.number("04").path])
        let state = try till.state("FICTIDE", asOf: "2017-03-01", why: why)
        guard case .array(let rows)? = state["procurements"] else { return "" }
        for case .object(let row) in rows where row.text("stream") == stream {
            return String(decoding: try row.line, as: UTF8.self)
        }
        return ""
    }

    @Test func `stage, estimate, route, bids and awards are told`() async throws {
        let text = try await procurement("procurement/FICEBB/2016-02")
        #expect(text.contains(#""stage":"awarded""#))
        #expect(text.contains(#""bidsIn":2"#) && text.contains(#""route":"openTender""#))
        #expect(text.contains(#""award":"AW-1""#) && text.contains(#""regime":"PCR2015-LTR""#))
        #expect(text.contains(#""carriedOverFrom":"FICEBB""#))
    }

    @Test func `a waiver and an abandonment are told`() async throws {
        let waived = try await procurement("procurement/FICEBB/2016-03")
        #expect(waived.contains(#""waivers":[{"#) && !waived.contains(#""stage""#))
        let abandoned = try await procurement("procurement/FICEBB/2016-07")
        #expect(abandoned.contains(#""reasonCode":"fundsWithdrawn""#))
    }

    @Test func `with why the stage names the events that brought it so far`() async throws {
        let text = try await procurement("procurement/FICEBB/2016-07", why: true)
        let stage = text.split(separator: #""stage":{"value":"abandoned","why":["#)
        #expect(stage.count == 2)
    }
}
