internal import EventLog

extension Law {
    static let versionLaws: [Law] = [
        Law("none admits an absent stream alone") { maker in
            try await admits(.none, [0], maker)
        },
        Law("exists admits any stream that has an event") { maker in
            try await admits(.exists, [1, 3], maker)
        },
        Law("exactly admits that version alone, and 0 is absence") { maker in
            try await admits(.exactly(StreamVersion(0)), [0], maker)
            try await admits(.exactly(StreamVersion(1)), [1], maker)
            try await admits(.exactly(StreamVersion(3)), [3], maker)
            try await admits(.exactly(StreamVersion(9)), [], maker)
        },
        Law("any admits every stream, and so does saying nothing") { maker in
            try await admits(.any, [0, 1, 3], maker)
        },
        Law("the versions of a stream are 1, 2, 3 … whatever else is written") { maker in
            let store = try await maker.make()
            _ = try await store.append(Sample.request(0..<20))
            _ = try await store.append(Sample.request(20..<50))
            for stream in try store.streams(startingWith: "sample/") {
                let events = try store.events(.stream(stream))
                let versions = try events.map { event in
                    try event.leaf.withUnsafeBufferPointer { try LeafHeader($0) }
                        .streamVersion.number
                }
                try require(versions, is: Array(1...Int32(events.count)), "the versions")
                try require(
                    try store.version(of: stream).number, is: Int32(events.count), "the version")
            }
            try require(try store.version(of: Sample.name("sample/x")), is: .none, "no stream")
        },
        Law("a request that relies on the size of the log is refused at another") { maker in
            let store = try await maker.make()
            _ = try await store.append(Sample.request([Sample(0)], size: .empty))
            let stale = Sample.request([Sample(1)], size: .empty)
            try await require(
                stale, to: store,
                isRefusedAs: .sizeConflict(expected: .empty, actual: LogSize(1)))
            _ = try await store.append(Sample.request([Sample(1)], size: LogSize(1)))
        },
        Law("versions are checked before ids, and keys before versions") { maker in
            let store = try await maker.make()
            let first = try await store.append(
                Sample.request([Sample(0, stream: "sample/a")], expecting: ["sample/a": .none]))
            let again = try await store.append(
                Sample.request([Sample(0, stream: "sample/a")], expecting: ["sample/a": .none]))
            try require(again.bytes, is: first.bytes, "the receipt")
            let sample = Sample(0, stream: "sample/a")
            let request = AppendRequest(
                entries: [
                    RequestEntry(
                        key: Sample(1).key, content: sample.content, drafts: [sample.draft])
                ],
                expectations: [sample.stream: .none])
            try await require(
                request, to: store,
                isRefusedAs: .versionConflict(
                    stream: sample.stream, expected: .none, actual: StreamVersion(1)))
        },
    ]

    /// Tries an expectation on a stream that is written and on one that is only relied on.
    private static func admits(
        _ expected: ExpectedVersion, _ admitted: Set<Int32>, _ maker: StoreMaker
    ) async throws {
        let store = try await maker.make()
        let versions: [String: Int32] = ["sample/absent": 0, "sample/one": 1, "sample/three": 3]
        var number = 0
        for (name, version) in versions {
            for _ in 0..<version {
                _ = try await store.append(Sample.request([Sample(number, stream: name)]))
                number += 1
            }
        }
        for (name, version) in versions.sorted(by: { $0.key < $1.key }) {
            let guarded = Sample.request(
                [Sample(number, stream: "sample/other")], expecting: [name: expected])
            let written = Sample.request(
                [Sample(number + 1, stream: name)], expecting: [name: expected])
            number += 2
            for request in [guarded, written] {
                if admitted.contains(version) {
                    _ = try await store.append(request)
                    continue
                }
                try await require(
                    request, to: store,
                    isRefusedAs: .versionConflict(
                        stream: Sample.name(name), expected: expected,
                        actual: StreamVersion(version)))
            }
        }
        try store.requireSound()
    }
}
