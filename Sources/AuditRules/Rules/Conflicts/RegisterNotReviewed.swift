internal import Commissioning
internal import EventLog

/// A register of interests that nobody went through for more than a year.
enum RegisterNotReviewed: AuditRule {
    static let card = RuleCard(
        "COI-02", "Is the register of interests reviewed at least once a year?",
        formula: "From one review of the register of interests to the next, and from the last to "
            + "the day of the question, there are at most 366 days.",
        source: "Managing Conflicts of Interest, NHS England, 2017", inForce: Self.inForce,
        appliesWhen: "bodies that keep a register of interests, from 2017-06-16 to 2022-06-30",
        severity: .duty, obligation: .statutoryGuidance,
        answerable: "the body whose register it is", firesOn: .absence,
        reads: ["interests.register-reviewed"], threshold: .source("a year, here 366 days"),
        examples: [
            .init("met", "Reviewed on 2018-03-01 and on 2019-03-01."),
            .init(
                "breached",
                "Reviewed on 2018-03-01 and on 2019-03-03, and the body declares its "
                    + "register complete."),
            .init("notYetDue", "Reviewed on 2018-03-01; asked on 2018-09-01."),
        ])

    private static let inForce = LawScope.days("2017-06-16", "2022-07-01")

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.interests.flatMap { file -> [Judgement] in
            let reviews = file.state.reviews.filter { $0.value.register == .interests }
            let gaps = zip(reviews, reviews.dropFirst()).filter { inForce.contains($1.on) }.map {
                judge($0, until: $1.on, next: $1, in: file)
            }
            guard let last = reviews.last else { return [] }
            return gaps + [current(last, in: file, history)].compactMap { $0 }
        }
    }

    private static func judge(
        _ review: Stated<RegisterReview>, until day: CivilDate, next: Stated<RegisterReview>?,
        in file: CaseFile<InterestsState>
    ) -> Judgement {
        let due = max(review.on, inForce.from).adding(days: 366)
        let evidence =
            [Evidence(review, "reviewed")] + (next.map { [Evidence($0, "next reviewed")] } ?? [])
        let part = "register of interests, review after \(review.on)"
        let days = [review.by] + (next.map { [$0.by] } ?? [])
        guard day > due else {
            return Judgement(
                .met, file.matter, part: part, "reviewed on \(review.on) and on \(day)",
                by: [review.by], on: evidence, days: days)
        }
        return Judgement(
            .breached, file.matter, part: part,
            "the register was reviewed on \(review.on), and was to be reviewed again by \(due)",
            by: [review.by], on: evidence, days: days,
            silence: Silence(
                of: "a review by then", ["interests.register-reviewed"], body: file.matter.owner,
                from: review.on, through: due))
    }

    /// The time since the last review: still running, or over.
    private static func current(
        _ last: Stated<RegisterReview>, in file: CaseFile<InterestsState>,
        _ history: AuditHistory
    ) -> Judgement? {
        let due = max(last.on, inForce.from).adding(days: 366)
        guard inForce.contains(due) else { return nil }
        guard history.asOf <= due else {
            return judge(last, until: history.asOf, next: nil, in: file)
        }
        return Judgement(
            .notYetDue(due), file.matter,
            part: "register of interests, review after \(last.on)",
            "the register was reviewed on \(last.on)", by: [last.by],
            on: [Evidence(last, "reviewed")], days: [last.by],
            toDo: "review the register of interests")
    }
}
