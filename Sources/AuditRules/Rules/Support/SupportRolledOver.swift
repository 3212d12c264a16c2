internal import Commissioning
internal import EventLog

/// Support went on without competition.
enum SupportRolledOver: AuditRule {
    static let card = RuleCard(
        "SUP-04", "Was support procured, and not just rolled over?",
        formula: "An extension of a support service of which a year costs at least the threshold "
            + "for services was open to others. For a service whose staff the Board employed and "
            + "that began before May 2016 the source sets no test.",
        source: "Public Contracts Regulations (commissioning support is not health care); NHS "
            + "England's guidance of 2015",
        appliesWhen: "support services and their extensions", severity: .duty, obligation: .law,
        answerable: "the commissioner that is served",
        reads: ["support.support-service-agreed", "support.support-service-extended"],
        threshold: .source("the threshold for services on the day of the extension"),
        caveat:
            "Whether a service was competed when it was agreed is not tested. That an agreement "
            + "with the Board was internal to the NHS was not re-read.",
        examples: [
            .init("met", "Extended after others could offer."),
            .init("breached", "£400,000 a year; extended, and others could not offer."),
            .init("unspecified", "Agreed from 2013-04-01 with a unit that the Board hosted."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.support.flatMap { file -> [Judgement] in
            guard let agreement = file.state.agreement else { return [] }
            if agreement.isHostedBeforeMay2016 {
                return [
                    Judgement(
                        .unspecified, file.matter,
                        "the Board employed the staff, and the service began on "
                            + "\(agreement.start.value): the source sets no test",
                        by: [agreement.start.by],
                        on: [Evidence(agreement.hostedByBoard, "hosted by the Board", "yes")])
                ]
            }
            return file.state.extensions.map { judge($0, of: agreement, in: file) }
        }
    }

    private static func judge(
        _ stated: Stated<ServiceExtension>, of agreement: ServiceAgreement,
        in file: CaseFile<SupportState>
    ) -> Judgement {
        let threshold = Thresholds.services(on: stated.on)
        let yearly = agreement.annualValue.value.map { Money(pence: $0.pence, vat: $0.vat) }
        let evidence = [
            Evidence(stated, "extended to", stated.value.newEnd),
            Evidence(
                agreement.annualValue, "a year costs",
                yearly?.pence.count.pounds ?? "not given"),
        ]
        func answer(
            _ outcome: Outcome, _ sentence: String, missing: [MissingFact] = []
        ) -> Judgement {
            Judgement(
                outcome, file.matter, part: "extension of \(stated.on)", sentence,
                by: [stated.by], on: evidence, missing: missing,
                value: agreement.annualValue.value, isSourceUnread: !threshold.isRead)
        }
        if stated.value.isCompeted { return answer(.met, "others could offer") }
        guard threshold.holds(yearly) == .reached else {
            return answer(
                .notDeterminable, "others could not offer",
                missing: [
                    MissingFact(
                        "support.support-service-agreed",
                        "what the extension is worth, to be held against the threshold")
                ])
        }
        return answer(
            .breached, "it was extended to \(stated.value.newEnd), and others could not offer")
    }
}

extension ServiceAgreement {
    /// Whether the Board employed the staff and the service began before May 2016.
    fileprivate var isHostedBeforeMay2016: Bool {
        hostedByBoard.value && start.value.description < "2016-05-01"
    }
}
