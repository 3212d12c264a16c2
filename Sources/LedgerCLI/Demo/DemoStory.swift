internal import CanonicalJSON
internal import Commissioning
internal import EventLog
internal import Ledger
internal import Projections
internal import SQLiteEventLog

/// What the demonstration shows, one part after the other.
struct DemoStory {
    /// The commissioner whose story is told.
    static let body = "FICVALE"
    /// The ledger's own name.
    static let origin = "demo.example/ccg"

    let folder: String
    /// Whether nothing is printed but messages.
    let isSilent: Bool
    /// What was shown, as JSON.
    var document = Document()

    init(folder: String, isSilent: Bool) {
        self.folder = folder
        self.isSilent = isSilent
    }

    var ledgerFolder: String { "\(folder)/ledger" }

    func show(_ line: String = "") { if !isSilent { Terminal.current.print(line) } }

    /// Tells it all.
    ///
    /// - Throws: ``Failure``, ``LedgerError``.
    mutating func tell(_ files: [String]) async throws {
        let isSilent = isSilent
        let decision = DemoDecision(folder: "\(folder)/first") { line in
            if !isSilent { Terminal.current.print(line) }
        }
        document["decision"] = .object(try await decision.tell())
        show()
        try await make(files)
        let open = try OpenLedger(reading: ledgerFolder)
        try showCount(open.ledger)
        try showDays(open.ledger)
        try showKnowledge(open.ledger)
        try await open.close()
        try await showTampering()
        try await showProof()
        try await showAudit()
    }

    // MARK: Making

    private mutating func make(_ files: [String]) async throws {
        let keys = LedgerOptions.keysFolder(nil, of: ledgerFolder)
        let defaults = ProposalDefaults(
            actor: Reference(InitCommand.defaultActor),
            onBehalfOf: Reference(InitCommand.defaultBody))
        show("2. A ledger is made, and the stories are recorded")
        _ = try await InitCommand.open(
            ledgerFolder, DemoStory.origin, keys, isSimulated: true, defaults)
        let open = try OpenLedger(writing: ledgerFolder, keys: keys, defaults)
        var rows: [JSONValue] = []
        for file in files {
            let progress = Progress(Terminal.current, isQuiet: false)
            let report = try await open.ledger.importFiles(
                [file], options: ImportOptions(acceptsValid: true),
                progress: { progress.report($0.phase.rawValue, $0.done, of: $0.total) })
            progress.finish()
            let name = file.split(separator: "/").last.map(String.init) ?? file
            show("   \(name): " + (ImportCommand.summary(report).first ?? ""))
            for line in ErrorTable.lines(report.errors) { Terminal.current.say(line) }
            rows.append(
                .object([
                    "file": .string(name), "recorded": .count(report.recorded),
                    "rejected": .count(report.rejected),
                ]))
        }
        try await open.close()
        document["seeds"] = .array(rows)
    }

    // MARK: Asking

    /// How many CCGs were open, year by year.
    private mutating func showCount(_ ledger: Ledger) throws {
        let known = try ledger.knownAt(nil)
        var counts: [(label: String, count: Int)] = []
        for year in 2012...2023 {
            guard let day = CivilDate(year: year, month: 7, day: 1) else { continue }
            let answer = try ledger.organisations(
                kind: .ccg, onlyOpen: true, asOf: AsOf(day), knownAt: known)
            counts.append((day.description, answer.rows.count))
        }
        show()
        show("3. Clinical commissioning groups open on 1 July, as the events say")
        for line in BarChart.lines(counts) { show("   " + line) }
        document["open"] = .array(
            counts.map { .object(["asOf": .string($0.label), "count": .count($0.count)]) })
    }

    /// One commissioner on three days.
    private mutating func showDays(_ ledger: Ledger) throws {
        let known = try ledger.knownAt(nil)
        var states: [JSONValue] = []
        show()
        show("4. One commissioner on three days")
        for word in ["2013-06-01", "2015-06-01", "2016-06-01"] {
            let asOf = try AsOf(word, today: ledger.clock.now().londonDate)
            let answer = try ledger.state(of: DemoStory.body, asOf: asOf, knownAt: known)
            let text = try StateText(answer, in: ledger)
            for line in DemoStory.services(in: text.lines) { show("   " + line) }
            show()
            states.append(.object(answer.document.object))
        }
        document["states"] = .array(states)
    }

    /// The name, the day, and the services.
    private static func services(in lines: [String]) -> [String] {
        let head = lines.prefix { !$0.isEmpty }
        let services = lines.dropFirst(head.count + 1).prefix { !$0.isEmpty }
        return head.prefix(2) + head.filter { $0.hasPrefix("as of") } + services.dropFirst()
    }

    /// The same day as known at two moments, and why.
    private mutating func showKnowledge(_ ledger: Ledger) throws {
        show("5. One day, as known at two moments: a correction came two years late")
        var answers: [JSONValue] = []
        for word in ["2015-01-31", "head"] {
            let known = try ledger.knownAt(word)
            let asOf = try AsOf("2013-06-01", today: ledger.clock.now().londonDate)
            let answer = try ledger.state(
                of: DemoStory.body, asOf: asOf, knownAt: known, saysWhy: true)
            for line in Words.known(known) { show("   " + line) }
            for arrangement in answer.state.arrangements where arrangement.isInForce {
                guard let stated = arrangement.stream.state.agreement?.annualValue,
                    let value = stated.value
                else { continue }
                let text = Why.text(Words.money(value), stated, true)
                show("     value of \(arrangement.stream.name): \(text)")
                if word == "head" { try showReason(stated.by, ledger) }
            }
            answers.append(.object(answer.document.object))
        }
        document["known"] = .array(answers)
    }

    /// The event that makes a value what it is.
    private func showReason(_ position: Position, _ ledger: Ledger) throws {
        let event = try ledger.event(position.description, knownAt: try ledger.knownAt(nil))
        for line in EventText.lines(event) { show("       " + line) }
    }

    // MARK: Tampering

    /// Verifies, changes one byte in a copy, and verifies the copy.
    private mutating func showTampering() async throws {
        let progress = Progress(Terminal.current, isQuiet: false)
        show()
        show("6. Everything is verified")
        let sound = try VerifyCommand.verify(ledgerFolder, progress)
        for line in VerifyCommand.lines(sound) { show("   " + line) }
        document["verified"] = .object(sound.document.object)
        let copy = "\(folder)/copy"
        try Folders.copyFiles(of: ledgerFolder, to: copy)
        let position = Position(sound.leaves / 2)
        try Tampering.flipByte(of: position, in: copy)
        show()
        show("7. In a copy of its files one byte of event \(position) is changed")
        let found = try VerifyCommand.verify(copy, progress)
        for line in VerifyCommand.lines(found) { show("   " + line) }
        document["tampered"] = .object([
            "position": .count(position.index),
            "found": found.failures.first?.position.map { .count($0.index) } ?? .null,
            "failures": .count(found.failures.count),
        ])
        guard found.failures.contains(where: { $0.position == position }) else {
            throw Failure(.unexpected, "the change to event \(position) was not found")
        }
    }
}
