import EventLog
import EventLogLaws
import TestSupport
import TransparencyLog

/// A history with its ledger, for tests of the model checker.
struct History {
    var log = CallLog()
    var ledger: FinalLedger

    /// Two writers and a reader: seven requests, one of them of three entries, one never answered,
    /// one refused, one asked for twice.
    static var right: History {
        var maker = HistoryMaker()
        maker.append("w1", [0])
        maker.read("r1", from: 0)
        maker.append("w2", [1])
        maker.append("w1", [2, 3, 4])
        maker.read("r1", from: 2)
        maker.append("w2", [5], isAnswered: false)
        maker.append("w1", [6, 7])
        maker.refuse("w2", [20])
        maker.append("w2", [8])
        maker.retry("w1", [6, 7])
        maker.append("w1", [9])
        maker.append("w2", [10, 11])
        maker.read("r1", from: 0)
        return maker.history
    }

    /// What a real store does with requests drawn by lot, some of them again.
    static func random(_ number: UInt64) async throws -> History {
        var random = SeededRandom(number)
        let clock = EventLogLaws.SettableClock()
        let store = MemoryEventStore(origin: StoreMaker.origin, clock: clock)
        var log = CallLog()
        var asked: [AppendRequest] = []
        for call in 1...60 {
            let client = "client \(Int.random(in: 0..<3, using: &random))"
            if Int.random(in: 0..<4, using: &random) == 0 {
                log.note(client, call, .read(from: 0))
                let seen = try FinalLedger(store, key: { RequestKey(of: $0) })
                log.note(client, call, .saw(seen.seen(from: 0)))
                continue
            }
            let count = Int.random(in: 1...4, using: &random)
            let again =
                Int.random(in: 0..<5, using: &random) == 0
                ? asked.randomElement(using: &random) : nil
            let request = again ?? Sample.request((call * 10)..<(call * 10 + count))
            asked.append(request)
            log.note(client, call, .append(request.called))
            let receipt = try await store.append(request)
            if Int.random(in: 0..<5, using: &random) > 0 {
                log.note(client, call, .acknowledged(receipt))
            }
        }
        return History(
            log: log, ledger: try FinalLedger(store, key: { RequestKey(of: $0) }))
    }

    /// Gives the events the positions in which they stand, and the head what follows from them.
    mutating func renumber() {
        for index in ledger.events.indices { ledger.events[index].position = UInt64(index) }
        ledger.size = UInt64(ledger.events.count)
        ledger.root = TreeHash.root(of: ledger.events.map(\.leafHash))
    }

    /// Changes the receipt of the n-th acknowledgement of a request.
    mutating func changeReceipt(
        of number: Int, _ occurrence: Int = 0, _ change: (Receipt) -> Receipt
    ) {
        var seen = 0
        for (index, record) in log.records.enumerated() {
            guard case .acknowledged(let receipt) = record.what,
                receipt.requestKey == Sample(number).key
            else { continue }
            if seen == occurrence {
                log.records[index] = CallRecord(
                    client: record.client, call: record.call, what: .acknowledged(change(receipt)))
            }
            seen += 1
        }
    }

    /// Changes what the n-th read saw.
    mutating func changeRead(_ number: Int, _ change: (SeenEvents) -> SeenEvents) {
        var seen = 0
        for (index, record) in log.records.enumerated() {
            guard case .saw(let events) = record.what else { continue }
            if seen == number {
                log.records[index] = CallRecord(
                    client: record.client, call: record.call, what: .saw(change(events)))
            }
            seen += 1
        }
    }

