internal import AuditRules
internal import CanonicalJSON
internal import EventLog
internal import Ledger
internal import TransparencyLog

/// How one commissioner is audited, one finding explained down to its proof, and what falls due.
extension DemoStory {
    /// The commissioner that is audited, and the day.
    static let audited = (body: "FICFAIR", day: "2019-12-31")
    /// The commissioner that is told what falls due, and the day.
    static let reminded = (body: "FICFAIR", day: "2020-05-15")

    /// Audits a commissioner, takes the evidence of one finding home, and lists what falls due.
    mutating func showAudit() async throws {
        let open = try OpenLedger(reading: ledgerFolder)
        let known = try open.ledger.knownAt(nil)
        let asOf = try AsOf(DemoStory.audited.day, today: open.ledger.clock.now().londonDate)
        show()
        show("11. One commissioner is audited: ccgledger audit \(DemoStory.audited.body)")
        let answer = try open.ledger.audit([DemoStory.audited.body], asOf: asOf, knownAt: known)
        for line in AuditText(answer, listsRules: false).lines { show("   " + line) }
        let findings = answer.audits.flatMap(\.findings)
        let late = findings.first { $0.outcome == .breached && $0.rule == "FAIR-04" }
        guard let finding = late else {
            throw Failure(.unexpected, "the finding of the story is not found again")
        }
        try explain(finding, asOf, known, open.ledger)
        try showDue(open.ledger, known)
        try await open.close()
    }

    /// One finding, down to the events and the proofs that somebody checks at home.
    private mutating func explain(
        _ finding: Finding, _ asOf: AsOf, _ known: KnownAt, _ ledger: Ledger
    ) throws {
        show()
        show("12. One finding, down to its proof: ccgledger export bundle --finding \(finding.key)")
        for line in AuditText.lines(finding, indent: "   ") { show(line) }
        for evidence in finding.evidence {
            show(
                "   event \(evidence.position): \(evidence.what), \(evidence.value)")
        }
        let verifier = try KeyFiles.verifier("\(folder)/demo.key.vkey")
        let trusted = try TrustedKeys(log: verifier, policy: nil)
        let bundle = try ledger.bundle(
            BundleQuestion(
                about: .finding(finding.key, of: DemoStory.audited.body), for: .everyone,
                asOf: asOf, knownAt: known, trusted: trusted))
        let path = "\(folder)/finding.zip"
        try OutputFile(path, as: "--out", apartFrom: LedgerFolders())
            .write(try bundle.archive())
        show(
            "   finding.zip: \(Words.count(bundle.positions.count, "event")), "
                + "\(Words.count(bundle.disclosedCount, "sealed value")) disclosed, "
                + "\(bundle.withheldCount) withheld; VERIFY.md says three ways to check it")
        let archive = try KeyFiles.read(path, limit: FileCheck.maximumBundle)
        let checked = try FileCheck(trusted: trusted).check(archive: archive, name: "finding.zip")
        for sentence in checked.proved { show("   proved    \(sentence)") }
        for sentence in checked.unproved { show("   unproved  \(sentence)") }
        document["finding"] = .object([
            "key": .string(finding.key), "sentence": .string(finding.sentence),
            "events": .count(bundle.positions.count),
            "proved": .array(checked.proved.map { .string($0) }),
        ])
    }

    /// What somebody has to do next, and by when.
    private mutating func showDue(_ ledger: Ledger, _ known: KnownAt) throws {
        let today = ledger.clock.now().londonDate
        let answer = try ledger.due(
            [DemoStory.reminded.body], asOf: AsOf(DemoStory.reminded.day, today: today),
            knownAt: known, within: 60)
        show()
        show("13. What falls due for it: ccgledger due \(DemoStory.reminded.body) --within 60d")
        for line in DueCommand.lines(answer) { show("   " + line) }
        document["due"] = .object(answer.document.object)
    }
}
