import EventLog
import EventLogLaws
@testable import SQLiteEventLog
import TestSupport
import TransparencyLog

/// What writers do, with the bugs that are planted around them.
extension Simulation {
    /// The requests of a step: one event, four entries together, or three requests in one commit.
    private func requests(_ step: SimulatedStep) -> [AppendRequest] {
        let first = step.place * 10
        switch step.action {
        case .appendBatch: return [Sample.request(first..<(first + 4))]
        case .appendGroup: return (0..<3).map { Sample.request([first + $0]) }
        default: return [Sample.request([first])]
        }
    }

    /// Appends what a step stands for.
    func append(_ step: SimulatedStep, _ writer: Int) async {
        let requests = requests(step)
        sent[writer] = requests
        await send(requests, by: writer)
    }

    /// Sends again what a writer sent last, whatever it was told.
    func retry(_ writer: Int, _ random: inout SeededRandom) async {
        guard let requests = sent[writer] else { return }
        guard bug == .ignoresRequestKey else { return await send(requests, by: writer) }
        let twins = requests.map { request in
            Sample.request(
                request.entries.flatMap { $0.drafts.map { Sample.number(of: $0) + Sample.twin } })
        }
        await send(requests, as: twins, by: writer)
    }

    /// Sends requests and takes down what becomes of them.
    private func send(
        _ requests: [AppendRequest], as actual: [AppendRequest]? = nil, by writer: Int
    ) async {
        let calls = requests.indices.map { index in
            call += 1
            return (client: "writer \(writer).\(index)", number: call)
        }
        for (request, call) in zip(requests, calls) {
            log.note(call.client, call.number, .append(request.called))
        }
        let results = await results(actual ?? requests, by: writer)
        var isFaulty = false
        for ((request, call), result) in zip(zip(requests, calls), results) {
            switch result {
            case .success(let receipt):
                if losesReply { continue }
                let given = actual == nil ? receipt : receipt.changed(key: request.entries[0].key)
                log.note(call.client, call.number, .acknowledged(falsified(given)))
                lastReceipt = given
            case .failure(.store(let error)):
                isFaulty = true
                log.note(call.client, call.number, .failed("\(error)"))
            case .failure(let error):
                log.note(call.client, call.number, .refused("\(error)"))
                failUnlessLied("a request that is right is recorded", "\(error)")
            }
        }
        if isFaulty { kill(writer) }
        await stopTime(requests, results)
    }

    private func results(
        _ requests: [AppendRequest], by writer: Int
    ) async -> [Result<Receipt, AppendError>] {
        let store: SQLiteEventStore
        do {
            store = try self.store(of: writer)
        } catch {
            if !isFaultPlanned { failUnlessLied("a log can be opened", "\(error)") }
            return requests.map { _ in .failure(.store(error)) }
        }
        if bug == .headAheadOfLog { pushHead(by: requests.reduce(0) { $0 + $1.entries.count }) }
        var results: [Result<Receipt, AppendError>] = []
        if bug == .tearsBatches {
            for request in requests { results.append(await torn(request, store)) }
        } else {
            results = await store.append(requests)
        }
        for result in results {
            guard case .failure(.store(let error)) = result, !isFaultPlanned else { continue }
            failUnlessLied("an append succeeds where nothing is wrong", "\(error)")
        }
        if bug == .swallowsFullDisk, isFaultPlanned {
            defer { kill(writer) }
            return zip(requests, results).map { request, result in
                guard case .failure = result else { return result }
                return .success(invented(request, store))
            }
        }
        return results
    }

    // MARK: Faults

    /// Appends with a fault of the disk or the process at some operation of it.
    func appendWithFault(
        _ step: SimulatedStep, _ writer: Int, _ random: inout SeededRandom
    ) async {
        let fault: DiskFault
        var parameter: Int64 = 0
        // The writer is there before: what it does when it opens is not what is meant.
        _ = try? store(of: writer)
        switch step.action {
        case .failWrite: fault = .failWrite
        case .failSync: fault = .failSync
        case .loseWrite: fault = .loseWrite
        case .misdirectWrite:
            fault = .misdirectWrite
            let blocks = Int64.random(in: 1...16, using: &random)
            let size: Int64 = Bool.random(using: &random) ? 8_192 : 512
            parameter = Bool.random(using: &random) ? blocks * size : -blocks * size
        default:
            fault = .kill
            parameter = user(of: writer)
        }
        let before = disk.happened(fault)
        let isLie = fault == .loseWrite || fault == .misdirectWrite
        if isLie { hasLied = true }
        disk.plan(fault, after: Int64.random(in: 0..<30, using: &random), parameter: parameter)
        isFaultPlanned = true
        await append(step, writer)
        isFaultPlanned = false
        disk.plan(fault, after: nil)
        if isLie { hasLied = disk.happened(fault) > before }
        if fault == .kill { kill(writer) }
    }

