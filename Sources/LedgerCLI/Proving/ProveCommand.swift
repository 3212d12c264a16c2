internal import ArgumentParser
internal import CanonicalJSON
internal import Ledger
internal import TransparencyLog

/// Makes proofs.
struct ProveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove", abstract: "Makes proofs that others check at home, offline.",
        discussion: Examples.text(
            "ccgledger prove inclusion 16 --out 16.tlog-proof",
            "ccgledger prove consistency 84 --out growth.proof",
            "ccgledger prove value organisations 02Q --out 02Q.proof"),
        subcommands: [
            ProveInclusionCommand.self, ProveConsistencyCommand.self, ProveValueCommand.self,
            ProveAbsenceCommand.self,
        ])
}

/// Proves that the log holds an event.
struct ProveInclusionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inclusion",
        abstract: "Proves that the log holds an event, with the event and the last checkpoint.",
        discussion: Examples.text(
            "ccgledger prove inclusion 16 --out 16.tlog-proof",
            "ccgledger check 16.tlog-proof --key vale.key.vkey",
            note: """
                The file is a C2SP tlog-proof: any program that knows that format can check it. \
                Its line `extra` holds the event's leaf.
                """))

    @Argument(help: "The position or id of the event.")
    var event: String

    @Option(help: ArgumentHelp("Where to write the proof.", valueName: "file"))
    var out: String?

    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let file = try options.output(out)
        let open = try options.openForReading()
        let proof = try open.ledger.proveInclusion(of: event)
        try await open.close()
        var document = Document()
        document["position"] = .count(proof.inclusion.index)
        document["size"] = .count(proof.inclusion.size)
        try ProofAnswer(
            bytes: proof.bytes, file: file,
            told: "event \(proof.inclusion.index) is in the checkpoint of "
                + Words.count(proof.inclusion.size, "event")
        ).write(document, json: options.json)
    }
}

/// Proves that the log has only grown.
struct ProveConsistencyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consistency",
        abstract: "Proves that the log has only grown between two sizes.",
        discussion: Examples.text(
            "ccgledger prove consistency 84 --out growth.proof",
            "ccgledger check growth.proof --key vale.key.vkey --checkpoint kept.checkpoint",
            note: """
                The file is the body of C2SP tlog-witness add-checkpoint, so it can be sent to a \
                witness as it is.
                """))

    @Argument(help: "The size that a checkpoint was kept of; 0 for a witness that knows nothing.")
    var old: UInt64

    @Argument(help: "The size of a later checkpoint of the ledger; else its largest.")
    var new: UInt64?

    @Option(help: ArgumentHelp("Where to write the proof.", valueName: "file"))
    var out: String?

    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let file = try options.output(out)
        let open = try options.openForReading()
        let proof = try open.ledger.proveConsistency(from: old, to: new)
        try await open.close()
        let size = proof.checkpoint.checkpoint.size
        var document = Document()
        document["oldSize"] = .count(old)
        document["size"] = .count(size)
        try ProofAnswer(
            bytes: proof.bytes, file: file,
            told: "the log with \(Words.count(old, "event")) is the beginning of that with "
                + Words.grouped(size)
        ).write(document, json: options.json)
    }
}

/// Hands out a proof.
struct ProofAnswer {
    let bytes: [UInt8]
    let file: OutputFile?
    let told: String

    /// Writes the proof to its file, else to the output.
    ///
    /// - Throws: ``Failure``.
    func write(_ document: Document, json: Bool) throws(Failure) {
        try file?.write(bytes)
        let terminal = Terminal.current
        if json {
            var document = document
            document["proof"] = .string(String(decoding: bytes, as: UTF8.self))
            terminal.print(document.bytes)
        } else if let out = file?.path {
            terminal.print("\(told): \(out)")
            terminal.print("next: ccgledger check \(out) --key VKEY")
        } else {
            _ = terminal.write(.output, bytes)
        }
    }
}
