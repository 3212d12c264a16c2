import EventLog
import EventLogLaws
import Testing

struct MemoryEventStoreTests {
    @Test(arguments: Law.all)
    func `a store in memory keeps every law`(law: Law) async throws {
        try await law.body(
            StoreMaker { clock in
                MemoryEventStore(origin: StoreMaker.origin, clock: clock)
            })
    }
}
