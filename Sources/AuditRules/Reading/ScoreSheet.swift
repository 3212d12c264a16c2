internal import CanonicalJSON
internal import Commissioning
internal import EventLog
internal import Projections

/// The scores and prices of a procurement, as far as they were made known.
struct ScoreSheet: Sendable {
    /// A score that an evaluator gave, or that all agreed on.
    struct Score: Hashable, Sendable {
        let value: DecimalString
        /// Whether it is the one that the evaluators agreed on.
        let isModerated: Bool
        /// The event that gave it.
        let by: Position
    }

    /// A price that was noted.
    struct Price: Hashable, Sendable {
        let pence: Int64
        /// The event that noted it.
        let by: Position
    }

    /// What a price is of.
    struct Lot: Hashable, Sendable {
        let bid: Reference
        let lot: Reference?
    }

    /// What a score is for.
    struct Item: Hashable, Sendable {
        let bid: Reference
        let criterion: Reference
        let lot: Reference?
    }

    private(set) var scores: [Item: [Score]] = [:]
    private(set) var prices: [Lot: Price] = [:]

    /// Reads what was revealed of a procurement's scores and prices.
    ///
    /// - Parameter revealed: The values that were made known of an event, by the paths of their
    ///   fields.
    init(
        _ fold: FoldedStream<ProcurementState>,
        revealed: (EventID) throws(FoldError) -> [RevealedDisclosure]
    ) throws(FoldError) {
        for fact in fold.facts {
            let kind = fact.type.unversioned
            guard ScoreSheet.kinds.contains(kind) else { continue }
            let known = try revealed(fact.fact.id)
            guard !known.isEmpty, let data = ScoreSheet.data(of: fact) else { continue }
            take(kind, data, known, fact)
        }
    }

    private static let kinds: Set = [
        "procurement.bid-scored", "procurement.scores-moderated", "procurement.bid-valued",
    ]

    private static func data(of fact: StatedFact) -> JSONObject? {
        let parsed = try? JSONValue(
            parsing: Array(fact.leaf[fact.data]), profile: .interchange(maximumLength: .max))
        guard case .object(let data)? = parsed else { return nil }
        return data
    }

    private mutating func take(
        _ kind: String, _ data: JSONObject, _ known: [RevealedDisclosure], _ fact: StatedFact
    ) {
        // Only what the leaf has a digest of is what was sealed in it.
        let digests = Set(data.strings("_sd"))
        guard let bid = data.string("bid").flatMap({ Reference($0) }) else { return }
        let lot = data.string("lotId").flatMap { Reference($0) }
        for disclosure in known where digests.contains(disclosure.digest.text) {
            guard let value = disclosure.parsed else { continue }
            switch (disclosure.name, value) {
            case ("price", .object(let money)):
                guard case .number(let pence)? = money["pence"], let count = pence.int else {
                    continue
                }
                prices[Lot(bid: bid, lot: lot)] = Price(
                    pence: Int64(count), by: fact.fact.statedAt)
            case ("score", .string(let text)):
                guard let criterion = data.string("criterion").flatMap({ Reference($0) }),
                    let score = DecimalString(text)
                else { continue }
                let item = Item(bid: bid, criterion: criterion, lot: lot)
                scores[item, default: []].append(
                    Score(
                        value: score, isModerated: kind == "procurement.scores-moderated",
                        by: fact.fact.statedAt))
            default: continue
            }
        }
    }

    /// The scores that count for an item: the one last agreed on; else every evaluator's.
    func counting(_ item: Item) -> [Score] {
        let all = scores[item] ?? []
        return all.last(where: \.isModerated).map { [$0] } ?? all
    }
}

extension JSONObject {
    fileprivate func string(_ name: String) -> String? {
        guard case .string(let text)? = self[name] else { return nil }
        return text
    }

    fileprivate func strings(_ name: String) -> [String] {
        guard case .array(let items)? = self[name] else { return [] }
        return items.compactMap { item in
            guard case .string(let text) = item else { return nil }
            return text
        }
    }
}

extension RevealedDisclosure {
    /// The value; nil when it is none.
    fileprivate var parsed: JSONValue? {
        value.flatMap {
            try? JSONValue(parsing: $0.bytes, profile: .interchange(maximumLength: .max))
        }
    }
}
