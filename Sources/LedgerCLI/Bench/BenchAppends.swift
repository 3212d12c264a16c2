internal import EventLog
internal import Ledger

/// Appends of one event a request, each durable before the next is asked for.
struct BenchAppends {
    let bench: Bench
    let name: String

    /// Events a second.
    func rate(clients: Int, count: Int) async throws -> Double {
        let ledger = try await bench.makeLedger("\(bench.place)/\(name)")
        let requests = try requests(count, ledger)
        let store = ledger.store
        let (_, seconds) = try await Bench.timed {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for client in 0..<clients {
                    group.addTask {
                        for index in stride(from: client, to: requests.count, by: clients) {
                            _ = try await store.append(requests[index])
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        return Double(requests.count) / seconds
    }

    /// Requests as `record` makes them, read and sealed beforehand.
    private func requests(_ count: Int, _ ledger: Ledger) throws -> [AppendRequest] {
        var workload = Workload(count: count, number: bench.seedNumber &+ 1)
        var requests: [AppendRequest] = []
        while let line = workload.next() {
            let proposal = try Proposal(line: line)
            guard proposal.header.corrects == nil else { continue }
            let valid = try ledger.catalogue.validate(proposal, defaults: ledger.defaults) {
                _ throws(StoreError) in nil
            }
            let (high, low) = ledger.random.sixteenBytes()
            let id =
                proposal.header.id
                ?? EventID(version7At: ledger.clock.now(), random: (high, low))
            let draft = valid.draft(id: id, source: ledger.store.origin, random: ledger.random)
            let key = proposal.header.id.map(RequestKey.init) ?? RequestKey(high: high, low: low)
            let entry = RequestEntry(
                key: key, content: try ledger.store.head().root, drafts: [draft])
            requests.append(AppendRequest(entries: [entry]))
        }
        return requests
    }
}
