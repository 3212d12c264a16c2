internal import ArgumentParser
internal import EventLog
internal import Ledger

/// Takes a recorded fact back.
struct WithdrawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Takes a recorded fact back; what it said stays readable.",
        discussion: Examples.text(
            "ccgledger withdraw 12 --reason-code neverHappened",
            "ccgledger withdraw 12 --reason-code duplicate --reason 'Recorded twice.' --dry-run"))

    @Argument(help: "The position or id of the event.")
    var event: String

    @OptionGroup var why: CorrectionOptions
    @OptionGroup var proposal: ProposalOptions
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let open = try options.openForWriting(try proposal.acting.defaults())
        let fact = try StandingFact(event, in: open.ledger)
        var line = try why.proposal(fact, why.data, Correction.withdrawn, in: open.ledger)
        proposal.fill(&line)
        try await proposal.record(line, in: open, options)
    }
}
