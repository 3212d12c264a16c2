import EventLog
import TransparencyLog

/// A count that is ready to be recorded.
func draft(
    _ number: UInt64, in stream: String = "till/02Q/1", recorded: String? = nil
) -> LeafDraft {
    let more = recorded.map { "\"recordedtime\":\"\($0)\"" } ?? ""
    var defaults = defaults
    defaults.hasSimulatedClock = true
    do {
        let proposal = try Proposal(line: Array(counted(1, in: stream, more).utf8))
        return try catalogue.validate(proposal, defaults: defaults) { _ in nil }
            .draft(id: id(number), source: "ledger.example/test", random: CountingRandom())
    } catch {
        preconditionFailure("no draft: \(error)")
    }
}

func entry(_ key: UInt64, _ drafts: LeafDraft...) -> RequestEntry {
    RequestEntry(
        key: RequestKey(high: 0, low: key), content: TreeHash.leaf(id(key).bytes), drafts: drafts)
}
