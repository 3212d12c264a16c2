internal import EventLog
internal import TransparencyLog

extension Law {
    static let appendLaws: [Law] = [
        Law("an empty log has no size, the empty root and no time") { maker in
            let head = try await maker.make().head()
            try require(head.size, is: .empty, "the size")
            try require(head.root, is: TreeHash.emptyRoot, "the root")
            try require(head.lastRecordedTime, is: nil, "the time")
        },
        Law("positions are dense and follow the order of the request") { maker in
            let store = try await maker.make()
            var next = 0
            for count in [1, 3, 1, 40, 2] {
                let receipt = try await store.append(Sample.request(next..<(next + count)))
                try require(receipt.first.index, is: UInt64(next), "the first position")
                try require(receipt.count, is: count, "the count")
                next += count
            }
            let events = try store.events()
            try require(events.map(\.position), is: Array(0..<UInt64(next)), "the positions")
            for (number, event) in events.enumerated() {
                let id = Sample(number).id
                try require(event.leaf.contains(id), "event \(number) is another one")
            }
        },
        Law("the bytes that come back are the bytes of the draft, and so is their hash") { maker in
            let clock = SettableClock()
            let store = try await maker.make(clock: clock)
            let samples = (0..<30).map { Sample($0, isSealed: $0 % 5 == 0) }
            let receipt = try await store.append(Sample.request(samples))
            var versions: [StreamName: Int32] = [:]
            for (sample, event) in zip(samples, try store.events()) {
                versions[sample.stream, default: 0] += 1
                let leaf = sample.draft.leaf(
                    recordedTime: receipt.recordedTime,
                    streamVersion: StreamVersion(versions[sample.stream] ?? 0))
                try require(event.leaf, is: leaf, "the leaf of event \(event.position)")
                try require(event.leafHash, is: TreeHash.leaf(leaf), "its hash")
                let header = try leaf.withUnsafeBufferPointer { try LeafHeader($0) }
                try require(header.id, is: sample.id, "its id")
                try require(header.recordedTime, is: receipt.recordedTime, "its recorded time")
            }
            try store.requireSound()
        },
        Law("a receipt has the hashes of its leaves and the root of the log with them") { maker in
            let store = try await maker.make()
            var leaves: [Digest] = []
            for count in [1, 2, 300, 1, 1_000, 17] {
                let numbers = leaves.count..<(leaves.count + count)
                let receipt = try await store.append(Sample.request(numbers))
                let events = try store.events(from: UInt64(leaves.count))
                try require(receipt.leafHashes, is: events.map(\.leafHash), "the leaf hashes")
                leaves += receipt.leafHashes
                try require(receipt.root, is: TreeHash.root(of: leaves), "the root")
                try require(receipt.logSize.count, is: UInt64(leaves.count), "the size")
                try require(receipt.origin, is: store.origin, "the origin")
                try require(receipt.isReplay, is: false, "the replay")
                let head = try store.head()
                try require(head.root, is: receipt.root, "the root of the head")
                try require(head.size, is: receipt.logSize, "the size of the head")
                try require(head.lastRecordedTime, is: receipt.recordedTime, "the time")
            }
            try store.requireSound()
        },
        Law("a request of no event, an empty entry or 1,001 events is refused") { maker in
            let store = try await maker.make()
            let none = AppendRequest(entries: [])
            try await require(none, to: store, isRefusedAs: .wrongCount(0))
            let sample = Sample(1)
            let hollow = AppendRequest(entries: [
                Sample(0).entry,
                RequestEntry(key: sample.key, content: sample.content, drafts: []),
            ])
            try await require(hollow, to: store, isRefusedAs: .wrongCount(0))
            let tooMany = Sample.request(0..<1_001)
            try await require(tooMany, to: store, isRefusedAs: .wrongCount(1_001))
        },
        Law("a leaf of 65,535 bytes is taken in, and a longer one is refused") { maker in
            let store = try await maker.make()
            let bare = Sample(0, padding: 1).draft.length - 9
            let most = LeafDraft.maximumLength - bare + 1
            let longer = Sample.request([Sample(7), Sample(0, padding: most + 1)])
            let bytes = LeafDraft.maximumLength + 1
            try await require(
                longer, to: store, isRefusedAs: .leafTooLong(Sample(0).id, bytes: bytes))
            _ = try await store.append(Sample.request([Sample(0, padding: most)]))
            let leaf = try store.events().first?.leaf
            try require(leaf?.count, is: LeafDraft.maximumLength, "the length")
        },
        Law("a refused request leaves no trace in any of its streams") { maker in
            let store = try await maker.make()
            _ = try await store.append(
                Sample.request([Sample(0, stream: "sample/a"), Sample(1, stream: "sample/b")]))
            let before = try store.events()
            let request = Sample.request(
                [Sample(2, stream: "sample/a"), Sample(3, stream: "sample/new")],
                expecting: ["sample/b": .exactly(StreamVersion(7))])
            try await require(
                request, to: store,
                isRefusedAs: .versionConflict(
                    stream: Sample.name("sample/b"), expected: .exactly(StreamVersion(7)),
                    actual: StreamVersion(1)))
            try require(try store.events(), is: before, "the events")
            try require(try store.version(of: Sample.name("sample/new")), is: .none, "the version")
            try require(try store.position(of: Sample(2).id), is: nil, "the position")
            try require(try store.recorded([Sample(2).key]), is: [nil], "the entry")
            try require(
                try store.streams(startingWith: "").map(\.text), is: ["sample/a", "sample/b"],
                "the streams")
            try require(try store.events(.tag("tenth:0")).count, is: 2, "the tagged events")
            _ = try await store.append(Sample.request([Sample(2, stream: "sample/a")]))
            try store.requireSound()
        },
    ]
}

extension [UInt8] {
    /// Whether the written form of the id stands in the bytes.
    func contains(_ id: EventID) -> Bool {
        String(decoding: self, as: UTF8.self).contains(id.description)
    }
}
