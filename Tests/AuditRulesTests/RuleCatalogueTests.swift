import Commissioning
import EventLog
import Ledger
import Testing

@testable import AuditRules

struct RuleCatalogueTests {
    /// The two histories of every rule; a new rule is one line here.
    static let histories: [TwoHistories] = [
        AwardWithoutCompetitionTests.histories,
        CriteriaNotAppliedTests.histories,
        LateBidAcceptedTests.histories,
        OpenedAloneTests.histories,
        DeadlineShortenedTests.histories,
        ExclusionWithoutRequirementTests.histories,
        BiddersNotToldTests.histories,
        SignedInStandstillTests.histories,
        ModificationWithoutGroundTests.histories,
        ExtendedBeyondOptionsTests.histories,
        DecisionWithoutReasonsTests.histories,
        ContractWithoutDecisionTests.histories,
        ContractRecordUnpublishedTests.histories,
        RecordIncompleteTests.histories,
        IntentionUnpublishedTests.histories,
        NoticeWithoutCriteriaTests.histories,
        AwardInformationLateTests.histories,
        AwardNoticeLateTests.histories,
        ClarificationNotSharedTests.histories,
        AboveDelegatedLimitTests.histories,
        NotQuorateTests.histories,
        UrgencyNotRatifiedTests.histories,
        PrivateWithoutReasonTests.histories,
        SignedBeforeDecidedTests.histories,
        WaiverNotReportedTests.histories,
        WaiverAfterwardsTests.histories,
        RefusedThoughQualifiedTests.histories,
        RefusalWithoutReasonsTests.histories,
        CompetitionOnPriceTests.histories,
        QualifiedWithoutAcceptanceTests.histories,
        ChoiceNotExtendedTests.histories,
        ChoiceNotPublicisedTests.histories,
        ChoiceOfOneTests.histories,
        RestrictedChoiceOfSupportTests.histories,
        SupportDecidedElsewhereTests.histories,
        SupportRolledOverTests.histories,
        HostedPastApril2016Tests.histories,
        SupplierClosedTests.histories,
        NoticesOutOfOrderTests.histories,
        AwardedInStandstillTests.histories,
        RepresentationCutShortTests.histories,
        SelectionNoticeLateTests.histories,
        SelectionRecordIncompleteTests.histories,
        ModifiedTooFarTests.histories,
        ControlNotGuaranteedTests.histories,
        RegisterRowIncompleteTests.histories,
        RecordedLateTests.histories,
        DeclaredLateTests.histories,
        RegisterNotReviewedTests.histories,
        InterestUnpublishedTests.histories,
        UndeclaredAtMeetingTests.histories,
        ConflictedVoteTests.histories,
        ConflictWithoutActionTests.histories,
        BreachNotRecordedTests.histories,
        EvaluatorNotIndependentTests.histories,
        RegisterNotPublicTests.histories,
        DecisionNotRegisteredTests.histories,
        SignedInMandatoryStandstillTests.histories,
        StandardNotMetTests.histories,
        TurnedAwayAsUnlawfulTests.histories,
    ]

    /// Rules about what no line alone says: their tests reveal what was sealed, tamper with a store
    /// or fold a root again.
    static let others = ["FAIR-03", "LED-01", "LED-04"]

    @Test func `no two rules have one number`() {
        let ids = RuleCatalogue.cards.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { RuleCatalogue.card($0)?.id == $0 })
    }

    @Test
    func `every rule has two histories, the nearest that trips and the nearest that does not`() {
        let tested = Self.histories.map(\.rule) + Self.others
        #expect(tested.sorted() == RuleCatalogue.cards.map(\.id).sorted())
    }

    @Test(arguments: RuleCatalogue.cards)
    func `every page says what a manual must`(_ card: RuleCard) {
        let texts = [card.question, card.formula, card.source, card.appliesWhen, card.answerable]
        #expect(texts.allSatisfy { $0.utf8.count > 3 })
        #expect(card.question.hasSuffix("?") && card.formula.hasSuffix("."))
        #expect((card.severity == .duty) == (card.obligation != nil))
        let outcomes = Set(card.examples.map(\.outcome))
        #expect(outcomes.count >= 2 && card.examples.allSatisfy { $0.story.hasSuffix(".") })
        let mayBreach = card.severity.allowsBreach && card.confidence == .read
        #expect(mayBreach || !outcomes.contains("breached"))
    }

    @Test func `every type that a rule reads is in the domain's catalogue`() {
        let known = Set(Ledger.catalogue.schemas.map { $0.name.text.unversioned })
        for card in RuleCatalogue.cards {
            #expect(!card.reads.isEmpty)
            #expect(Set(card.reads).subtracting(known).isEmpty, "\(card.id)")
        }
    }

    @Test func `consequences name rules, and never go in a circle`() {
        var cleared: Set<String> = []
        for _ in RuleCatalogue.cards {
            for card in RuleCatalogue.cards where card.consequenceOf.allSatisfy(cleared.contains) {
                cleared.insert(card.id)
            }
        }
        #expect(cleared == Set(RuleCatalogue.cards.map(\.id)))
    }

    @Test func `the digest is 64 digits and depends on every page`() {
        #expect(RuleCatalogue.digest.count == 64)
    }
}
