internal import EventLog

extension Law {
    static let requestLaws: [Law] = [
        Law("the same request gives the same bytes for ever, and records nothing") { maker in
            let clock = SettableClock()
            let store = try await maker.make(clock: clock)
            let requests = [
                Sample.request([0]), Sample.request(1..<4), Sample.request(4..<40),
                AppendRequest(entries: [Sample.several(40..<44)]),
            ]
            var receipts: [Receipt] = []
            for request in requests { receipts.append(try await store.append(request)) }
            clock.set(Instant(microseconds: 1_500_000_000_000_000))
            let before = try store.head()
            for (request, receipt) in zip(requests, receipts) {
                let again = try await store.append(request)
                try require(again.bytes, is: receipt.bytes, "the receipt")
                try require(again.isReplay, is: true, "the replay")
            }
            try require(try store.head(), is: before, "the head")
        },
        Law("requests that are given together are recorded one after the other") { maker in
            let clock = SettableClock()
            let together = try await maker.make(clock: clock)
            let alone = try await maker.make(clock: clock)
            let requests = [
                Sample.request(0..<3),
                Sample.request([Sample(3), Sample(4)], size: LogSize(3)),
                Sample.request([Sample(9)], size: LogSize(4)), Sample.request([0, 1, 2]),
                Sample.request([7]),
            ]
            let results = await together.append(requests)
            var expected: [Result<Receipt, AppendError>] = []
            for request in requests {
                do throws(AppendError) {
                    expected.append(.success(try await alone.append(request)))
                } catch {
                    expected.append(.failure(error))
                }
            }
            try require(results.count, is: requests.count, "the results")
            for (one, other) in zip(results, expected) {
                try require(
                    one.map(\.leafHashes), is: other.map(\.leafHashes), "what became of a request")
            }
            try require(try together.head().size, is: LogSize(6), "the size")
            try require(try together.head(), is: try alone.head(), "the head")
            try require(await together.append([]).count, is: 0, "the results of none")
        },
        Law("a key that comes back with other content is refused, and named") { maker in
            let store = try await maker.make()
            _ = try await store.append(Sample.request(0..<3))
            let sample = Sample(2)
            let other = RequestEntry(
                key: sample.key, content: Sample(99).content, drafts: [sample.draft])
            try await require(
                AppendRequest(entries: [other]), to: store,
                isRefusedAs: .requestMismatch(key: sample.key, position: Position(2)))
            try await require(
                AppendRequest(entries: [Sample(9).entry, other]), to: store,
                isRefusedAs: .requestMismatch(key: sample.key, position: Position(2)))
        },
        Law("a request that was recorded in part is refused with the positions") { maker in
            let store = try await maker.make()
            _ = try await store.append(Sample.request(0..<5))
            try await require(
                Sample.request([3, 4, 5]), to: store,
                isRefusedAs: .partlyRecorded([
                    Sample(3).key: Position(3), Sample(4).key: Position(4),
                ]))
            let receipt = try await store.append(Sample.request([3, 4]))
            try require(receipt.isReplay, is: true, "the replay")
            try require(receipt.first, is: Position(0), "the first position")
        },
        Law("an id that stands in the log is refused under another key") { maker in
            let store = try await maker.make()
            _ = try await store.append(Sample.request(0..<3))
            let twin = RequestEntry(
                key: Sample(50).key, content: Sample(50).content, drafts: [Sample(1).draft])
            try await require(
                AppendRequest(entries: [Sample(51).entry, twin]), to: store,
                isRefusedAs: .duplicateID(Sample(1).id, position: Position(1)))
        },
        Law("an id or a key that comes twice in one request is refused") { maker in
            let store = try await maker.make()
            let twin = RequestEntry(
                key: Sample(50).key, content: Sample(50).content, drafts: [Sample(1).draft])
            try await require(
                AppendRequest(entries: [Sample(0).entry, Sample(1).entry, twin]), to: store,
                isRefusedAs: .duplicateID(Sample(1).id, position: Position(1)))
            let sameKey = RequestEntry(
                key: Sample(1).key, content: Sample(1).content, drafts: [Sample(2).draft])
            try await require(
                AppendRequest(entries: [Sample(0).entry, Sample(1).entry, sameKey]), to: store,
                isRefusedAs: .requestMismatch(key: Sample(1).key, position: Position(1)))
        },
        Law("a key may be the id of its event, and is found as both") { maker in
            let store = try await maker.make()
            for number in 0..<5 {
                let sample = Sample(number)
                let entry = RequestEntry(
                    key: RequestKey(sample.id), content: sample.content, drafts: [sample.draft])
                let receipt = try await store.append(AppendRequest(entries: [entry]))
                let again = try await store.append(AppendRequest(entries: [entry]))
                try require(again.bytes, is: receipt.bytes, "the receipt")
                try require(
                    try store.position(of: sample.id), is: receipt.first, "the position")
                try require(
                    try store.recorded([RequestKey(sample.id)]),
                    is: [RecordedEntry(position: receipt.first, content: sample.content)],
                    "the entry")
            }
            try store.requireSound()
        },
        Law("a key is not an id, nor an id a key") { maker in
            let store = try await maker.make()
            _ = try await store.append(Sample.request(0..<3))
            let key = Sample(1).key
            try require(
                try store.position(of: EventID(high: key.high, low: key.low)), is: nil, "the id")
            try require(
                try store.recorded([RequestKey(Sample(1).id)]), is: [nil], "the key")
        },
        Law("every key is found with its content, and no other") { maker in
            let store = try await maker.make()
            _ = try await store.append(Sample.request(0..<700))
            _ = try await store.append(AppendRequest(entries: [Sample.several(700..<720)]))
            _ = try await store.append(Sample.request(720..<730))
            let keys = (0..<740).map { Sample($0).key }
            let recorded = try store.recorded(keys)
            for number in 0..<740 {
                let isFirst = number <= 700 || (720..<730).contains(number)
                let expected = RecordedEntry(
                    position: Position(UInt64(number)), content: Sample(number).content)
                try require(recorded[number], is: isFirst ? expected : nil, "entry \(number)")
            }
        },
    ]
}

extension Sample {
    /// Several events as one entry, under the key of the first.
    static func several(_ numbers: Range<Int>) -> RequestEntry {
        let first = Sample(numbers.lowerBound)
        return RequestEntry(
            key: first.key, content: first.content, drafts: numbers.map { Sample($0).draft })
    }
}
