internal import ArgumentParser

/// In which form a table is answered.
struct TableOptions: ParsableArguments {
    @Flag(help: "Answer in comma-separated values.")
    var csv = false

    @Flag(help: "With --csv: every text as it is, for programs.")
    var raw = false

    @OptionGroup var ledger: LedgerOptions

    /// - Throws: ``Failure`` when two forms are asked for at once.
    func check() throws(Failure) {
        if csv && ledger.json {
            throw Failure(.usage, "--csv and --json are two answers", hint: "ask for one of them")
        }
        if raw && !csv {
            throw Failure(.usage, "--raw is about --csv", hint: "add --csv, or leave --raw out")
        }
    }
}
