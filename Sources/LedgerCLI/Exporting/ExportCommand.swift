internal import ArgumentParser

/// Takes things out of the ledger.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Takes evidence out of the ledger, to be checked at home.",
        discussion: Examples.text(
            "ccgledger export bundle 02Q --for public --key vale.key.vkey --out vale.zip",
            "ccgledger export bundle --stream org/02Q --key vale.key.vkey --out evidence"),
        subcommands: [ExportBundleCommand.self])
}
