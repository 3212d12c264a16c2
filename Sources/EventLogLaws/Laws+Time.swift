internal import EventLog

extension Law {
    static let timeLaws: [Law] = [
        Law("recorded time is that of the clock, and moves on when the clock does not") { maker in
            let clock = SettableClock(Instant(microseconds: 1_000_000))
            let store = try await maker.make(clock: clock)
            var times: [Int64] = []
            for (number, now) in [1_000_000, 1_000_000, 5_000_000, 2, 5_000_001, 9_000_000]
                .enumerated()
            {
                clock.set(Instant(microseconds: Int64(now)))
                let receipt = try await store.append(
                    Sample.request((number * 3)..<(number * 3 + 3)))
                times.append(receipt.recordedTime.microseconds)
            }
            try require(
                times, is: [1_000_000, 1_000_001, 5_000_000, 5_000_001, 5_000_002, 9_000_000],
                "the recorded times")
            for (number, event) in try store.events().enumerated() {
                let header = try event.leaf.withUnsafeBufferPointer { try LeafHeader($0) }
                try require(
                    header.recordedTime.microseconds, is: times[number / 3],
                    "the recorded time of event \(number)")
            }
            try store.requireSound()
        },
        Law("a recorded time that is asked for is taken when it is later") { maker in
            let store = try await maker.make()
            let early = Instant(microseconds: 1_000)
            let late = Instant(microseconds: 2_000)
            func request(_ numbers: Range<Int>, _ time: Instant) -> AppendRequest {
                Sample.request(numbers.map { Sample($0, recordedTime: time) })
            }
            let first = try await store.append(request(0..<2, early))
            try require(first.recordedTime, is: early, "the recorded time")
            try await require(
                request(2..<3, early), to: store,
                isRefusedAs: .recordedTimeNotLater(early, last: early))
            let second = try await store.append(request(2..<4, late))
            try require(second.recordedTime, is: late, "the recorded time")
            let mixed = Sample.request([
                Sample(4, recordedTime: late.next), Sample(5, recordedTime: late.next.next),
            ])
            try await require(
                mixed, to: store,
                isRefusedAs: .recordedTimeNotLater(late.next.next, last: late.next))
            try store.requireSound()
        },
        Law("the size at an instant counts what was recorded at or before it") { maker in
            let clock = SettableClock()
            let store = try await maker.make(clock: clock)
            try require(try store.size(at: Instant(microseconds: 0)), is: .empty, "the size")
            var next = 0
            for (time, count) in [(10, 2), (20, 1), (30, 5), (40, 1)] {
                clock.set(Instant(microseconds: Int64(time)))
                _ = try await store.append(Sample.request(next..<(next + count)))
                next += count
            }
            let sizes = try [9, 10, 11, 19, 20, 29, 30, 39, 40, 1_000].map { time in
                try store.size(at: Instant(microseconds: Int64(time))).count
            }
            try require(sizes, is: [0, 2, 2, 2, 3, 3, 8, 8, 9, 9], "the sizes")
        },
    ]
}
