internal import ArgumentParser
internal import CanonicalJSON
internal import EventLog
internal import Ledger

/// Lists events.
struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Lists events, in the order in which they were recorded.",
        discussion: Examples.text(
            "ccgledger log --ccg 02Q --since 2013-04-01",
            "ccgledger log --type support.support-service-agreed.v1 --supplier 0AR",
            "ccgledger log --json --known-at 2014-12-01 > events.jsonl",
            note: "With --json it prints JSON Lines: one event a line, as show prints it."))

    @Option(
        help: ArgumentHelp("Only this type, or an area such as support with a dot behind."))
    var type: String?

    @Option(help: ArgumentHelp("Only this stream."))
    var stream: String?

    @Option(help: ArgumentHelp("Only events about this body.", valueName: "code"))
    var ccg: String?

    @Option(help: ArgumentHelp("Only events that name this supplier.", valueName: "code"))
    var supplier: String?

    @Option(help: ArgumentHelp("Only by this person or service.", valueName: "reference"))
    var actor: String?

    @Option(help: ArgumentHelp("Only facts of this day or later.", valueName: "day"))
    var since: String?

    @Option(help: ArgumentHelp("Only facts of this day or earlier.", valueName: "day"))
    var until: String?

    @Option(help: ArgumentHelp("At most so many, from the first.", valueName: "count"))
    var limit: Int?

    @OptionGroup var known: KnownAtOption
    @OptionGroup var options: LedgerOptions

    /// So many rows are held to make their columns even.
    private static let pageLength = 1_000

    func run() async throws {
        if let limit, limit < 0 {
            throw Failure(.usage, "--limit \(limit) is less than none", hint: "write --limit 20")
        }
        let open = try options.openForReading()
        let ledger = open.ledger
        let knownAt = try known.resolve(in: ledger)
        let filter = try filter(in: ledger)
        let tags = [ccg.map { "body:\($0)" }, supplier.map { "supplier:\($0)" }].compactMap { $0 }
        let terminal = Terminal.current
        var table = TextTable("position", "happened", "recorded", "type", "stream", "by", "")
        var count = 0
        var damages: [String] = []
        let limit = limit ?? .max
        if !options.json { for line in Words.known(knownAt) { terminal.print(line) } }
        if limit > 0 {
            try ledger.log(filter, knownAt: knownAt) { event in
                guard event.isDamaged || LogCommand.has(tags, event, ledger) else { return true }
                count += 1
                if let damage = event.damage { damages.append(damage) }
                if options.json {
                    let line = try? JSONValue.object(event.json).canonicalBytes()
                    guard terminal.print(line ?? []) else { return false }
                } else {
                    table.add(LogCommand.row(event))
                    if table.count >= LogCommand.pageLength {
                        for line in table.takeLines() where !terminal.print(line) { return false }
                    }
                }
                return count < limit
            }
        }
        try await open.close()
        guard !options.json else { return try EventText.refuse(damages) }
        for line in table.takeLines() { terminal.print(line) }
        terminal.print(Words.count(count, "event"))
        try EventText.refuse(damages)
    }

    private func filter(in ledger: Ledger) throws -> LogFilter {
        var filter = LogFilter()
        if let type, !type.hasSuffix(".") { _ = try TypeWord.schema(type) }
        filter.type = type
        filter.stream = try stream.map { word throws(Failure) in
            guard let name = StreamName(word) else {
                throw Failure(
                    .usage, "\(word) is not the name of a stream",
                    hint: "write area/segment or area/segment/segment, such as support/02Q/2013-1")
            }
            return name
        }
        filter.tag = ccg.map { "body:\($0)" } ?? supplier.map { "supplier:\($0)" }
        filter.actor = actor
        let today = ledger.clock.now().londonDate
        filter.since = try since.map { word throws(Failure) in
            try ProposalOptions.day(word, in: ledger)
        }
        filter.until = try until.map { word throws(LedgerError) in
            try AsOf(word, today: today).day
        }
        return filter
    }

    /// Whether the event has all these tags; the store looks for one of them only.
    private static func has(_ tags: [String], _ event: LoggedEvent, _ ledger: Ledger) -> Bool {
        guard !tags.isEmpty else { return true }
        let known = event.leaf.withUnsafeBufferPointer { ledger.catalogue.tags(ofLeaf: $0) }
        return tags.allSatisfy(known.contains)
    }

    private static func row(_ event: LoggedEvent) -> [String] {
        var mark = event.isDamaged ? "DAMAGED" : ""
        if !event.correctedBy.isEmpty {
            mark += mark.isEmpty ? "" : "; "
            mark += "said again or taken back by \(Words.list(event.correctedBy))"
        }
        return [
            event.position.description, event.text("occurredon") ?? "",
            String((event.text("recordedtime") ?? "").prefix(10)), event.text("type") ?? "",
            event.text("subject") ?? "", event.text("actor") ?? "", mark,
        ]
    }
}
