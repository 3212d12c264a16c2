internal import CanonicalJSON
internal import EventLog
internal import Ledger
internal import TransparencyLog

/// Tells what was recorded.
struct RecordedAnswer {
    let recorded: Recorded
    let type: String
    let stream: String
    /// The checkpoints that count no more because of it.
    var revoked: RevokedCheckpoints?

    /// `{position, id, recordedtime, replayed}`.
    static func json(_ recorded: Recorded) -> JSONValue {
        .object([
            "position": .count(recorded.receipt.first.index), "id": .text(recorded.id),
            "recordedtime": .text(recorded.receipt.recordedTime),
            "replayed": .bool(recorded.receipt.isReplay),
        ])
    }

    /// The receipt as it is kept.
    static func receipt(_ recorded: Recorded) -> JSONValue {
        let profile = JSONProfile.interchange(maximumLength: .max)
        return (try? JSONValue(parsing: recorded.receipt.bytes, profile: profile)) ?? .null
    }

    /// Writes the answer, and the receipt where it was asked for.
    ///
    /// - Throws: ``Failure`` when the receipt cannot be written; the event is recorded.
    func write(
        json: Bool, receiptFile: OutputFile? = nil, proof: RecordedProof.Made? = nil
    ) throws(Failure) {
        let terminal = Terminal.current
        let receipt = recorded.receipt
        if json {
            var document = Document()
            document["recorded"] = RecordedAnswer.json(recorded)
            document["type"] = .string(type)
            document["stream"] = .string(stream)
            document["receipt"] = RecordedAnswer.receipt(recorded)
            document["proof"] = proof.map { .string($0.file) }
            document["revokedCheckpoints"] = revoked?.json
            terminal.print(document.bytes)
        } else {
            let was = receipt.isReplay ? "was recorded before as" : "recorded"
            terminal.print("\(was) event \(receipt.first): \(type)")
            terminal.print("  stream    \(stream)")
            terminal.print("  id        \(recorded.id)")
            terminal.print("  recorded  \(receipt.recordedTime)")
            terminal.print(
                "  log       \(Words.count(receipt.logSize.count, "event")), root "
                    + receipt.root.base64)
            if let proof {
                terminal.print(
                    "  proof     \(proof.file), by the checkpoint of "
                        + "\(Words.count(proof.size, "event"))")
            }
            terminal.print("next: ccgledger show \(receipt.first)")
            if let body = stream.split(separator: "/").dropFirst().first,
                !stream.hasPrefix("ledger/")
            {
                terminal.print("      ccgledger state \(body) --why")
            }
        }
        try RecordedAnswer.keep(receipt, in: receiptFile)
    }

    /// Writes a receipt into the file that was named for it, if one was.
    ///
    /// - Throws: ``Failure`` when it cannot be written; what it is for is recorded.
    static func keep(_ receipt: Receipt, in file: OutputFile?) throws(Failure) {
        do throws(Failure) { try file?.write(receipt.bytes + [0x0A]) } catch {
            throw Recordings.current.failure("the receipt", error.message)
        }
    }
}
