internal import CanonicalJSON
internal import Commissioning
internal import EventLog

extension BidRecord {
    /// One bid: `{bid, isIn, bidders, prices[], scores[]}`; what is sealed says so in its place.
    func json(_ bid: Reference) -> JSONObject {
        JSONObject(present: [
            ("bid", .text(bid)), ("isIn", .bool(isIn)),
            (
                "bidders",
                SealedValue.json(bidders) { .array($0.compactMap { $0.supplier?.json }) }
            ),
            ("prices", JSONValue.list(prices) { .object($0.json) }),
            ("scores", JSONValue.list(scores + moderatedScores) { .object($0.json) }),
        ])
    }
}

extension BidPrice {
    fileprivate var json: JSONObject {
        JSONObject(present: [
            ("lotId", lot.map { .text($0) }), ("event", .integer(by.index)),
            ("price", SealedValue.json(price) { .object($0.json) }),
        ])
    }
}

extension BidScore {
    fileprivate var json: JSONObject {
        JSONObject(present: [
            ("criterion", .text(item.criterion)), ("lotId", item.lot.map { .text($0) }),
            ("evaluator", evaluator.map { .text($0) }),
            ("isModerated", evaluator == nil ? .bool(true) : nil), ("event", .integer(by.index)),
            ("score", SealedValue.json(score) { .text($0) }),
        ])
    }
}

extension SealedValue {
    /// What is said of an embargoed value until it is revealed.
    public static let embargoWords = "sealed until opening"

    /// `{value, revealedBy}` once it was revealed, `{words}` until then.
    static func json<Value>(
        _ revealed: Revealed<Value>?, _ json: (Value) -> JSONValue
    ) -> JSONValue {
        guard let revealed else { return .object(["words": .string(embargoWords)]) }
        return .object([
            "value": json(revealed.value), "revealedBy": .integer(revealed.by.index),
        ])
    }
}
