import EventLog
import EventLogLaws

/// An event told apart by a number in its data, with the tags that the domain gives any event of
/// its stream, so that every check of a ledger can be run on it.
struct NumberedEvent {
    let number: Int
    /// Bytes of text that make it longer.
    let padding: Int

    /// The event as a request of its own, the same for the same number.
    var request: AppendRequest {
        let sample = Sample(number)
        return AppendRequest(
            entries: [RequestEntry(key: sample.key, content: sample.content, drafts: [draft])])
    }

    private var draft: LeafDraft {
        let sample = Sample(number)
        let line = """
            {"type":"sample.thing-\(number % 4).v1","subject":"\(sample.stream)",\
            "occurredon":"\(CivilDate(daysSinceEpoch: Int32(15_000 + number % 1_000)))","data":{}}
            """
        guard let header = try? Proposal(line: Array(line.utf8)).header,
            let actor = Reference("person:0001"), let body = Reference("GB-NHS-02Q")
        else { preconditionFailure("no proposal: \(line)") }
        let text = padding == 0 ? "" : ",\"text\":\"\(String(repeating: "x", count: padding))\""
        return LeafDraft(
            LeafDraft.Envelope(
                header, id: sample.id, actor: actor, onBehalfOf: body, source: StoreMaker.origin),
            data: Array("{\"n\":\(number)\(text)}".utf8),
            tags: ["body:\(sample.stream.second)"], disclosures: [], recordedTime: nil)
    }
}
