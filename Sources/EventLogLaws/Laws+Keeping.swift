internal import EventLog
internal import TransparencyLog

extension Law {
    static let keepingLaws: [Law] = [
        Law("what was closed comes back as it was, and goes on") { maker in
            let clock = SettableClock()
            let store = try await maker.make(clock: clock)
            let request = Sample.request((0..<700).map { Sample($0, isSealed: $0 % 50 == 0) })
            let receipt = try await store.append(request)
            let events = try store.events()
            let head = try store.head()
            clock.set(Instant(microseconds: 5))
            guard let again = try await maker.reopen(store, clock: clock) else { return }
            try require(again.origin, is: StoreMaker.origin, "the origin")
            try require(try again.head(), is: head, "the head")
            try require(try again.events(), is: events, "the events")
            let replay = try await again.append(request)
            try require(replay.bytes, is: receipt.bytes, "the receipt")
            let more = try await again.append(Sample.request(700..<900))
            try require(more.first, is: Position(700), "the next position")
            try require(more.recordedTime, is: receipt.recordedTime.next, "the recorded time")
            try require(
                try again.position(of: Sample(250).id), is: Position(250), "an old id")
            try require(
                try again.disclosures(at: Position(50)), is: Sample(50, isSealed: true).disclosures,
                "the disclosures")
            try again.requireSound()
        },
        Law("a store that is sound is found to be sound at every size") { maker in
            let store = try await maker.make()
            try store.requireSound()
            var next = 0
            for count in [1, 1, 253, 1, 1, 1_000] {
                let samples = (next..<(next + count)).map { Sample($0, isSealed: $0 % 9 == 0) }
                _ = try await store.append(Sample.request(samples))
                next += count
                try store.requireSound()
            }
        },
        Law("the last checkpoint kept of the largest size is found") { maker in
            let store = try await maker.make()
            try require(try store.checkpoint(upTo: LogSize(9)), is: nil, "before there is one")
            _ = try await store.append(Sample.request(0..<5))
            let tree = try store.head().root
            func kept(_ size: UInt64, _ name: String) -> KeptCheckpoint {
                KeptCheckpoint(
                    size: LogSize(size),
                    note: Array("\(StoreMaker.origin)\n\(size)\n\(tree.base64)\n\n\(name)\n".utf8))
            }
            let sizes: [(UInt64, String)] = [(5, "a"), (5, "a"), (5, "b"), (5, "b")]
            for (size, name) in sizes { try await store.keep(kept(size, name)) }
            try require(
                try store.checkpoint(upTo: LogSize(9)), is: kept(5, "b"), "the largest")
            try require(try store.checkpoint(upTo: LogSize(4)), is: nil, "below the smallest")
            var all: [KeptCheckpoint] = []
            try store.checkpoints { one in
                all.append(one)
                return true
            }
            try require(all, is: [kept(5, "a"), kept(5, "b")], "all of them")
            do throws(StoreError) {
                try await store.keep(kept(6, "c"))
            } catch {
                try require(
                    try store.checkpoint(upTo: LogSize(9)), is: kept(5, "b"), "after a refusal")
                let again = try await maker.reopen(store, clock: SettableClock()) ?? store
                try require(
                    try again.checkpoint(upTo: LogSize(5)), is: kept(5, "b"), "what is kept")
                return
            }
            throw LawBroken("a checkpoint of a log that is not there was kept")
        },
        Law("a check gives the root at every size that is asked for, by the leaves") { maker in
            let store = try await maker.make()
            var tree = Frontier()
            _ = try await store.append(Sample.request(0..<700))
            let check = try store.check(
                tags: { Sample.tags(of: $0) }, rootsAt: [0, 1, 256, 257, 700, 701],
                progress: { _ in })
            var roots: [UInt64: Digest] = [0: tree.root]
            for event in try store.events() {
                tree.append(leaf: event.leafHash)
                if [1, 256, 257, 700].contains(tree.size) { roots[tree.size] = tree.root }
            }
            try require(check.roots, is: roots, "the roots")
        },
        Law("a tag that a leaf asks for and does not have is found by a check") { maker in
            let store = try await maker.make()
            _ = try await store.append(Sample.request(0..<20))
            let check = try store.check(
                tags: { leaf in
                    let tags = Sample.tags(of: leaf)
                    return tags.contains("third:2") ? tags + ["extra"] : tags
                }, progress: { _ in })
            let expected = (0..<20).filter { $0 % 3 == 2 }.map { Position(UInt64($0)) }
            try require(check.failures.compactMap(\.position), is: expected, "the positions")
        },
        Law("a tag that a leaf does not ask for is found by a check") { maker in
            let store = try await maker.make()
            _ = try await store.append(Sample.request(0..<20))
            let check = try store.check(
                tags: { leaf in Sample.tags(of: leaf).filter { $0 != "third:1" } },
                progress: { _ in })
            let expected = (0..<20).filter { $0 % 3 == 1 }.map { Position(UInt64($0)) }
            try require(check.failures.compactMap(\.position), is: expected, "the positions")
        },
    ]
}
