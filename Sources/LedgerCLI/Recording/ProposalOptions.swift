internal import ArgumentParser
internal import CanonicalJSON
internal import EventLog
internal import Ledger

/// What an event says beside its data.
struct ProposalOptions: ParsableArguments {
    @Flag(help: "When the domain refuses the proposal, record that it did; never its data.")
    var recordRefusal = false

    @Option(help: ArgumentHelp("The instant, in UTC, where it is known.", valueName: "instant"))
    var time: String?

    @Option(
        help: ArgumentHelp(
            "When the day is not known: month, quarter, year or financialyear, which it ends.",
            valueName: "span"))
    var occurredPrecision: String?

    @Option(help: ArgumentHelp("A UUID of your own; makes it happen once.", valueName: "uuid"))
    var id: String?

    @Option(help: ArgumentHelp("Under which power.", valueName: "text"))
    var authority: String?

    @Option(
        help: ArgumentHelp(
            "How good the evidence is: "
                + EvidenceGrade.allCases.map(\.rawValue)
                .joined(separator: ", ") + ".", valueName: "grade"))
    var evidenceGrade: String?

    @Option(help: ArgumentHelp("What it belongs to.", valueName: "reference"))
    var correlationId: String?

    @Option(help: ArgumentHelp("What set it off.", valueName: "reference"))
    var causationId: String?

    @Option(
        help: ArgumentHelp("Any text; asking again with it records nothing.", valueName: "text"))
    var requestId: String?

    @Option(help: ArgumentHelp("Where to write the receipt.", valueName: "file"))
    var receipt: String?

    @Option(
        help: ArgumentHelp(
            "Sign the log with this key, and write a .tlog-proof beside the receipt.",
            valueName: "keyfile"))
    var checkpoint: String?

    @Flag(name: .customLong("dry-run"), help: "Decide it, record nothing, print the proposal.")
    var isDryRun = false

    @OptionGroup var acting: ActingOptions

    /// Puts what was said into a proposal.
    func fill(_ proposal: inout JSONObject) {
        let said = [
            ("time", time), ("occurredprecision", occurredPrecision), ("id", id),
            ("authority", authority), ("evidencegrade", evidenceGrade),
            ("correlationid", correlationId), ("causationid", causationId),
        ]
        for (name, text) in said { if let text { proposal[name] = .string(text) } }
    }

    /// Records a proposal, or only decides it, and tells what came of it.
    ///
    /// - Parameter repeated: What it repeats of an event that is on record; nil when whoever
    ///   proposes it gives all of it.
    /// - Throws: ``Failure``, ``LedgerError``.
    func record(
        _ proposal: JSONObject, repeating repeated: StandingFact? = nil, in open: OpenLedger,
        _ options: LedgerOptions
    ) async throws {
        let json = options.json
        let receiptFile = try options.output(receipt, as: "--receipt")
        let memory = try options.memory()
        var proposal = proposal
        let signing = try RecordedProof(
            key: checkpoint, receiptFile: receipt, apartFrom: options.folders)
        // What would be recorded is fed back as it is printed, so it says who acts.
        if isDryRun {
            proposal["actor"] = proposal["actor"] ?? open.ledger.defaults.actor.map { .text($0) }
            proposal["onbehalfof"] =
                proposal["onbehalfof"] ?? open.ledger.defaults.onBehalfOf.map { .text($0) }
        }
        let line = try JSONValue.object(proposal).canonicalBytes()
        let terminal = Terminal.current
        guard !isDryRun else {
            let draft = try open.ledger.dryRun(line)
            let hidden = repeated?.hidden(open.ledger.hiddenValues(of: draft), proposal) ?? []
            let shown = ProposalOptions.hiding(hidden, in: proposal)
            if json {
                var document = Document()
                document["dryRun"] = .bool(true)
                document["proposal"] = .object(shown)
                terminal.print(document.bytes)
            } else {
                terminal.print(try JSONValue.object(shown).canonicalBytes())
                terminal.say(
                    hidden.isEmpty
                        ? "nothing is recorded; this line can be given to ccgledger import"
                        : "nothing is recorded; \(Words.count(hidden.count, "sealed value")) not "
                            + "shown, so this line cannot be given to ccgledger import")
            }
            return
        }
        let recorded: Recorded
        do throws(LedgerError) {
            recorded = try await open.ledger.record(line, requestID: requestId)
        } catch {
            if recordRefusal, case .refused(let refusal) = error {
                let kept = try await open.ledger.recordRefusal(refusal, of: line)
                Recordings.current.note(kept.receipt)
                terminal.say("the refusal is recorded as event \(kept.receipt.first)")
            }
            try await open.close()
            throw error
        }
        Recordings.current.note(
            recorded.receipt, isRepeatable: requestId != nil || id != nil)
        let proof = try await signing?.prove(recorded, in: open, memory)
        try await open.close()
        let answer = RecordedAnswer(
            recorded: recorded, type: proposal["type"]?.plain ?? "",
            stream: proposal["subject"]?.plain ?? "")
        try answer.write(json: json, receiptFile: receiptFile, proof: proof)
    }

    /// A proposal as it is printed: what is said in the place of each hidden value.
    private static func hiding(_ hidden: [HiddenValue], in proposal: JSONObject) -> JSONObject {
        var data = proposal["data"] ?? .object([:])
        for value in hidden {
            let path = value.name.split(separator: "/")
            data = data.putting(.string("(\(value.words))"), at: path[...])
        }
        var shown = proposal
        if !hidden.isEmpty { shown["data"] = data }
        return shown
    }

    /// The day that a word means: a day, or today.
    ///
    /// - Throws: ``Failure`` when it means none.
    static func day(_ word: String, in ledger: Ledger) throws(Failure) -> CivilDate {
        if word == "today" { return ledger.clock.now().londonDate }
        guard let day = CivilDate(word) else {
            throw Failure(.usage, "\(word) is not a day", hint: "write YYYY-MM-DD, or today")
        }
        return day
    }
}
