internal import ArgumentParser
internal import AuditRules
internal import Ledger

/// Shows the catalogue of rules.
struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Lists the audit rules, or shows one like a page of an audit manual.",
        discussion: Examples.text("ccgledger rules", "ccgledger rules FAIR-04 --json"))

    @Argument(help: "The number of a rule; all are listed when absent.")
    var id: String?

    @Flag(help: "Answer in JSON.")
    var json = false

    func run() async throws {
        let answer = try RulesAnswer(id)
        let terminal = Terminal.current
        if json {
            terminal.print(answer.document.bytes)
        } else if id != nil {
            for line in answer.cards.flatMap(RuleText.page) { terminal.print(line) }
        } else {
            for line in RuleText.list(answer.cards) { terminal.print(line) }
        }
    }
}
