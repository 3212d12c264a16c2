internal import Commissioning

/// Something about a contract that applies to it and that nobody has recorded.
public struct UnrecordedTerm: Hashable, Sendable {
    /// What is not on record.
    public let term: Term
    /// The type of the event that would say it.
    public let eventType: String

    /// What may not be on record.
    public enum Term: String, CaseIterable, Sendable {
        /// The award, and with it every term.
        case award
        /// What it is worth, for the whole term or for a year.
        case value
        /// The body's part of that.
        case ownShare
        /// The day on which it ends.
        case end
        /// Whether it can be extended.
        case extensionOptions
        /// The procurement that it comes from.
        case procurement
        /// The decision to award it, in that procurement.
        case awardDecision
        /// The day on which every party had signed.
        case signature
        /// Where its record was published.
        case publication
    }

    private init(_ term: Term, _ eventType: String) {
        self.term = term
        self.eventType = eventType
    }

    /// What is not on record of a contract.
    static func all(of contract: HeldContract) -> [UnrecordedTerm] {
        let awarded = "contract.contract-awarded"
        guard let award = contract.state.award else { return [UnrecordedTerm(.award, awarded)] }
        var missing: [UnrecordedTerm] = []
        if award.totalValue.value == nil, award.annualValue.value == nil {
            missing.append(UnrecordedTerm(.value, awarded))
        }
        if !contract.share.isWhole,
            contract.share.parts.contains(where: { $0.value == nil })
        {
            missing.append(UnrecordedTerm(.ownShare, awarded))
        }
        if contract.end?.value == nil { missing.append(UnrecordedTerm(.end, awarded)) }
        if award.extensionOptions.value.isEmpty {
            missing.append(UnrecordedTerm(.extensionOptions, awarded))
        }
        if award.procurement.value == nil {
            if award.decisionBasis.value == .procured {
                missing.append(UnrecordedTerm(.procurement, awarded))
            }
        } else if contract.awardDecision == nil, contract.waiver == nil {
            missing.append(UnrecordedTerm(.awardDecision, "procurement.award-decided"))
        }
        if contract.state.fullySignedOn == nil {
            missing.append(UnrecordedTerm(.signature, "contract.contract-signed"))
        }
        if contract.state.publications.isEmpty {
            missing.append(UnrecordedTerm(.publication, "contract.contract-record-published"))
        }
        return missing
    }
}

extension HeldContract {
    /// What applies to it and is not on record.
    public var notRecorded: [UnrecordedTerm] { UnrecordedTerm.all(of: self) }
}
