internal import Commissioning
internal import EventLog

/// An event of the record that is not as the log has it.
enum RecordNotIntact: AuditRule {
    static let card = RuleCard(
        "LED-01", "Is every event of the body's record as the log has it?",
        formula: "Every event that was read for the audit is hashed again and has the hash that "
            + "the log holds for it, and the events of each stream are numbered from 1 without a "
            + "gap.",
        source: "the ledger's own promise: what is recorded is never changed",
        appliesWhen: "every body with a record", severity: .ledger,
        answerable: "whoever runs the ledger", reads: ["ledger.opened"],
        caveat: "It reads every event, of whatever type. That the hashes come to the root that was "
            + "signed and published, in an order that was only ever added to, is what verify and "
            + "check tell.",
        examples: [
            .init("met", "83 events; each has its hash and its number."),
            .init("breached", "The event at position 12 was changed where it is stored."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        var count = 0
        var earliest: Position?
        for (position, note) in history.ownFacts where note.owner == history.body {
            count += 1
            earliest = min(earliest ?? position, position)
        }
        guard let first = earliest, let stream = StreamName("org/\(history.body)") else {
            return []
        }
        let matter = Matter(stream, owner: nil)
        guard let fault = history.faults.min(by: { $0.position < $1.position }) else {
            return [
                Judgement(
                    .met, matter, part: "record",
                    "\(count) facts of its own were read; each event has the hash that the log "
                        + "holds for it, and its number in its stream", by: [first])
            ]
        }
        let more = history.faults.count - 1
        return [
            Judgement(
                .breached, matter, part: "record",
                "event \(fault.position) \(fault.words)"
                    + (more > 0 ? "; and \(more) more are not as the log has them" : ""),
                by: [first], on: [Evidence(fault.position, "not intact", fault.words)])
        ]
    }
}

extension StreamFault {
    /// What is wrong, for a sentence that begins with the event.
    fileprivate var words: String {
        switch reason {
        case .altered: "has another hash than the log holds for it"
        case .number(let found, let expected):
            "is number \(found) of its stream and stands where number \(expected) should"
        }
    }
}
