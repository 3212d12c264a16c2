internal import EventLog
internal import TransparencyLog

/// Says whether a ledger, as it is in the end, kept what its clients were promised.
///
/// Acknowledged ⊆ stored ⊆ acknowledged ∪ in doubt; each request once and whole; positions dense;
/// receipts prove in the final tree; recorded time moves on; reads are prefixes and never go back.
public struct ModelChecker {
    let log: CallLog
    let ledger: FinalLedger
    /// For each request key the positions of its events, in order.
    let positions: [RequestKey: [UInt64]]
    /// For each request key the first call that asked for it.
    let callOf: [RequestKey: Call]
    /// The entries of each call.
    let calls: [Call: [CalledEntry]]
    /// The root of the log at each size.
    let roots: [Digest]
    var violations: [Violation] = []

    /// A call of a client.
    struct Call: Hashable {
        let client: String
        let number: Int
    }

    /// Everything that is wrong; empty when nothing is.
    public static func violations(_ log: CallLog, _ ledger: FinalLedger) -> [Violation] {
        var checker = ModelChecker(log, ledger)
        checker.checkLedger()
        checker.checkStored()
        checker.checkAnswers()
        checker.checkReads()
        return checker.violations
    }

    private init(_ log: CallLog, _ ledger: FinalLedger) {
        self.log = log
        self.ledger = ledger
        var positions: [RequestKey: [UInt64]] = [:]
        for event in ledger.events { positions[event.key, default: []].append(event.position) }
        self.positions = positions
        var callOf: [RequestKey: Call] = [:]
        var calls: [Call: [CalledEntry]] = [:]
        for record in log.records {
            guard case .append(let entries) = record.what else { continue }
            let call = Call(client: record.client, number: record.call)
            calls[call] = entries
            for entry in entries where callOf[entry.key] == nil { callOf[entry.key] = call }
        }
        self.callOf = callOf
        self.calls = calls
        var tree = Frontier()
        var roots = [tree.root]
        for event in ledger.events {
            tree.append(leaf: event.leafHash)
            roots.append(tree.root)
        }
        self.roots = roots
    }

    mutating func fail(
        _ kind: Violation.Kind, client: String? = nil, request: RequestKey? = nil,
        position: UInt64? = nil, _ reason: String
    ) {
        violations.append(
            Violation(kind, client: client, request: request, position: position, reason))
    }

    // MARK: The ledger by itself

    private mutating func checkLedger() {
        for (index, event) in ledger.events.enumerated() where event.position != UInt64(index) {
            fail(.gap, position: UInt64(index), "event \(event.position) stands in its place")
            break
        }
        if ledger.size != UInt64(ledger.events.count) {
            fail(
                .gap, position: UInt64(ledger.events.count),
                "the head says \(ledger.size) events, and \(ledger.events.count) are there")
        }
        if roots[ledger.events.count] != ledger.root {
            fail(.wrongRoot, position: nil, "the leaves do not have the root of the head")
        }
        for (before, event) in zip(ledger.events, ledger.events.dropFirst()) {
            let call = callOf[event.key]
            let isSameRequest = call != nil && call == callOf[before.key]
            let isRight =
                isSameRequest
                ? event.recordedTime == before.recordedTime
                : event.recordedTime > before.recordedTime
            if isRight { continue }
            fail(
                .timeStoodStill, client: call?.client, request: event.key,
                position: event.position,
                "recorded at \(event.recordedTime), and the event before at \(before.recordedTime)")
        }
    }

    /// Stored ⊆ acknowledged ∪ in doubt, and each request once and whole.
    private mutating func checkStored() {
        for event in ledger.events where callOf[event.key] == nil {
            fail(.foreign, position: event.position, "nobody asked for it")
        }
        let open = callsThatMayHaveRecorded()
        for record in log.records {
            guard case .append(let entries) = record.what else { continue }
            let call = Call(client: record.client, number: record.call)
            // What several calls asked for is looked at once.
            guard let first = entries.first, callOf[first.key] == call else { continue }
            checkStored(entries, of: call)
            let found = entries.first { positions[$0.key] != nil }
            if let found, !entries.contains(where: { open.contains($0.key) }) {
                fail(
                    .recordedThoughRefused, client: call.client, request: found.key,
                    position: positions[found.key]?.first, "every call for it was refused")
            }
        }
    }

    /// The keys of calls that were not refused.
    private func callsThatMayHaveRecorded() -> Set<RequestKey> {
        var refused: Set<Call> = []
        for record in log.records {
            guard case .refused = record.what else { continue }
            refused.insert(Call(client: record.client, number: record.call))
        }
        return calls.reduce(into: []) { keys, call in
            if !refused.contains(call.key) { keys.formUnion(call.value.map(\.key)) }
        }
    }

    private mutating func checkStored(_ entries: [CalledEntry], of call: Call) {
        var expected: UInt64?
        var missing: CalledEntry?
        var isOutOfPlace = false
        var isThere = false
        for entry in entries {
            guard let places = positions[entry.key] else {
                missing = missing ?? entry
                continue
            }
            isThere = true
            if places.count > entry.count {
                fail(
                    .doubled, client: call.client, request: entry.key,
                    position: places[entry.count],
                    "it has \(entry.count) events, and \(places.count) are recorded")
            }
            if places.count < entry.count { missing = missing ?? entry }
            if let expected, expected != places[0] { isOutOfPlace = true }
            expected = places[0] + UInt64(entry.count)
        }
        if isThere, let missing {
            let place = entries.compactMap { positions[$0.key]?.first }.first
            fail(
                .torn, client: call.client, request: missing.key, position: place,
                "recorded in part: this entry is not whole, and others of its request are there")
        } else if isOutOfPlace {
            fail(
                .reordered, client: call.client, request: entries[0].key,
                position: positions[entries[0].key]?.first,
                "the entries of the request do not follow each other")
        }
    }
}
