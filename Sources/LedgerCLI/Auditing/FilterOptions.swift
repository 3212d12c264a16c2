internal import ArgumentParser
internal import AuditRules
internal import Commissioning
internal import EventLog

/// Which findings a command is asked for.
struct FilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only what events from this day on raise.", valueName: "day"))
    var from: String?

    @Option(help: ArgumentHelp("Only what events up to this day raise.", valueName: "day"))
    var to: String?

    @Option(
        help: ArgumentHelp("Leave out what is worth less, where that is known.", valueName: "pence")
    )
    var materiality: Int64?

    /// What they come to.
    ///
    /// - Throws: ``Failure`` when a word cannot be read.
    func filter() throws(Failure) -> AuditFilter {
        let pence = materiality.flatMap { Pence($0) }
        guard materiality == nil || pence != nil else {
            throw Failure(
                .usage, "--materiality is no amount", hint: "write pence: £25,000 is 2500000")
        }
        let filter = AuditFilter(
            from: try FilterOptions.day(from), to: try FilterOptions.day(to), materiality: pence)
        if let from = filter.from, let to = filter.to, to < from {
            throw Failure(
                .usage, "--from \(from) is after --to \(to)", hint: "give the earlier day first")
        }
        return filter
    }

    private static func day(_ word: String?) throws(Failure) -> CivilDate? {
        guard let word else { return nil }
        guard let day = CivilDate(word) else {
            throw Failure(.usage, "\(word) is not a day", hint: "write YYYY-MM-DD")
        }
        return day
    }
}
