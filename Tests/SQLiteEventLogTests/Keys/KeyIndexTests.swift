import EventLog
import EventLogLaws
@testable import SQLiteEventLog
import Testing

struct KeyIndexTests {
    private let folders = TemporaryFolders()

    @Test(arguments: [1 as UInt64, 2, 3])
    func `the index knows what a dictionary knows, through many merges`(seed: UInt64) async throws {
        var random = SplitMix(seed: seed)
        let settings = KeyIndex.Settings(
            tailCapacity: 40, fanOut: 3, highestLevel: 3, patience: seed == 1 ? 10 : 100_000)
        let folder = try await folders.ledger([])
        var store = try open(folder, settings)
        var ids: [EventID: UInt64] = [:]
        var keys: [RequestKey: UInt64] = [:]
        var next = 0
        while next < 4_000 {
            let count = [1, 2, 60, 300][Int(random.next() % 4)]
            let samples = (next..<(next + count)).map { Sample($0) }
            let entries = samples.map { sample in
                random.next() % 3 == 0
                    ? RequestEntry(
                        key: RequestKey(sample.id), content: sample.content,
                        drafts: [sample.draft])
                    : sample.entry
            }
            let receipt = try await store.append(AppendRequest(entries: entries))
            for (offset, entry) in entries.enumerated() {
                keys[entry.key] = receipt.first.index + UInt64(offset)
                ids[entry.drafts[0].id] = receipt.first.index + UInt64(offset)
            }
            next += count
            if random.next() % 20 == 0 {
                try await store.close()
                store = try open(folder, settings)
            }
        }
        let reader = try open(folder, settings, .reading)
        for number in 0..<(next + 50) {
            let sample = Sample(number)
            #expect(try reader.position(of: sample.id)?.index == ids[sample.id])
        }
        let asked = (0..<(next + 50)).flatMap { [Sample($0).key, RequestKey(Sample($0).id)] }
        let recorded = try reader.recorded(asked).map { $0?.position.index }
        #expect(recorded == asked.map { keys[$0] })
        #expect(try store.check(tags: { Sample.tags(of: $0) }, progress: { _ in }).failures == [])
        try await store.close()
    }

    @Test func `a check names the ids that the index does not find`() async throws {
        let settings = KeyIndex.Settings(
            tailCapacity: 10, fanOut: 3, highestLevel: 1, patience: 10)
        let folder = try await folders.ledger([])
        let store = try open(folder, settings)
        for number in 0..<25 { _ = try await store.append(Sample.request([number])) }
        try await store.close()
        let other = PlainConnection(folder + "/log.sqlite")
        other.run("UPDATE keychunk SET entries = substr(entries, 25) WHERE chunk = 1")
        let check = try open(folder, settings, .reading)
            .check(tags: { Sample.tags(of: $0) }, progress: { _ in })
        #expect(check.failures.count { $0.position != nil } == 1)
        #expect(check.failures.allSatisfy { $0.check == "index" })
    }

    private func open(
        _ folder: String, _ settings: KeyIndex.Settings, _ mode: SQLiteEventStore.Mode = .writing
    ) throws -> SQLiteEventStore {
        try SQLiteEventStore.open(
            folder: folder, mode: mode, clock: SettableClock(), keys: settings)
    }
}

/// Numbers that are the same at each run.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }
}
