internal import ArgumentParser
internal import EventLog

/// Who acts, and for which body.
struct ActingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Who acts, such as person:9f2c or service:import; else CCGLEDGER_ACTOR.",
            valueName: "reference"))
    var actor: String?

    @Option(
        help: ArgumentHelp(
            "The body that acts, GB-NHS-<ODS code>; else CCGLEDGER_ON_BEHALF_OF.",
            valueName: "body"))
    var onBehalfOf: String?

    @Flag(help: "What looks like an NHS number is something else.")
    var notAPatientNumber = false

    /// What the ledger says where a proposal is silent.
    ///
    /// - Throws: ``Failure`` when a reference cannot be one.
    func defaults() throws(Failure) -> ProposalDefaults {
        let environment = Terminal.current.environment
        return ProposalDefaults(
            actor: try reference(actor ?? environment("CCGLEDGER_ACTOR"), "--actor"),
            onBehalfOf: try reference(
                onBehalfOf ?? environment("CCGLEDGER_ON_BEHALF_OF"), "--on-behalf-of"),
            allowsNumbersLikePatients: notAPatientNumber)
    }

    /// The same for what the ledger says of itself: its own service acts where nobody else is
    /// named.
    ///
    /// - Throws: ``Failure`` when a reference cannot be one.
    func ownDefaults() throws(Failure) -> ProposalDefaults {
        var defaults = try defaults()
        defaults.actor = defaults.actor ?? Reference(InitCommand.defaultActor)
        defaults.onBehalfOf = defaults.onBehalfOf ?? Reference(InitCommand.defaultBody)
        return defaults
    }

    private func reference(_ text: String?, _ option: String) throws(Failure) -> Reference? {
        guard let text else { return nil }
        guard let reference = Reference(text) else {
            throw Failure(
                .usage, "\(option) \(text) is not a reference",
                hint: "write 1 to 128 printable ASCII characters without spaces")
        }
        return reference
    }
}
