internal import CanonicalJSON
internal import EventLog
internal import Ledger
internal import Projections

/// The first part of the demonstration: one decision from its form to what can be asked about it,
/// in a ledger of its own.
struct DemoDecision {
    /// The commissioner that decides.
    static let body = "FICNORTH"

    let folder: String
    /// Where a line of the demonstration goes.
    let show: (String) -> Void

    /// What somebody would type.
    static let form = [
        ("title", "Heart scanning van"),
        ("route", "waiver of SFI 9.3; regime=PCR2015; healthCare=no"),
        ("supplier", "FICSCAN; registeredAddress=1 High Street, Vale"),
        ("value", "£30,000 excl"),
        ("term", "2018-07-01 to 2019-06-30; options=12"),
        ("decided", "officer person:cfo under SoRD-4 on 2018-06-25"),
        ("conflicts", "person:gp1 INT-3 recused materialInterest"),
        ("reason", "urgency: The old van has broken down."),
        ("register", "contractManager=person:m1"),
    ]

    /// What is on record before, on the day of the decision.
    private static let before: [(type: String, stream: String, day: String, data: String)] = [
        (
            "org.organisation-registered.v1", "org/\(body)", "2013-04-01",
            #"{"kind":"CCG","name":"NHS Fictional North CCG (fictional)"}"#
        ),
        (
            "org.organisation-registered.v1", "org/FICSCAN", "2013-04-01",
            #"{"kind":"independent","name":"Fictional Scanning Limited (fictional)"}"#
        ),
        (
            "governance.delegation-granted.v1", "governance/\(body)", "2018-04-03",
            #"{"delegationRef":"SoRD-4","from":"2018-04-01","function":"Contracts for services","#
                + #""grantedBy":"GB","instrument":"SoRD","limitPence":5000000,"#
                + #""toOfficer":"person:cfo"}"#
        ),
    ]

    /// Makes the ledger, records the decision, and asks about it; what was answered, as JSON.
    ///
    /// - Throws: ``Failure``, ``LedgerError``.
    func tell() async throws -> JSONObject {
        let keys = LedgerOptions.keysFolder(nil, of: folder)
        let defaults = ProposalDefaults(
            actor: Reference("person:demo"), onBehalfOf: Reference("GB-NHS-\(DemoDecision.body)"))
        _ = try await InitCommand.open(
            folder, "north.example/ccg", keys, isSimulated: true, defaults)
        try await recordBefore(keys, defaults)
        // Opened again, since the clock stands where the last event was recorded.
        let open = try OpenLedger(writing: folder, keys: keys, defaults)
        let recorded = try await record(in: open.ledger)
        let answer = try ask(open.ledger, about: recorded)
        try await open.close()
        return answer
    }

    private func recordBefore(_ keys: String, _ defaults: ProposalDefaults) async throws {
        let open = try OpenLedger(writing: folder, keys: keys, defaults)
        for (number, fact) in DemoDecision.before.enumerated() {
            let line =
                #"{"type":"\#(fact.type)","subject":"\#(fact.stream)","occurredon":"\#(fact.day)","#
                + #""recordedtime":"2018-06-25T09:00:0\#(number).000000Z","data":\#(fact.data)}"#
            _ = try await open.ledger.record(Array(line.utf8))
        }
        try await open.close()
    }

    private func record(in ledger: Ledger) async throws -> RecordedDecision {
        show("1. One decision, recorded in one go")
        show("   ccgledger record decision \(DemoDecision.body) \\")
        var object = JSONObject()
        for field in DecisionForm.table.fields {
            guard let text = DemoDecision.form.first(where: { $0.0 == field.name })?.1 else {
                continue
            }
            show("     --\(field.name) '\(text)' \\")
            object[field.name] = try DecisionWords(field: field).value(text)
        }
        show("     --yes")
        let recorded = try await ledger.recordDecision(object, of: DemoDecision.body) { plan in
            for line in DecisionPlanText.due(plan.form.due) { show("   " + line) }
            return true
        }
        guard let recorded else { throw Failure(.unexpected, "the decision was not recorded") }
        let lines = DecisionPlanText.lines(recorded, of: DemoDecision.body)
        // What to do next is shown at once, in a ledger that is soon gone.
        for line in lines.dropLast(2) { show("   " + line) }
        return recorded
    }

    /// Its row of the register, who decided, and the event behind the value.
    private func ask(_ ledger: Ledger, about recorded: RecordedDecision) throws -> JSONObject {
        let known = try ledger.knownAt(nil)
        let asOf = try AsOf("2018-06-30", today: ledger.clock.now().londonDate)
        let register = try ledger.register(
            of: DemoDecision.body, asOf: asOf, knownAt: known, saysWhy: true)
        let decisions = try ledger.decisions(
            of: DemoDecision.body, asOf: asOf, knownAt: known, saysWhy: true)
        var document: JSONObject = [
            "recorded": .object(recorded.document.object),
            "register": .object(register.document.object),
            "decisions": .object(decisions.document.object),
        ]
        guard let row = register.rows.first(where: { $0.award != nil }),
            let award = decisions.rows.first(where: { $0.what == .award })
        else { throw Failure(.unexpected, "the award that was recorded is not found again") }
        show("")
        show("   Its row in the register of procurement decisions, with the events behind it:")
        for line in RegisterText.block(row, register) { show("   " + line) }
        show("")
        show("   Who decided:")
        for line in DecisionText.lines(award, saysWhy: true) { show("   " + line) }
        show("")
        show("   Why the award is worth what it is:")
        let event = try ledger.event(award.by.description, knownAt: known)
        for line in EventText.lines(event) { show("   " + line) }
        document["why"] = .object(event.json)
        return document
    }
}