    static let planted: [ModelCheckerTests.Planted] = {
        typealias Planted = ModelCheckerTests.Planted
        return [
            Planted("lost", .lost, "w1", 9, 9) { history in
                history.ledger.events.remove(at: 9)
                history.renumber()
            },
            Planted("doubled", .doubled, "w2", 1, 12) { history in
                history.ledger.events.append(history.ledger.events[1])
                history.renumber()
            },
            Planted("two events changed places", .reordered, "w1", 0, 0) { history in
                history.ledger.events.swapAt(0, 1)
                history.renumber()
            },
            Planted("acknowledgements of a client go back", .reordered, "w2", 8, 1) { history in
                history.changeReceipt(of: 8) { $0.changed(first: 1) }
            },
            Planted("an event stands before an older one", .reordered, "w1", 6, 0) { history in
                history.changeReceipt(of: 6) { $0.changed(first: 0) }
            },
            Planted("a gap", .gap, nil, nil, 5) { history in
                history.ledger.events.remove(at: 5)
            },
            Planted("a head ahead of the events", .gap, nil, nil, 12) { history in
                history.ledger.size = 13
            },
            Planted("a foreign event", .foreign, nil, nil, 12) { history in
                let last = history.ledger.events[11]
                history.ledger.events.append(
                    FinalEvent(
                        position: 12, key: Sample(77).key, leafHash: TreeHash.leaf([7]),
                        recordedTime: Instant(
                            microseconds: last.recordedTime.microseconds + 1)))
                history.renumber()
            },
            Planted("refused and recorded", .recordedThoughRefused, "w2", 20, 12) { history in
                let last = history.ledger.events[11]
                history.ledger.events.append(
                    FinalEvent(
                        position: 12, key: Sample(20).key, leafHash: TreeHash.leaf([20]),
                        recordedTime: Instant(
                            microseconds: last.recordedTime.microseconds + 1)))
                history.renumber()
            },
            Planted("a receipt with a leaf of nobody", .forgedReceipt, "w2", 1, 1) { history in
                history.changeReceipt(of: 1) { $0.changed(leafHashes: [TreeHash.leaf([9])]) }
            },
            Planted("a receipt with another root", .forgedReceipt, "w2", 1, 1) { history in
                history.changeReceipt(of: 1) { $0.changed(root: TreeHash.leaf([9])) }
            },
            Planted("a receipt with the leaf of another", .receiptOfAnother, "w2", 8, 8) {
                history in
                let other = history.ledger.events[9].leafHash
                history.changeReceipt(of: 8) { $0.changed(leafHashes: [other]) }
            },
            Planted("another receipt for the same request", .receiptChanged, "w1", 6, 6) {
                history in
                history.changeReceipt(of: 6, 1) {
                    $0.changed(time: Instant(microseconds: $0.recordedTime.microseconds + 1))
                }
            },
            Planted("acknowledged before it was asked for", .answerBeforeCall, "w1", 0, 0) {
                history in
                history.log.records.swapAt(0, 1)
            },
        ] + plantedInReadsAndTime
    }()

    private static let plantedInReadsAndTime: [ModelCheckerTests.Planted] = {
        typealias Planted = ModelCheckerTests.Planted
        return [
            Planted("time stands still", .timeStoodStill, "w1", 9, 9) { history in
                history.ledger.events[9].recordedTime = history.ledger.events[8].recordedTime
            },
            Planted("time goes back", .timeStoodStill, "w2", 1, 1) { history in
                history.ledger.events[1].recordedTime = Instant(microseconds: 0)
            },
            Planted("time moves within a request", .timeStoodStill, "w1", 4, 4) { history in
                let time = history.ledger.events[4].recordedTime
                history.ledger.events[4].recordedTime = Instant(
                    microseconds: time.microseconds + 1)
            },
            Planted("a torn batch", .torn, "w2", 11, 10) { history in
                history.ledger.events.remove(at: 11)
                history.renumber()
            },
            Planted("a batch with another event in its midst", .reordered, "w1", 2, 2) { history in
                history.ledger.events.swapAt(4, 5)
                history.renumber()
            },
            Planted("a root that the leaves have not", .wrongRoot, nil, nil, nil) { history in
                history.ledger.root = TreeHash.leaf([1])
            },
            Planted("a read of another event", .readOfNonPrefix, "r1", 3, 3) { history in
                history.changeRead(2) { seen in
                    var hashes = seen.leafHashes
                    hashes[3] = TreeHash.leaf([3])
                    return SeenEvents(from: 0, leafHashes: hashes, size: seen.size, root: seen.root)
                }
            },
            Planted("a read that skips an event", .readOfNonPrefix, "r1", 5, 5) { history in
                history.changeRead(2) { seen in
                    var hashes = seen.leafHashes
                    hashes.remove(at: 5)
                    return SeenEvents(from: 0, leafHashes: hashes, size: seen.size, root: seen.root)
                }
            },
            Planted("a root that the log never had", .readOfNonPrefix, "r1", nil, 5) { history in
                history.changeRead(1) { seen in
                    SeenEvents(
                        from: seen.from, leafHashes: seen.leafHashes, size: seen.size,
                        root: TreeHash.leaf([5]))
                }
            },
            Planted("a read that goes back", .readWentBack, "r1", nil, 4) { history in
                history.changeRead(2) { seen in
                    SeenEvents(
                        from: 0, leafHashes: Array(seen.leafHashes.prefix(4)), size: 4, root: nil)
                }
            },
            Planted("a read that is stale", .staleRead, "r1", nil, 6) { history in
                history.changeRead(2) { seen in
                    SeenEvents(
                        from: 0, leafHashes: Array(seen.leafHashes.prefix(6)), size: 6, root: nil)
                }
            },
        ]
    }()
}

