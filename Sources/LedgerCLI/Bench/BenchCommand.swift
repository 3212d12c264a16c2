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
        let terminal = Terminal.current
        let place = try Folders.makeTemporary(in: folder)
        defer { if !keep { Folders.remove(place) } }
        let bench = Bench(
            place: place, count: events, seedNumber: seedNumber,
            progress: Progress(terminal, isQuiet: quiet))
        let rows = try await bench.run()
        if json {
            var document = Document()
            document["events"] = .number(JSONNumber(Int64(events)))
            document["rows"] = .array(rows.map { .object($0.json) })
            terminal.print(document.bytes)
        } else {
            var table = TextTable("work", "ours", "limit", "unit", "ratio", "target", "met")
            for row in rows { table.add(row.cells) }
            for line in table.lines() { terminal.print(line) }
        }
        if keep { terminal.say("the ledger is in \(place)/ledger") }
    }
}
