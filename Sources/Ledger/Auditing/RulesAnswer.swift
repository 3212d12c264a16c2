public import AuditRules
internal import CanonicalJSON

/// The catalogue of rules, or one page of it.
public struct RulesAnswer: Sendable {
    /// The pages, in the order of the catalogue.
    public let cards: [RuleCard]

    /// The pages asked for.
    ///
    /// - Parameter id: The number of one rule; nil for all.
    /// - Throws: ``LedgerError/notFound(_:hint:)`` when there is no such rule.
    public init(_ id: String? = nil) throws(LedgerError) {
        guard let id else {
            cards = RuleCatalogue.cards
            return
        }
        guard let card = RuleCatalogue.card(id.uppercased()) else {
            let group = id.uppercased().prefix { $0 != "-" }
            let near = RuleCatalogue.cards.map(\.id).filter { $0.hasPrefix("\(group)-") }
            throw .notFound(
                "there is no rule \(id)",
                hint: near.isEmpty
                    ? "ccgledger rules lists them" : "there are \(near.joined(separator: ", "))")
        }
        cards = [card]
    }

    /// `{schemaVersion, catalogue, rules[]}`.
    public var document: Document {
        var document = Document()
        document["catalogue"] = .object([
            "version": .string(RuleCatalogue.version),
            "digest": .string(RuleCatalogue.digest),
        ])
        document["rules"] = .array(cards.map(\.json))
        return document
    }
}
