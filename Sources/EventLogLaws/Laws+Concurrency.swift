internal import EventLog
internal import TransparencyLog

extension Law {
    static let concurrencyLaws: [Law] = [
        Law("a reader that follows eight writers never skips and never repeats") { maker in
            let store = try await maker.make()
            let writers = 8
            let each = 40
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<writers {
                    group.addTask {
                        for turn in 0..<each {
                            let number = (writer * each + turn) * 2
                            _ = try await store.append(Sample.request([number, number + 1]))
                        }
                    }
                }
                group.addTask {
                    var next: UInt64 = 0
                    while next < UInt64(writers * each * 2) {
                        let head = try store.head()
                        for event in try store.events(from: next, to: head.size.count) {
                            try require(event.position, is: next, "the next position")
                            next += 1
                        }
                        try require(next, is: head.size.count, "the end of what was read")
                        await Task.yield()
                    }
                }
                try await group.waitForAll()
            }
            try require(
                try store.head().size.count, is: UInt64(writers * each * 2), "the size")
            try store.requireSound()
        },
        Law("of writers that expect the same version one is taken and the rest refused") { maker in
            let store = try await maker.make()
            for round in 0..<20 {
                let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
                    for writer in 0..<6 {
                        group.addTask {
                            let request = Sample.request(
                                [Sample(round * 6 + writer, stream: "sample/one")],
                                expecting: [
                                    "sample/one": .exactly(StreamVersion(Int32(round)))
                                ])
                            do throws(AppendError) {
                                _ = try await store.append(request)
                                return true
                            } catch {
                                guard case .versionConflict = error else { throw error }
                                return false
                            }
                        }
                    }
                    return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
                }
                try require(taken, is: 1, "the writers taken")
            }
            try require(try store.head().size, is: LogSize(20), "the size")
        },
        Law("of requests with the same key one is recorded, and all get its receipt") { maker in
            let store = try await maker.make()
            for round in 0..<10 {
                let request = Sample.request((round * 3)..<(round * 3 + 3))
                let receipts = try await withThrowingTaskGroup(of: Receipt.self) { group in
                    for _ in 0..<8 { group.addTask { try await store.append(request) } }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                try require(Set(receipts.map(\.bytes)).count, is: 1, "the receipts")
                try require(receipts.count { !$0.isReplay }, is: 1, "the first receipts")
            }
            try require(try store.head().size, is: LogSize(30), "the size")
            try store.requireSound()
        },
        Law("appends that come together get roots and times of their own") { maker in
            let store = try await maker.make()
            let receipts = try await withThrowingTaskGroup(of: Receipt.self) { group in
                for number in 0..<120 {
                    group.addTask { try await store.append(Sample.request([number])) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }.sorted { $0.first < $1.first }
            var frontier = Frontier()
            for (index, receipt) in receipts.enumerated() {
                try require(receipt.first.index, is: UInt64(index), "the position")
                frontier.append(leaf: receipt.leafHashes[0])
                try require(receipt.root, is: frontier.root, "the root")
                guard index > 0 else { continue }
                try require(
                    receipt.recordedTime > receipts[index - 1].recordedTime,
                    "recorded time did not move on at \(index)")
            }
        },
    ]
}
