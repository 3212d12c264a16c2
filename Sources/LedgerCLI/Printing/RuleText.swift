internal import AuditRules
internal import Commissioning

/// Rules as a person reads them.
enum RuleText {
    /// One line a rule.
    static func list(_ cards: [RuleCard]) -> [String] {
        var table = TextTable("rule", "weight", "question")
        for card in cards { table.add([card.id, card.severity.rawValue, card.question]) }
        let digest = RuleCatalogue.digest.prefix(16)
        return table.lines() + [
            "\(Words.count(cards.count, "rule")); catalogue \(RuleCatalogue.version), digest "
                + "\(digest)…",
            "B a duty, C a pledge or good practice, F a statistical flag, G a gap in the source, "
                + "L the ledger's own soundness",
        ]
    }

    /// The page of a rule.
    static func page(_ card: RuleCard) -> [String] {
        var lines = ["\(card.id)  \(card.question)", ""]
        var severity = "\(card.severity.rawValue), \(card.severity.words)"
        if let obligation = card.obligation { severity += " (\(obligation.words))" }
        lines += field("how", card.formula)
        lines += field("source", card.source)
        lines += field(
            "confidence",
            card.confidence == .read
                ? "the source was read"
                : "the source was not re-read: the rule asks questions and finds no breach")
        if let inForce = card.inForce { lines += field("in force", inForce.description) }
        lines += field("applies to", card.appliesWhen)
        lines += field("weight", severity)
        lines += field("answerable", card.answerable)
        lines += field(
            "fires on",
            card.firesOn == .presence
                ? "what is recorded"
                : "what is not recorded, where the record is declared complete")
        lines += field("reads", card.reads.joined(separator: ", "))
        if !card.consequenceOf.isEmpty {
            lines += field("follows from", card.consequenceOf.joined(separator: ", "))
        }
        switch card.threshold {
        case .none: break
        case .source(let value): lines += field("threshold", "\(value) (of the source)")
        case .ours(let value): lines += field("threshold", "\(value) (ours: no source sets one)")
        }
        if let caveat = card.caveat { lines += field("caveat", caveat) }
        lines += ["", "Examples"]
        for example in card.examples { lines += field(example.outcome, example.story) }
        return lines + [""]
    }

    /// A name, and a text beside it in lines of at most 76 columns.
    private static func field(_ name: String, _ text: String) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, line.unicodeScalars.count + word.unicodeScalars.count > 75 {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? String(word) : " \(word)"
        }
        lines.append(line)
        return lines.enumerated().map {
            Words.padded($0.offset == 0 ? "  \(name)" : "", 19) + $0.element
        }
    }
}

extension RuleCard.Obligation {
    fileprivate var words: String {
        switch self {
        case .law: "law"
        case .statutoryGuidance: "statutory guidance"
        case .contract: "contract"
        }
    }
}
