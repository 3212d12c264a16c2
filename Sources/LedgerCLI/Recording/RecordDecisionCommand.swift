internal import ArgumentParser
internal import CanonicalJSON
internal import EventLog
internal import Ledger

/// Records one decision to buy something, with all the events that it takes.
struct RecordDecisionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decision",
        abstract:
            "Records one decision from one form: route, conflicts, award, register, contract.",
        discussion: Examples.text(
            "ccgledger record decision 02Q",
            "ccgledger record decision 02Q --title 'Heart scanning van' \\",
            "    --route 'waiver of SFI 9.3; regime=PCR2015; healthCare=no' \\",
            "    --supplier FICSCAN --value '£30,000 excl' --conflicts none \\",
            "    --decided 'officer person:cfo under SoRD-4 on 2018-06-25' \\",
            "    --reason 'urgency: The van broke down.' --yes",
            "ccgledger record decision 02Q --form waiver.json --dry-run > events.jsonl",
            note: note))

    private static let note = """
        It says what it would record and what falls due, asks, and records all of it or nothing, \
        under one receipt. On a terminal it asks for each field that is missing; --yes answers the \
        last question, and where nobody can be asked nothing is recorded without it. The same form \
        again gives the same receipt. --dry-run prints the events; import takes them. A field may \
        also be given as JSON, as in the file of --form, whose members have these names.

        """
        + DecisionForm.table.fields.map { field in
            "--\(field.name)\(field.isRequired ? "" : " (optional)"): "
                + (DecisionWords.grammar[field.name] ?? "")
        }.joined(separator: "\n")

    @Argument(help: "The ODS code of the commissioner.")
    var code: String

    @Option(help: ArgumentHelp("The form as JSON; - for input.", valueName: "file"))
    var form: String?

    @OptionGroup var fields: DecisionFieldOptions

    @Flag(help: "Record without asking whether to.")
    var yes = false

    @Flag(help: "Never ask for what is missing.")
    var noInput = false

    @Flag(name: .customLong("dry-run"), help: "Decide it, record nothing, print the events.")
    var isDryRun = false

    @Option(
        help: ArgumentHelp(
            "Any text; asking again with it records nothing.", valueName: "text"))
    var requestId: String?

    @Option(help: ArgumentHelp("Where to write the receipt.", valueName: "file"))
    var receipt: String?

    @OptionGroup var acting: ActingOptions
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let terminal = Terminal.current
        let file = try options.output(receipt, as: "--receipt")
        let open = try options.openForWriting(try acting.defaults())
        do {
            try await run(open.ledger, file, terminal)
        } catch {
            try await open.close()
            throw error
        }
        try await open.close()
    }

    private func run(
        _ ledger: Ledger, _ file: OutputFile?, _ terminal: Terminal
    ) async throws {
        let today = ledger.clock.now().londonDate
        let object = try filledForm(today: today, terminal)
        let code = self.code.uppercased()
        guard !isDryRun else {
            let plan = try ledger.plan(object, of: code)
            return show(plan, terminal)
        }
        let canAsk = terminal.isInteractive && !noInput
        guard yes || canAsk else {
            let plan = try ledger.plan(object, of: code)
            for line in DecisionPlanText.lines(plan) { terminal.say(line) }
            throw Failure(
                .usage, "nobody can be asked whether to record this; nothing is recorded",
                hint: "give --yes to record it, or --dry-run to look only")
        }
        let recorded = try await ledger.recordDecision(
            object, of: code, requestID: requestId
        ) { plan in
            for line in DecisionPlanText.lines(plan) { terminal.say(line) }
            if yes { return true }
            let events = Words.count(plan.events.count, "event")
            terminal.ask("record these \(events)? [y/N] ")
            return ["y", "yes"].contains(terminal.readLine()?.lowercased())
        }
        guard let recorded else {
            throw Failure(.interrupted, "it was not confirmed; nothing is recorded")
        }
        // The same form again is the same request.
        Recordings.current.note(recorded.receipt, isRepeatable: true)
        answer(recorded, code, terminal)
        try RecordedAnswer.keep(recorded.receipt, in: file)
    }

    /// The form of the file, with the fields of the options in it, and what was asked for.
    ///
    /// - Throws: ``Failure`` with everything that cannot be read.
    private func filledForm(today: CivilDate, _ terminal: Terminal) throws -> JSONObject {
        var object = try DataFile.read(form)
        var errors: [InputError] = []
        for field in DecisionForm.table.fields {
            guard let text = fields.text(of: field.name) else { continue }
            do throws(Failure) {
                object[field.name] = try DecisionWords(field: field).value(text)
            } catch {
                errors += error.errors
            }
        }
        guard errors.isEmpty else {
            // What else is wrong is said in the same pass; what could not be read is not missing.
            let read = Set(
                errors.map { $0.path.split(separator: "/").first.map(String.init) ?? "" })
            for field in DecisionForm.table.fields where !read.contains(field.name) {
                let whole = DecisionForm.completed(object, today: today)
                errors += DecisionForm.issues(in: whole, field: field.name).map { InputError($0) }
            }
            throw Failure(.refused, "the input is refused", errors: inOrder(errors))
        }
        if terminal.isInteractive, !noInput, form == nil {
            let prompt = DecisionPrompt(terminal: terminal, today: today)
            try prompt.fill(&object, onlyRequired: !object.members.isEmpty)
        }
        return object
    }

    /// In the order of the form's fields.
    private func inOrder(_ errors: [InputError]) -> [InputError] {
        DecisionForm.table.fields.flatMap { field in
            errors.filter { $0.path.split(separator: "/").first.map(String.init) == field.name }
        }
    }

    private func show(_ plan: DecisionPlan, _ terminal: Terminal) {
        if options.json { return _ = terminal.print(plan.document.bytes) }
        for line in DecisionPlanText.lines(plan) { terminal.say(line) }
        for event in plan.events {
            if let line = try? JSONValue.object(event.proposal).canonicalBytes() {
                terminal.print(line)
            }
        }
        terminal.say("nothing is recorded; these lines can be given to ccgledger import")
    }

    private func answer(_ recorded: RecordedDecision, _ code: String, _ terminal: Terminal) {
        if options.json { return _ = terminal.print(recorded.document.bytes) }
        for line in DecisionPlanText.lines(recorded, of: code) { terminal.print(line) }
    }
}

