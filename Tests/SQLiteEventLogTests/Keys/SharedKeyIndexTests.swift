import EventLog
import EventLogLaws
@testable import SQLiteEventLog
import Testing

struct SharedKeyIndexTests {
    private let folders = TemporaryFolders()

    @Test func `keys of events that came later are found, each in its place`() async throws {
        let store = try folders.store()
        let index = SharedKeyIndex(path: store.folder + "/log.sqlite", KeyIndex.Settings())
        let asked = [Sample(1).id, Sample(0).id].map { IndexKey($0) }
        #expect(try index.find(asked) { found, _ in found.map(\.id) } == [nil, nil])
        _ = try await store.append(Sample.request([0]))
        #expect(try index.find(asked) { found, _ in found.map(\.id) } == [nil, 0])
        _ = try await store.append(Sample.request([1]))
        #expect(try index.find(asked) { found, _ in found.map(\.id) } == [1, 0])
    }

    @Test func `after a failure the index is read anew`() async throws {
        let store = try folders.store()
        _ = try await store.append(Sample.request([0]))
        let index = SharedKeyIndex(path: store.folder + "/log.sqlite", KeyIndex.Settings())
        let key = IndexKey(Sample(0).id)
        #expect(throws: StoreError.unavailable("stop")) {
            try index.find([key]) { _, _ throws(StoreError) -> Int in throw .unavailable("stop") }
        }
        #expect(try index.find([key]) { found, _ in found[0].id } == 0)
    }
}
