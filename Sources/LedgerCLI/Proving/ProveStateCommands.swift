internal import ArgumentParser
internal import CanonicalJSON
internal import EventLog
internal import Ledger
internal import Projections

/// Proves what a projection holds for a key.
struct ProveValueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "value",
        abstract: "Proves what a projection with a root on record holds for a key.",
        discussion: Examples.text(
            "ccgledger prove value organisations 02Q --out 02Q.proof",
            "ccgledger check 02Q.proof --key vale.key.vkey",
            note: "Which projections have roots on record: ccgledger state-root list."))

    @OptionGroup var question: StateQuestion
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        try await question.answer(options, isThere: true)
    }
}

/// Proves that a projection holds nothing for a key.
struct ProveAbsenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "absence",
        abstract: "Proves that a projection with a root on record holds nothing for a key.",
        discussion: Examples.text(
            "ccgledger prove absence contracts 02Q 2014-17 --out none.proof",
            "ccgledger check none.proof --key vale.key.vkey",
            note: """
                The rows are ordered, so that the two which stand where the key would be show that \
                there is none between them.
                """))

    @OptionGroup var question: StateQuestion
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        try await question.answer(options, isThere: false)
    }
}

/// Which row of which projection.
struct StateQuestion: ParsableArguments {
    @Argument(help: "The projection: streams, organisations or contracts.")
    var projection: String

    @Argument(help: "Its key, part by part.")
    var key: [String] = []

    @Option(
        help: ArgumentHelp(
            "The event that records the root; else the newest.", valueName: "position"))
    var at: UInt64?

    @Option(help: ArgumentHelp("Where to write the proof.", valueName: "file"))
    var out: String?

    /// Makes the proof, and hands it out when it proves what was asked for.
    ///
    /// - Throws: ``Failure``, ``LedgerError``.
    func answer(_ options: LedgerOptions, isThere: Bool) async throws {
        let file = try options.output(out)
        let open = try options.openForReading()
        let proof = try open.ledger.proveState(
            projection, key: key, at: at.map { Position($0) })
        try await open.close()
        let state = try proof.check()
        let words = key.joined(separator: " ")
        guard (state.row != nil) == isThere else {
            throw Failure(
                .unknown,
                isThere
                    ? "\(projection) holds nothing for \(words)"
                    : "\(projection) holds a row for \(words)",
                hint: "ccgledger prove \(isThere ? "absence" : "value") \(projection) \(words)")
        }
        if proof.inclusion == nil {
            Terminal.current.say(
                "warning: no checkpoint covers event \(proof.position) yet, so that nobody can "
                    + "check this; ccgledger checkpoint --key FILE signs one")
        }
        var document = Document()
        document["projection"] = .string(projection)
        document["key"] = .array(proof.key)
        document["root"] = .object([
            "position": .integer(proof.position.index), "asOf": .string(state.asOf),
            "logSize": .integer(state.logSize), "version": .integer(state.version),
        ])
        document["row"] = state.row?.value ?? .null
        try ProofAnswer(
            bytes: proof.document.bytes + [0x0A], file: file,
            told: state.row.map { String(decoding: $0.leaf, as: UTF8.self) }
                ?? "no row of \(projection) has the key \(words)"
        ).write(document, json: options.json)
    }
}
