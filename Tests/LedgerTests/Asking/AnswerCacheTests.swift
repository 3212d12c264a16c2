import EventLog
import Ledger
import Synchronization
import TestSupport
import Testing

@Suite struct AnswerCacheTests {
    /// Keeps answers in memory.
    private final class Kept: AnswerCache {
        private let answers = Mutex<[String: [UInt8]]>([:])

        func answer(_ name: String, at size: LogSize) -> [UInt8]? {
            answers.withLock { $0["\(name) \(size)"] }
        }

        func keep(_ answer: [UInt8], _ name: String, at size: LogSize) {
            answers.withLock { $0["\(name) \(size)"] = answer }
        }

        func clear() throws(StoreError) { answers.withLock { $0 = [:] } }
    }

    @Test func `every answer is the same with a cache as without`() async throws {
        let till = try await Till.simulated([Seed.number("00").path])
        let cached = try Till(
            Ledger(till.ledger.store, requestMAC: nil, answers: Kept(), clock: SystemClock()))
        let day = try #require(CivilDate("2016-10-01"))
        let expected = try Outputs(till).everything(["FICVALE", "FICMOOR"], asOf: [day])
        for _ in 0..<2 {
            #expect(
                try Outputs(cached).everything(["FICVALE", "FICMOOR"], asOf: [day]) == expected)
        }
        try cached.ledger.answers?.clear()
        #expect(try Outputs(cached).everything(["FICVALE", "FICMOOR"], asOf: [day]) == expected)
    }
}
