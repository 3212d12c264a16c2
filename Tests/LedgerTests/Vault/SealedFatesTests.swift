import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct SealedFatesTests {
    @Test func `what was revealed is known from its event on, what was suppressed at once`()
        async throws
    {
        let till = try await Till.simulated([Seed.number("05").path])
        func words(_ event: Int, knownAt position: Int) throws -> String? {
            let id = "f1c70005-0000-4000-8000-00000000000\(event)"
            let known = try till.ledger.knownAt("position:\(position)")
            return try till.ledger.event(id, knownAt: known).sealed.first?.words
        }
        #expect(try words(6, knownAt: 10) == "sealed until opening")
        #expect(try words(6, knownAt: 11) == nil)
        #expect(try words(7, knownAt: 14) == "sealed until opening")
        #expect(try words(8, knownAt: 9) == "suppressed (order kelp-2019-01)")
        #expect(try words(9, knownAt: 14) == nil)
    }
}
