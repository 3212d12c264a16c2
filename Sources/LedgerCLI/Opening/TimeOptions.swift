internal import ArgumentParser
internal import EventLog
internal import Ledger

/// When what was known is asked for.
struct KnownAtOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            What had been recorded by then: head, position:1234, 2014-12-01T09:00:00Z or a day \
            (its end in England). Default: head.
            """, valueName: "moment"))
    var knownAt: String?

    func resolve(in ledger: Ledger) throws(LedgerError) -> KnownAt { try ledger.knownAt(knownAt) }
}

/// Both coordinates of a question.
struct TimeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            What had happened by then: 2014-12-01, 2014-12, 2014-Q4, 2014, FY2014-15, today or \
            today-30d. Default: today.
            """, valueName: "day"))
    var asOf = "today"

    @OptionGroup var known: KnownAtOption

    /// Both coordinates, as the ledger's clock has it.
    func resolve(in ledger: Ledger) throws(LedgerError) -> (asOf: AsOf, knownAt: KnownAt) {
        let today = ledger.clock.now().londonDate
        return (try AsOf(asOf, today: today), try known.resolve(in: ledger))
    }
}

extension Words {
    /// Both coordinates as they were resolved, for the first line of an answer.
    static func coordinates(asOf day: CivilDate, _ knownAt: KnownAt) -> [String] {
        ["as of \(day) (what had happened by then)"] + known(knownAt)
    }

    /// What was known, as it was resolved.
    static func known(_ knownAt: KnownAt) -> [String] {
        let when = knownAt.recordedTime.map { ", the last recorded \($0)" } ?? ""
        var lines = ["known at position:\(knownAt.size) (the events below it\(when))"]
        if knownAt.isProvisional {
            lines.append("provisional: that moment is later than the log's end; this may change")
        }
        return lines
    }
}
