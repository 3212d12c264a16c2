internal import CanonicalJSON
internal import Commissioning
internal import EventLog

/// A form, for whom it is, and who hands it in.
struct DecisionRequest {
    let body: ODSCode
    let form: DecisionForm
    /// What makes it the same request: the form with its day, the body, and who acts for whom.
    let content: [UInt8]
    private let acting: JSONObject

    init(_ object: JSONObject, of word: String, in ledger: Ledger) throws(LedgerError) {
        body = try ODSCode(asked: word)
        let object = DecisionForm.completed(object, today: ledger.clock.now().londonDate)
        form = try DecisionForm(
            object, allowsNumbersLikePatients: ledger.defaults.allowsNumbersLikePatients)
        try ledger.checkKnown(body)
        acting = JSONObject(present: [
            ("actor", ledger.defaults.actor.map { .text($0) }),
            (
                "onbehalfof",
                .string(ledger.defaults.onBehalfOf?.text ?? "GB-NHS-\(body)")
            ),
        ])
        let whole: JSONObject = [
            "acting": .object(acting), "body": .text(body), "form": .object(object),
        ]
        content = (try? JSONValue.object(whole).canonicalBytes()) ?? []
    }

    /// The events with who acts, and their lines.
    func proposals(in place: DecisionPlacing) throws -> [(event: PlannedEvent, line: [UInt8])] {
        try form.events(in: place).map { event in
            var proposal = event.proposal
            for (name, value) in acting.members { proposal[name] = value }
            return (
                PlannedEvent(field: event.field, proposal: proposal),
                try JSONValue.object(proposal).canonicalBytes()
            )
        }
    }
}

extension Ledger {
    /// Refuses a body that the log does not know, unless it knows none at all: a mistyped code
    /// would open streams for somebody else.
    func checkKnown(_ body: ODSCode) throws(LedgerError) {
        do {
            let streams = try store.streams(startingWith: "org/")
            let isKnown = streams.contains { $0.text == "org/\(body)" }
            if isKnown || streams.isEmpty { return }
            if try !store.streams(startingWith: "procurement/\(body)/").isEmpty { return }
            throw LedgerError.notFound(
                "the ledger knows no body \(body)",
                hint: try nearest(to: body, knownAt: store.head().size))
        } catch {
            throw LedgerError(error)
        }
    }
}

extension PlannedEvent {
    /// What is wrong with the event, as a fault of the form's field.
    func issue(_ issue: FieldIssue) -> FieldIssue {
        // Who acts is no field of the form, and the same for all its events.
        guard issue.path.hasPrefix("/data") else { return issue }
        return FieldIssue(
            path: "/\(field)", value: issue.value, reason: "\(type): \(issue.reason)",
            hint: issue.hint)
    }

    func issue(_ refusal: Refusal) -> FieldIssue {
        let resting = refusal.restsOn.map(\.description).joined(separator: ", ")
        return FieldIssue(
            path: "/\(field)", value: nil, reason: "\(type): \(refusal.sentence)",
            hint: "rule \(refusal.rule)" + (resting.isEmpty ? "" : "; see event \(resting)"))
    }
}

extension [FieldIssue] {
    var withoutRepetitions: [FieldIssue] {
        var seen: Set<FieldIssue> = []
        return filter { seen.insert($0).inserted }
    }
}
