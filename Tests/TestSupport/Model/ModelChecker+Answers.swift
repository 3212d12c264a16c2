internal import EventLog
internal import TransparencyLog

/// What clients were told, against what is there.
extension ModelChecker {
    /// Acknowledged ⊆ stored, receipts prove, and order is kept.
    mutating func checkAnswers() {
        var called: Set<Call> = []
        /// Keys that were called for, and the end of the log acknowledged by then, for each call.
        var known: Set<RequestKey> = []
        var endAtCall: [Call: UInt64] = [:]
        var isRetry: Set<Call> = []
        var end: UInt64 = 0
        var given: [RequestKey: Receipt] = [:]
        var newest: [String: UInt64] = [:]
        let tiles = LeafTiles(ledger.events.map(\.leafHash))
        for record in log.records {
            let call = Call(client: record.client, number: record.call)
            switch record.what {
            case .append(let entries):
                called.insert(call)
                endAtCall[call] = end
                if entries.contains(where: { known.contains($0.key) }) { isRetry.insert(call) }
                known.formUnion(entries.map(\.key))
            case .read: called.insert(call)
            case .acknowledged(let receipt):
                guard called.contains(call), let entries = calls[call] else {
                    fail(
                        .answerBeforeCall, client: call.client, request: receipt.requestKey,
                        position: receipt.first.index, "it was acknowledged before it was asked for"
                    )
                    continue
                }
                check(receipt, of: call, entries, tiles)
                if let before = given[receipt.requestKey], before.bytes != receipt.bytes {
                    fail(
                        .receiptChanged, client: call.client, request: receipt.requestKey,
                        position: receipt.first.index,
                        "its first receipt named event \(before.first)")
                }
                given[receipt.requestKey] = given[receipt.requestKey] ?? receipt
                if !isRetry.contains(call) {
                    checkOrder(receipt, of: call, after: endAtCall[call] ?? 0, newest[call.client])
                    newest[call.client] = receipt.first.index
                }
                end = max(end, receipt.logSize.count)
            case .refused, .failed, .saw:
                if called.contains(call) { continue }
                fail(.answerBeforeCall, client: call.client, "call \(call.number) was never made")
            }
        }
    }

    private mutating func checkOrder(
        _ receipt: Receipt, of call: Call, after end: UInt64, _ last: UInt64?
    ) {
        let first = receipt.first.index
        if let last, first <= last {
            fail(
                .reordered, client: call.client, request: receipt.requestKey, position: first,
                "the client's acknowledgement before named event \(last)")
        } else if first < end {
            fail(
                .reordered, client: call.client, request: receipt.requestKey, position: first,
                "\(end) events had been acknowledged when it was asked for")
        }
    }

    private mutating func check(
        _ receipt: Receipt, of call: Call, _ entries: [CalledEntry], _ tiles: LeafTiles
    ) {
        let first = receipt.first.index
        func violation(_ kind: Violation.Kind, _ place: UInt64, _ reason: String) {
            fail(
                kind, client: call.client, request: receipt.requestKey, position: place, reason)
        }
        guard receipt.origin == ledger.origin, receipt.requestKey == entries.first?.key,
            receipt.count == entries.reduce(0, { $0 + $1.count })
        else {
            return violation(.forgedReceipt, first, "it is not a receipt of what was asked for")
        }
        var expected = first
        for entry in entries {
            guard let places = positions[entry.key] else {
                return fail(
                    .lost, client: call.client, request: entry.key, position: expected,
                    "it was acknowledged, and is not there")
            }
            if places[0] != expected {
                return violation(
                    .reordered, expected,
                    "the receipt names this place, and it stands at "
                        + "\(places[0])")
            }
            expected += UInt64(entry.count)
        }
        for (offset, hash) in receipt.leafHashes.enumerated() {
            let index = first + UInt64(offset)
            if proves(hash, at: index, tiles) { continue }
            if let other = ledger.events.first(where: { $0.leafHash == hash }) {
                return violation(
                    .receiptOfAnother, index, "the receipt has the leaf of event \(other.position)")
            }
            return violation(.forgedReceipt, index, "its leaf does not prove in the final tree")
        }
        guard receipt.logSize.count < UInt64(roots.count),
            roots[Int(receipt.logSize.count)] == receipt.root
        else {
            return violation(.forgedReceipt, first, "the log never had the root of the receipt")
        }
        if ledger.events[Int(first)].recordedTime != receipt.recordedTime {
            violation(.forgedReceipt, first, "the event was recorded at another time")
        }
    }

    /// Whether a leaf stands at a place of the final tree, by a proof.
    private func proves(_ leaf: Digest, at index: UInt64, _ tiles: LeafTiles) -> Bool {
        let size = UInt64(ledger.events.count)
        do {
            let proof = try InclusionProof.make(index: index, size: size, from: tiles)
            try proof.verify(leaf: leaf, root: roots[Int(size)])
            return true
        } catch {
            return false
        }
    }

    // MARK: Reads

    /// Reads are prefixes of the final log, hold what was acknowledged before, and never go back.
    mutating func checkReads() {
        var end: UInt64 = 0
        var asked: [Call: UInt64] = [:]
        var seen: [String: UInt64] = [:]
        for record in log.records {
            let call = Call(client: record.client, number: record.call)
            switch record.what {
            case .acknowledged(let receipt): end = max(end, receipt.logSize.count)
            case .read: asked[call] = end
            case .saw(let events):
                check(events, by: call.client)
                if let before = seen[call.client], events.size < before {
                    fail(
                        .readWentBack, client: call.client, position: events.size,
                        "it saw \(events.size) events, and \(before) before")
                } else if let before = asked[call], events.size < before {
                    fail(
                        .staleRead, client: call.client, position: events.size,
                        "it saw \(events.size) events, and \(before) had been acknowledged")
                }
                seen[call.client] = max(seen[call.client] ?? 0, events.size)
            case .append, .refused, .failed: continue
            }
        }
    }

    private mutating func check(_ events: SeenEvents, by client: String) {
        for (offset, hash) in events.leafHashes.enumerated() {
            let index = events.from + UInt64(offset)
            if index < UInt64(ledger.events.count), ledger.events[Int(index)].leafHash == hash {
                continue
            }
            return fail(
                .readOfNonPrefix, client: client,
                request: ledger.events.indices.contains(Int(index))
                    ? ledger.events[Int(index)].key : nil, position: index,
                "it was given another event here")
        }
        guard events.size < UInt64(roots.count) else {
            return fail(
                .readOfNonPrefix, client: client, position: UInt64(ledger.events.count),
                "it was told of \(events.size) events, and \(ledger.events.count) are there")
        }
        if let root = events.root, roots[Int(events.size)] != root {
            fail(
                .readOfNonPrefix, client: client, position: events.size,
                "it was told another root of the log of \(events.size) events")
        }
        let isCut = events.from + UInt64(events.leafHashes.count) > events.size
        if isCut {
            fail(
                .readOfNonPrefix, client: client, position: events.size,
                "it was given more events than it was told there are")
        }
    }
}
