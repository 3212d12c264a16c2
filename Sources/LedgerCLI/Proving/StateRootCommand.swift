internal import ArgumentParser
internal import CanonicalJSON
internal import Commissioning
internal import EventLog
internal import Ledger
internal import Projections
internal import TransparencyLog

/// Pins what the log comes to, and says what is pinned.
struct StateRootCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "state-root",
        abstract: "Pins all rows of a projection with a root, and lists the roots on record.",
        discussion: Examples.text(
            "ccgledger state-root record organisations --as-of 2014-12-01",
            "ccgledger state-root list",
            note: """
                Whoever holds a root on record can be shown that a row is among all the others, or \
                that there is none with a key: an extract is complete or is not. 'verify' folds \
                each projection again and compares.
                """),
        subcommands: [StateRootRecordCommand.self, StateRootListCommand.self])
}

/// Folds a projection and records its root.
struct StateRootRecordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Folds a projection, and records the root over its rows.",
        discussion: Examples.text(
            "ccgledger state-root record streams",
            "ccgledger state-root record organisations --as-of 2014-12-01 --dry-run --json",
            note: "Projections: "
                + StateProjections.all.map { "\($0.name) (\($0.keyForm.joined(separator: " ")))" }
                .joined(separator: ", ") + "."))

    @Argument(help: "The projection: streams, organisations or contracts.")
    var projection: String

    @Flag(name: .shortAndLong, help: "Say the root and record nothing.")
    var dryRun = false

    @OptionGroup var times: TimeOptions
    @OptionGroup var acting: ActingOptions
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let open =
            dryRun
            ? try options.openForReading()
            : try options.openForWriting(try acting.ownDefaults())
        let (asOf, knownAt) = try times.resolve(in: open.ledger)
        let root = try open.ledger.stateRoot(projection, asOf: asOf, knownAt: knownAt)
        let recorded = dryRun ? nil : try await open.ledger.recordStateRoot(root)
        if let recorded { Recordings.current.note(recorded.receipt) }
        try await open.close()
        let terminal = Terminal.current
        guard !options.json else {
            var document = root.document
            document["recorded"] = recorded.map { RecordedAnswer.json($0) }
            terminal.print(document.bytes)
            return
        }
        for line in Words.coordinates(asOf: asOf.day, knownAt) { terminal.print(line) }
        terminal.print(
            "\(projection): \(Words.count(root.tree.rows.count, "row")), "
                + "root \(root.tree.root.base64)")
        guard let recorded else { return }
        terminal.print("recorded event \(recorded.receipt.first): ledger.state-root-recorded.v1")
        let key = root.projection.keyForm.joined(separator: " ")
        terminal.print("next: ccgledger prove value \(projection) \(key)")
    }
}

/// Lists the roots on record.
struct StateRootListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists the roots on record, oldest first.",
        discussion: Examples.text("ccgledger state-root list", "ccgledger state-root list --json"))

    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let open = try options.openForReading()
        let roots = try open.ledger.recordedStateRoots()
        try await open.close()
        let terminal = Terminal.current
        guard !options.json else {
            var document = Document()
            document["count"] = .count(roots.count)
            document["rows"] = .array(roots.map { .object($0.row) })
            terminal.print(document.bytes)
            return
        }
        var table = TextTable("event", "projection", "version", "as of", "known", "rows", "root")
        for root in roots {
            table.add([
                root.by.description, root.value.projection.text, "\(root.value.version)",
                root.value.asOf.description, "position:\(root.value.logSize)",
                Words.grouped(Int(root.value.rowCount)), root.value.root.text,
            ])
        }
        for line in table.lines() { terminal.print(line) }
        terminal.print(Words.count(roots.count, "root"))
    }
}

extension Stated<StateRoot> {
    /// `{position, projection, version, asOf, logSize, knownAt, rowCount, root}`.
    fileprivate var row: JSONObject {
        JSONObject(present: [
            ("position", .integer(by.index)), ("projection", .text(value.projection)),
            ("version", .integer(value.version)), ("asOf", .text(value.asOf)),
            ("logSize", .integer(value.logSize)),
            ("knownAt", value.knownAt.map { .text($0) }),
            ("rowCount", .integer(value.rowCount)), ("root", .string(value.root.text)),
        ])
    }
}
