internal import ArgumentParser
internal import CanonicalJSON
internal import Ledger

/// Says what the codes mean with which commands end.
struct ExitCodesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exit-codes", abstract: "What the codes mean with which commands end.",
        discussion: Examples.text(
            "ccgledger help exit-codes", "ccgledger exit-codes --json",
            note: table.joined(separator: "\n")))

    @Flag(help: "Answer with one JSON document.")
    var json = false

    private static let table = CommandStatus.allCases.map { status in
        Words.padded(String(status.rawValue), 5) + status.means
    }

    func run() async throws {
        let terminal = Terminal.current
        guard json else { return ExitCodesCommand.table.forEach { terminal.print($0) } }
        var document = Document()
        document["count"] = .count(CommandStatus.allCases.count)
        document["rows"] = .array(
            CommandStatus.allCases.map { status in
                .object([
                    "code": .count(Int(status.rawValue)), "name": .string("\(status)"),
                    "means": .string(status.means),
                ])
            })
        terminal.print(document.bytes)
    }
}
