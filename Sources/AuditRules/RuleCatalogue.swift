internal import CanonicalJSON
internal import TransparencyLog

/// Every rule there is; a new one is one line here.
public enum RuleCatalogue {
    /// The version of the catalogue; it changes with every release that changes a rule.
    public static let version = "2"

    /// The rules, in the order in which they are listed.
    public static let rules: [any AuditRule.Type] = [
        AwardWithoutCompetition.self, CriteriaNotApplied.self, WinnerNotOnTop.self,
        LateBidAccepted.self,
        OpenedAlone.self, DeadlineShortened.self, ExclusionWithoutRequirement.self,
        BiddersNotTold.self, SignedInStandstill.self, ModificationWithoutGround.self,
        ExtendedBeyondOptions.self, DecisionWithoutReasons.self, ContractWithoutDecision.self,
        ContractRecordUnpublished.self, RecordIncomplete.self, IntentionUnpublished.self,
        NoticeWithoutCriteria.self, AwardInformationLate.self, AwardNoticeLate.self,
        DecisionNotRegistered.self, RegisterRowIncomplete.self, RegisterNotPublic.self,
        ClarificationNotShared.self,
        AboveDelegatedLimit.self, NotQuorate.self, UrgencyNotRatified.self,
        PrivateWithoutReason.self, SignedBeforeDecided.self, WaiverNotReported.self,
        WaiverAfterwards.self,
        RefusedThoughQualified.self, RefusalWithoutReasons.self, CompetitionOnPrice.self,
        QualifiedWithoutAcceptance.self, ChoiceNotExtended.self, ChoiceNotPublicised.self,
        ChoiceOfOne.self,
        RestrictedChoiceOfSupport.self, ControlNotGuaranteed.self, SupportDecidedElsewhere.self,
        SupportRolledOver.self,
        HostedPastApril2016.self, SupplierClosed.self,
        NoticesOutOfOrder.self, AwardedInStandstill.self, RepresentationCutShort.self,
        SelectionNoticeLate.self, SelectionRecordIncomplete.self, ModifiedTooFar.self,
        DeclaredLate.self, RegisterNotReviewed.self, InterestUnpublished.self,
        UndeclaredAtMeeting.self, ConflictedVote.self, ConflictWithoutAction.self,
        BreachNotRecorded.self, EvaluatorNotIndependent.self,
        SignedInMandatoryStandstill.self,
        StandardNotMet.self,
        RecordNotIntact.self, TurnedAwayAsUnlawful.self, RecordedLate.self, RootNotReproduced.self,
    ]

    /// What each says of itself, in the same order.
    public static let cards = rules.map { $0.card }

    /// The page of one rule; nil when there is none with that number.
    public static func card(_ id: String) -> RuleCard? { cards.first { $0.id == id } }

    /// The root of the tree (RFC 6962) whose leaves are the canonical JSON of every page, in
    /// 64 hexadecimal digits: two catalogues with the same digest say the same of every rule.
    public static let digest = TreeHash.root(
        of: cards.map { TreeHash.leaf((try? $0.json.canonicalBytes()) ?? []) }
    ).hex
}
