internal import ArgumentParser
internal import CanonicalJSON
internal import EventLog
internal import Ledger

/// Measures the ledger against what the machine does without one.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measures the ledger beside what SQLite alone does with the same bytes.",
        discussion: Examples.text(
            "ccgledger bench", "ccgledger bench --events 100000 --json",
            "ccgledger bench --ledger FOLDER",
            note: """
                The workload is made from one number: 211 bodies, ten years, a stream for every \
                25 events or so, every recordable type, one event in ten late within its stream, \
                one in a hundred corrected, one in twenty with a sealed text. Every limit is \
                measured in the same run; on a busy machine only the ratios count.
                """))

    @Option(help: "How many events.")
    var events = 1_000_000

    @Option(help: ArgumentHelp("The number that the workload is made from.", valueName: "number"))
    var seedNumber: UInt64 = 1

    @Option(help: ArgumentHelp("Where to work; else a temporary folder.", valueName: "folder"))
    var folder: String?

    @Option(
        help: ArgumentHelp(
            "Measure how this ledger is read, folded, verified and audited; nothing is written.",
            valueName: "folder"))
    var ledger: String?

    @Flag(help: "Keep the ledger that was made, and say where it is.")
    var keep = false

    @Flag(help: "Answer in JSON.")
    var json = false

    @Flag(help: "Show no progress.")
    var quiet = false

    func validate() throws {
        guard (1_000...100_000_000).contains(events) else {
            throw ValidationError("--events takes 1000 to 100000000")
        }
    }

    func run() async throws {
        if let ledger { return try await ask(ledger) }
        let place = try Folders.makeTemporary(in: folder)
        defer { if !keep { Folders.remove(place) } }
        let terminal = Terminal.current
        let bench = Bench(
            place: place, count: events, seedNumber: seedNumber,
            progress: Progress(terminal, isQuiet: quiet))
        // A test runs commands within its own program, which cannot be asked to read a ledger.
        let program = Folders.program.flatMap { $0.hasSuffix("/ccgledger") ? $0 : nil }
        show(try await bench.run(by: program), of: UInt64(events))
        if keep { terminal.say("the ledger is in \(place)/ledger") }
    }

    private func ask(_ folder: String) async throws {
        let open = try OpenLedger(reading: folder, keys: nil)
        let rows = try Bench.reading(open.ledger)
        show(rows, of: try open.ledger.store.head().size.count)
        try await open.close()
    }

    private func show(_ rows: [BenchRow], of count: UInt64) {
        let terminal = Terminal.current
        if json {
            var document = Document()
            document["events"] = .count(count)
            document["rows"] = .array(rows.map { .object($0.json) })
            terminal.print(document.bytes)
        } else {
            var table = TextTable("work", "ours", "limit", "unit", "ratio", "target", "met")
            for row in rows { table.add(row.cells) }
            for line in table.lines() { terminal.print(line) }
        }
    }
}
