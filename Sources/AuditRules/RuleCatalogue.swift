internal import CanonicalJSON
internal import TransparencyLog

/// Every rule there is; a new one is one line here.
public enum RuleCatalogue {
    /// The version of the catalogue; it changes with every release that changes a rule.
    public static let version = "1"

    /// The rules, in the order in which they are listed.
    public static let rules: [any AuditRule.Type] = [
        LateBidAccepted.self,
        ContractRecordUnpublished.self,
        ContractWithoutDecision.self,
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
