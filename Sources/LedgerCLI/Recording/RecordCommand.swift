internal import ArgumentParser

/// Records one event, or one decision with all its events.
struct RecordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Records one event, or a decision with all its events.",
        discussion: Examples.text(
            "ccgledger record org.organisation-renamed.v1 --stream org/02Q \\",
            "    --occurred-on 2014-02-01 --set newName='NHS Vale CCG'",
            "ccgledger record decision 02Q",
            note: """
                `record TYPE` is short for `record event TYPE`. `ccgledger record decision --help` \
                and `ccgledger record event --help` say more.
                """),
        subcommands: [RecordDecisionCommand.self, RecordEventCommand.self],
        defaultSubcommand: RecordEventCommand.self)
}
