internal import Commissioning
internal import EventLog
internal import Projections

/// Choice was not extended by 2015.
enum ChoiceNotExtended: AuditRule {
    static let card = RuleCard(
        "CHOICE-06", "Was choice extended in community and mental health by 2015?",
        formula: "On 2015-03-31 at least one service of the group was open to choice with a "
            + "qualified provider.",
        source: "the mandate of November 2012: choice extended by 2015, any qualified provider in "
            + "community and mental health included",
        appliesWhen: "clinical commissioning groups that were open on 2015-03-31",
        severity: .pledge, answerable: "the commissioning group", firesOn: .absence,
        reads: [
            "org.organisation-registered", "choice.service-selected-for-choice",
            "choice.provider-qualified",
        ],
        caveat: "Which class a service belongs to is not recorded, so any service counts.",
        examples: [
            .init("met", "Adult hearing was open on 2015-03-31, with two providers."),
            .init(
                "concern",
                "No service is on record, and the group declares its choice events "
                    + "complete."),
            .init("notYetDue", "Asked on 2014-12-01, with no service open."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        guard let body = history.organisation, body.state.kind == .ccg,
            let registered = body.state.registration,
            let stream = StreamName("org/\(history.body)"),
            let last = CivilDate(year: 2015, month: 3, day: 31), registered.on <= last,
            body.state.closedOn.map({ $0 > last }) ?? true
        else { return [] }
        let matter = Matter(stream, owner: history.body)
        let evidence = [Evidence(registered, "registered")]
        let live = history.choices.filter { $0.state.isLive(on: min(last, history.asOf)) }
        if !live.isEmpty {
            let names = live.map { $0.matter.title ?? $0.matter.stream.text }
            return [
                Judgement(
                    .met, matter, "open to choice: \(names.joined(separator: ", "))",
                    by: [registered.by], on: evidence)
            ]
        }
        guard history.asOf > last else {
            return [
                Judgement(
                    .notYetDue(last), matter, "no service is open to choice yet",
                    by: [registered.by], on: evidence,
                    toDo: "open a service in community or mental health to choice")
            ]
        }
        return [
            Judgement(
                .concern, matter, "choice was to be extended by \(last)", by: [registered.by],
                on: evidence,
                silence: Silence(
                    of: "a service open to choice on that day",
                    ["choice.service-selected-for-choice", "choice.provider-qualified"],
                    body: history.body, from: registered.on, through: last))
        ]
    }
}