/// The fields of the form, one option each.
struct DecisionFieldOptions: ParsableArguments {
    @Option(help: ArgumentHelp("What is bought.", valueName: "words"))
    var title: String?

    @Option(help: ArgumentHelp("In which way the provider was found.", valueName: "way"))
    var route: String?

    @Option(help: ArgumentHelp("To whom it is awarded.", valueName: "supplier"))
    var supplier: String?

    @Option(help: ArgumentHelp("What it is worth, and whether VAT is in it.", valueName: "money"))
    var value: String?

    @Option(help: ArgumentHelp("The first and the last day.", valueName: "days"))
    var term: String?

    @Option(help: ArgumentHelp("Where it was decided, and on which day.", valueName: "place"))
    var decided: String?

    @Option(help: ArgumentHelp("Interests that were declared, or none.", valueName: "interests"))
    var conflicts: String?

    @Option(help: ArgumentHelp("Why: a code, and words.", valueName: "reason"))
    var reason: String?

    @Option(help: ArgumentHelp("Its reference, who leads it, comments.", valueName: "entry"))
    var register: String?

    /// What was given for a field; nil when nothing was.
    func text(of field: String) -> String? {
        let given = [
            "title": title, "route": route, "supplier": supplier, "value": value, "term": term,
            "decided": decided, "conflicts": conflicts, "reason": reason, "register": register,
        ]
        return given[field] ?? nil
    }
}