/// Makes a history in which everything is right.
private struct HistoryMaker {
    var history = History(
        ledger: FinalLedger(
            origin: StoreMaker.origin, size: 0, root: TreeHash.emptyRoot, events: []))
    private var call = 0
    private var receipts: [RequestKey: Receipt] = [:]

    mutating func append(_ client: String, _ numbers: [Int], isAnswered: Bool = true) {
        call += 1
        history.log.note(client, call, .append(Sample.request(numbers).called))
        let first = UInt64(history.ledger.events.count)
        let time = Instant(microseconds: 1_000 * Int64(call))
        for (offset, number) in numbers.enumerated() {
            history.ledger.events.append(
                FinalEvent(
                    position: first + UInt64(offset), key: Sample(number).key,
                    leafHash: TreeHash.leaf([UInt8(number), 100]), recordedTime: time))
        }
        history.renumber()
        let receipt = Receipt(
            first: Position(first), count: numbers.count,
            leafHashes: history.ledger.events[Int(first)...].map(\.leafHash),
            origin: StoreMaker.origin, recordedTime: time, requestKey: Sample(numbers[0]).key,
            root: history.ledger.root, isReplay: false)
        receipts[receipt.requestKey] = receipt
        if isAnswered { history.log.note(client, call, .acknowledged(receipt)) }
    }

    mutating func retry(_ client: String, _ numbers: [Int]) {
        call += 1
        history.log.note(client, call, .append(Sample.request(numbers).called))
        guard let receipt = receipts[Sample(numbers[0]).key] else { return }
        history.log.note(client, call, .acknowledged(receipt))
    }

    mutating func refuse(_ client: String, _ numbers: [Int]) {
        call += 1
        history.log.note(client, call, .append(Sample.request(numbers).called))
        history.log.note(client, call, .refused("another writer was first"))
    }

    mutating func read(_ client: String, from: UInt64) {
        call += 1
        history.log.note(client, call, .read(from: from))
        history.log.note(client, call, .saw(history.ledger.seen(from: from)))
    }
}

extension FinalLedger {
    /// What a reader sees of the ledger as it is.
    func seen(from: UInt64) -> SeenEvents {
        SeenEvents(
            from: from, leafHashes: events.dropFirst(Int(from)).map(\.leafHash), size: size,
            root: root)
    }
}

extension Receipt {
    /// The receipt with something else in it.
    func changed(
        first: UInt64? = nil, leafHashes: [Digest]? = nil, time: Instant? = nil,
        key: RequestKey? = nil, root: Digest? = nil
    ) -> Receipt {
        Receipt(
            first: first.map { Position($0) } ?? self.first, count: count,
            leafHashes: leafHashes ?? self.leafHashes, origin: origin,
            recordedTime: time ?? recordedTime, requestKey: key ?? requestKey,
            root: root ?? self.root,
            isReplay: isReplay)
    }
}
