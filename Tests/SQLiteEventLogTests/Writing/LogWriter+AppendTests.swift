import EventLog
import EventLogLaws
@testable import SQLiteEventLog
import Testing

struct LogWriterAppendTests {
    private let folders = TemporaryFolders()

    @Test func `a request that is refused leaves no trace in those beside it`() async throws {
        let folder = try await folders.ledger([])
        let place = LedgerFolder(folder)
        let writer = try LogWriter(
            Connection(place.log, for: .writing), folder: place, origin: StoreMaker.origin,
            clock: SettableClock(), trouble: nil, keySettings: KeyIndex.Settings())
        let stream = "sample/same"
        let long = Sample(3, stream: stream, padding: 70_000)
        let results = writer.commit([
            Sample.request([Sample(0, stream: stream)]),
            Sample.request([Sample(1, stream: stream), Sample(2, stream: stream), long]),
            Sample.request([Sample(4, stream: stream)], expecting: [stream: .exactly(.none)]),
            Sample.request([Sample(0, stream: stream)]),
            Sample.request(
                [Sample(5, stream: stream)], expecting: [stream: .exactly(StreamVersion(1))]),
        ])
        #expect(try results[0].get().first == Position(0))
        let refusal = #expect(throws: AppendError.self) { try results[1].get() }
        guard case .leafTooLong(long.id, _)? = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(
            throws: AppendError.versionConflict(
                stream: Sample.name(stream), expected: .exactly(.none), actual: StreamVersion(1))
        ) { try results[2].get() }
        #expect(try results[3].get().isReplay)
        #expect(try results[4].get().first == Position(1))
        #expect(writer.head.size == LogSize(2))
        try writer.close()
        let store = try SQLiteEventStore.open(folder: folder, mode: .reading)
        #expect(try store.version(of: Sample.name(stream)) == StreamVersion(2))
        #expect(try store.position(of: Sample(1).id) == nil)
        #expect(try store.check(tags: { Sample.tags(of: $0) }, progress: { _ in }).failures == [])
    }
}