    /// Appends while there is no space, or little; then there is space again.
    func fill(_ step: SimulatedStep, _ writer: Int, _ random: inout SeededRandom) async {
        disk.limit(disk.total + Int64.random(in: 0..<60_000, using: &random))
        isFaultPlanned = true
        await append(step, writer)
        isFaultPlanned = false
        disk.limit(nil)
    }

    // MARK: Planted bugs

    private func falsified(_ receipt: Receipt) -> Receipt {
        guard bug == .reusesPosition, let lastReceipt, call.isMultiple(of: 5) else {
            return receipt
        }
        return receipt.changed(first: lastReceipt.first.index)
    }

    private func torn(
        _ request: AppendRequest, _ store: SQLiteEventStore
    ) async -> Result<Receipt, AppendError> {
        var first: Receipt?
        var hashes: [Digest] = []
        var last: Receipt?
        for entry in request.entries {
            do throws(AppendError) {
                let receipt = try await store.append(AppendRequest(entries: [entry]))
                first = first ?? receipt
                last = receipt
                hashes += receipt.leafHashes
            } catch {
                return .failure(error)
            }
        }
        guard let first, let last else { return .failure(.wrongCount(0)) }
        return .success(
            Receipt(
                first: first.first, count: hashes.count, leafHashes: hashes, origin: first.origin,
                recordedTime: first.recordedTime, requestKey: first.requestKey, root: last.root,
                isReplay: false))
    }

    /// Writes the file `head` as if the events were there already.
    private func pushHead(by count: Int) {
        guard let known = try? HeadFile.read(path: disk.head) else { return }
        var file = HeadFile(path: disk.head)
        try? file.advance(
            to: LogHead(
                size: LogSize(known.size.count + UInt64(count)), root: TreeHash.leaf([1]),
                lastRecordedTime: clock.now()))
    }

    /// A receipt of something that was not recorded.
    private func invented(_ request: AppendRequest, _ store: SQLiteEventStore) -> Receipt {
        let size = (try? store.head().size.count) ?? 0
        let drafts = request.entries.flatMap(\.drafts)
        return Receipt(
            first: Position(size), count: drafts.count,
            leafHashes: drafts.map { draft in
                TreeHash.leaf(
                    draft.leaf(recordedTime: clock.now(), streamVersion: StreamVersion(1)))
            },
            origin: StoreMaker.origin, recordedTime: clock.now(),
            requestKey: request.entries[0].key, root: TreeHash.leaf([2]), isReplay: false)
    }

    /// Gives the newest event the recorded time of the one before, in all that is kept of it.
    private func stopTime(
        _ requests: [AppendRequest], _ results: [Result<Receipt, AppendError>]
    ) async {
        guard bug == .timeStandsStill, requests.count == 1, requests[0].entries.count == 1,
            case .success(let receipt)? = results.first, receipt.first.index > 0,
            !receipt.isReplay, !isFaultPlanned
        else { return }
        do {
            try await Forgery.stopTime(at: receipt.first.index, self)
        } catch {
            fail("the bug can be planted", "\(error)")
        }
        log.records.removeAll { $0.what == .acknowledged(receipt) }
    }

    /// Puts an older frontier in the place of the newest.
    func spoilFrontier() throws {
        let store = try store(of: 3)
        var tree = Frontier()
        let ledger = try FinalLedger(store, key: { RequestKey(of: $0) })
        for event in ledger.events.dropLast() { tree.append(leaf: event.leafHash) }
        if ledger.events.isEmpty { return }
        try Forgery.run("UPDATE head SET frontier = x'\(tree.bytes.hex)'", on: disk)
    }
}
