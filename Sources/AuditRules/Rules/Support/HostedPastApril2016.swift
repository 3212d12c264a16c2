internal import Commissioning
internal import EventLog

/// An arrangement with a unit that the Board hosted went on past April 2016 without competition.
enum HostedPastApril2016: AuditRule {
    static let card = RuleCard(
        "SUP-05", "Was no hosted arrangement extended past April 2016 without competition?",
        formula: "An extension of a service whose staff the Board employed ends by 2016-04-30, or "
            + "was open to others.",
        source: "NHS England's guidance of 2015",
        appliesWhen: "extensions of support services that the Board hosted", severity: .pledge,
        answerable: "the commissioner that is served",
        reads: ["support.support-service-agreed", "support.support-service-extended"],
        threshold: .source("2016-04-30"),
        examples: [
            .init("met", "Extended to 2016-04-30."),
            .init("concern", "Extended to 2016-07-31, and others could not offer."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        guard let firstAfter = CivilDate(year: 2016, month: 5, day: 1) else { return [] }
        return history.support.flatMap { file -> [Judgement] in
            guard let agreement = file.state.agreement, agreement.hostedByBoard.value else {
                return []
            }
            return file.state.extensions.map { stated in
                let isLater = stated.value.newEnd > firstAfter
                let sentence =
                    "extended so that \(stated.value.newEnd) is the first day not covered"
                    + (stated.value.isCompeted ? "; others could offer" : "")
                return Judgement(
                    isLater && !stated.value.isCompeted ? .concern : .met, file.matter,
                    part: "extension of \(stated.on)", sentence, by: [stated.by],
                    on: [
                        Evidence(stated, "first day not covered", stated.value.newEnd),
                        Evidence(agreement.hostedByBoard, "hosted by the Board", "yes"),
                    ], value: agreement.annualValue.value)
            }
        }
    }
}
