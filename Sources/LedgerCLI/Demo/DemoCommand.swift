internal import ArgumentParser
internal import CanonicalJSON
internal import Ledger

/// Shows what a ledger does, on one made for the purpose.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Makes a ledger of stories, asks it things, tampers with a copy, and removes it.",
        discussion: Examples.text(
            "ccgledger demo", "ccgledger demo --keep",
            note: "It needs no network and leaves nothing behind, unless --keep is given."))

    @Option(help: ArgumentHelp("Where the stories are.", valueName: "folder"))
    var seeds: String?

    @Flag(help: "Leave the ledger there, to be asked more.")
    var keep = false

    @Flag(help: "Answer in JSON.")
    var json = false

    func run() async throws {
        let terminal = Terminal.current
        let files = try Seeds.files(in: seeds)
        let folder = try Folders.makeTemporary()
        if !keep { Interruption.remove(folder) }
        defer {
            if !keep { Folders.remove(folder) }
            Interruption.keep(folder)
        }
        var story = DemoStory(folder: folder, isSilent: json)
        try await story.tell(files)
        if json {
            story.document["kept"] = .bool(keep)
            if keep { story.document["ledger"] = .string(story.ledgerFolder) }
            terminal.print(story.document.bytes)
        } else {
            farewell(story, terminal)
        }
    }

    private func farewell(_ story: DemoStory, _ terminal: Terminal) {
        terminal.print()
        guard keep else {
            terminal.print("The ledger is removed. To keep it and ask more: ccgledger demo --keep")
            terminal.print("To make your own:")
            terminal.print("  ccgledger init ledger --origin vale.example/ccg")
            terminal.print("  ccgledger types")
            return
        }
        terminal.print("The ledger is yours. Try:")
        terminal.print("  export CCGLEDGER=\(story.ledgerFolder)")
        for command in [
            "log --ccg \(DemoStory.body)", "state \(DemoStory.body) --as-of 2016-06-01 --why",
            "organisations --kind CCG --as-of 2014-12-01", "verify",
        ] {
            terminal.print("  ccgledger \(command)")
        }
    }
}
