import Commissioning
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct LedgerTests {
    @Test func `whether the clock is simulated is read from the first event`() async throws {
        #expect(try await Till.simulated().ledger.isSimulated)
        let real = try await Till.real().ledger
        #expect(!real.isSimulated && !real.defaults.hasSimulatedClock)
        let empty = MemoryEventStore(origin: Till.origin, clock: SystemClock())
        #expect(try !Ledger(empty, requestMAC: nil).isSimulated)
    }

    @Test func `a simulated ledger is the same bytes at each run`() async throws {
        let story = try Seed.number("00")
        let heads = [
            try await Till.simulated([story.path]).ledger.store.head(),
            try await Till.simulated([story.path]).ledger.store.head(),
        ]
        #expect(heads[0] == heads[1])
    }

    @Test func `numbers of a fixed start do not repeat`() {
        let (one, two) = (SimulatedRandom(start: 1), SimulatedRandom(start: 1))
        var seen: Set<UInt64> = []
        for _ in 0..<1_000 {
            let (left, right) = (one.sixteenBytes(), two.sixteenBytes())
            #expect(left == right)
            seen.formUnion([left.0, left.1])
        }
        #expect(seen.count == 2_000)
    }

    @Test func `the catalogue holds every area`() {
        let names = Set(Ledger.catalogue.schemas.map { String($0.name.area) })
        #expect(names == Set(CommissioningAreas.all.map { $0.name }))
    }
}
