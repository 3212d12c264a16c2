internal import Commissioning
internal import EventLog
internal import Projections

/// A register of procurement decisions that nobody can read.
enum RegisterNotPublic: AuditRule {
    static let card = RuleCard(
        "OPEN-10", "Is the register of procurement decisions available to the public?",
        formula: "A register of procurement decisions was published within the 366 days before the "
            + "day of the question, or before the body closed.",
        source: "NHS Act 2006, section 14O; statutory guidance on conflicts of interest",
        inForce: Self.inForce,
        appliesWhen: "bodies with decisions on procurements from 2015-01-01 to 2022-06-30",
        severity: .duty, obligation: .statutoryGuidance,
        answerable: "the body whose register it is", firesOn: .absence,
        reads: ["interests.register-published", "procurement.route-decided"],
        threshold: .ours("366 days"),
        examples: [
            .init("met", "Published on 2018-04-30; asked on 2019-03-31."),
            .init(
                "breached",
                "Published on 2018-03-29; asked on 2019-03-31, and the body declares "
                    + "its register complete."),
        ])

    private static let inForce = LawScope.days("2015-01-01", "2022-07-01")

    static func judge(_ history: AuditHistory) -> [Judgement] {
        let day = min(history.asOf, CivilDate("2022-06-30") ?? history.asOf)
        let first = day.adding(days: -366)
        return history.line.compactMap { code -> Judgement? in
            let last = history.decisions.last {
                $0.stream.area == "procurement" && ODSCode($0.stream.second) == code
                    && $0.on >= first && $0.on <= day && inForce.contains($0.on)
            }
            guard let last, let stream = StreamName("interests/\(code)") else { return nil }
            let state = history.interests.first { $0.matter.owner == code }?.state
            let published = state?.publication(of: .procurementDecisions, by: day)
            let evidence =
                [Evidence(last.by, "decided", last.on)]
                + (published.map { [Evidence($0, "register published")] } ?? [])
            let matter = Matter(stream, owner: code)
            if let published, published.on >= first {
                return Judgement(
                    .met, matter, part: "register of procurement decisions",
                    "it was published on \(published.on)", by: [last.by], on: evidence)
            }
            return Judgement(
                .breached, matter, part: "register of procurement decisions",
                "the body decided on a procurement on \(last.on)", by: [last.by], on: evidence,
                silence: Silence(
                    of: "a publication of the register since \(first)",
                    ["interests.register-published"], body: code, from: first, through: day))
        }
    }
}
