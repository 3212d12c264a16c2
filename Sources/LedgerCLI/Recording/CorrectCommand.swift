internal import ArgumentParser
internal import CanonicalJSON
internal import EventLog
internal import Ledger

/// Says a recorded fact again.
struct CorrectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "Says a recorded fact again; what was said before stays readable.",
        discussion: Examples.text(
            "ccgledger correct 12 --reason-code wrongValue --set annualValue.pence=140250000",
            "ccgledger correct 12 --reason-code wrongDay --occurred-on 2014-05-20 \\",
            "    --reason 'The paper gave the day of the agenda.'",
            note: """
                It starts from the fact as it stands now, sealed values included, so only what \
                changes need be said; what was suppressed or erased is left out. \
                `--set field=` takes a field out.
                """))

    @Argument(help: "The position or id of the event.")
    var event: String

    @OptionGroup var why: CorrectionOptions

    @Option(help: ArgumentHelp("The day of the fact, as it is now said.", valueName: "day"))
    var occurredOn: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            "Sets one field of the data; may be repeated.", valueName: "field=value"))
    var settings: [String] = []

    @Option(help: ArgumentHelp("The whole data as JSON; - for input.", valueName: "file"))
    var data: String?

    @OptionGroup var proposal: ProposalOptions
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let open = try options.openForWriting(try proposal.acting.defaults())
        let fact = try StandingFact(event, in: open.ledger)
        let schema = try TypeWord.schema(fact.type.text)
        var data = self.data == nil ? fact.data : try DataFile.read(self.data)
        for word in settings { try FieldSetting(word).apply(to: &data, schema) }
        if fact.lost > 0, self.data == nil {
            Terminal.current.say(
                "warning: \(Words.count(fact.lost, "sealed value")) of this event "
                    + "can no longer be read and will not be said again")
        }
        try tell(fact.withheld, data, schema)
        let day =
            try occurredOn.map { word throws(Failure) in
                try ProposalOptions.day(word, in: open.ledger)
            } ?? fact.occurredOn
        var corrected = why.data
        corrected["occurredon"] = .text(day)
        let precision = fact.precision.flatMap { $0.isLastDay(day) ? $0.rawValue : nil }
        corrected["occurredprecision"] =
            (proposal.occurredPrecision ?? precision).map { .string($0) }
        let time = fact.time.flatMap { $0.londonDate == day ? $0.description : nil }
        corrected["time"] = (proposal.time ?? time).map { .string($0) }
        corrected["data"] = .object(data)
        var line = try why.proposal(fact, corrected, Correction.corrected, in: open.ledger)
        proposal.fill(&line)
        // Those of the fact stand in the data, not in the envelope of the correction.
        line["time"] = nil
        line["occurredprecision"] = nil
        try await proposal.record(line, repeating: fact, in: open, options)
    }

    /// Says what becomes of each value that was suppressed or erased: it is left out, or was given
    /// anew.
    ///
    /// - Throws: ``Failure`` when the fact cannot be said without one.
    private func tell(
        _ withheld: [StandingFact.Withheld], _ data: JSONObject, _ schema: EventSchema
    ) throws(Failure) {
        for value in withheld {
            let path = value.name.split(separator: "/")
            let whole = JSONValue.object(data)
            let option = StandingFact.option(path)
            if whole.value(at: path[...]) != nil {
                Terminal.current.say(
                    "note: \(option) is \(value.words); what you give in its place is a "
                        + "statement of your own")
                continue
            }
            let isThere = whole.value(at: path.dropLast()) != nil
            if isThere, schema.field(at: value.name)?.isRequired == true {
                throw .input(
                    "/data/\(value.name)", nil,
                    "\(option) is \(value.words), is not said again, and is required",
                    hint: "say it anew with --set \(option)=…, or ccgledger withdraw \(event)")
            }
            if self.data == nil {
                Terminal.current.say(
                    "note: \(option) is \(value.words); the correction leaves it out")
            }
        }
    }
}

/// Why something that was recorded is said again or taken back.
struct CorrectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Why: " + CorrectionReason.allCases.map(\.rawValue).joined(separator: ", ") + ".",
            valueName: "code"))
    var reasonCode: String

    @Option(help: ArgumentHelp("Why, in words; sealed as narrative.", valueName: "text"))
    var reason: String?

    @Option(help: ArgumentHelp("The day of the correction itself; today.", valueName: "day"))
    var correctedOn = "today"

    /// The members that both kinds of correction have.
    var data: JSONObject {
        var data: JSONObject = ["reasonCode": .string(reasonCode)]
        data["reason"] = reason.map { .string($0) }
        return data
    }

    /// The proposal of a correction of `fact`.
    ///
    /// - Throws: ``Failure`` when the day is none.
    func proposal(
        _ fact: StandingFact, _ data: JSONObject, _ type: EventTypeName, in ledger: Ledger
    ) throws(Failure) -> JSONObject {
        [
            "type": .text(type), "subject": .text(fact.stream), "corrects": .text(fact.id),
            "occurredon": .text(try ProposalOptions.day(correctedOn, in: ledger)),
            "data": .object(data),
        ]
    }
}
