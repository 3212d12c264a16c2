internal import CanonicalJSON
internal import Ledger

/// One line of the bench: what was measured, beside the limit measured in the same run.
struct BenchRow: Sendable {
    let name: String
    /// What the ledger does, in `unit`.
    let ours: Double
    /// What the machine does without a ledger, in `unit`; nil where there is no such thing.
    let limit: Double?
    let unit: String
    /// `ours` to `limit`, or another ratio that the target is about.
    let ratio: Double?
    /// What is aimed at, in words.
    let target: String
    /// Whether it is met; nil where nothing is aimed at.
    let isMet: Bool?

    init(
        _ name: String, ours: Double, limit: Double? = nil, unit: String, ratio: Double? = nil,
        target: String = "–", isMet: Bool? = nil
    ) {
        self.name = name
        self.ours = ours
        self.limit = limit
        self.unit = unit
        self.ratio = ratio
        self.target = target
        self.isMet = isMet
    }

    /// Reads a row as ``json`` writes it; nil when it is none.
    init?(_ json: JSONObject) {
        func number(_ name: String) -> Double? {
            guard case .number(let number)? = json[name] else { return nil }
            return Double(number.digits)
        }
        guard case .string(let name)? = json["name"], let ours = number("ours"),
            case .string(let unit)? = json["unit"], case .string(let target)? = json["target"]
        else { return nil }
        var isMet: Bool?
        if case .bool(let met)? = json["met"] { isMet = met }
        self.init(
            name, ours: ours, limit: number("limit"), unit: unit, ratio: number("ratio"),
            target: target, isMet: isMet)
    }

    /// `{name, ours, limit, unit, ratio, target, met}`.
    var json: JSONObject {
        [
            "name": .string(name), "ours": BenchRow.number(ours),
            "limit": limit.map(BenchRow.number) ?? .null, "unit": .string(unit),
            "ratio": ratio.map(BenchRow.number) ?? .null, "target": .string(target),
            "met": isMet.map { .bool($0) } ?? .null,
        ]
    }

    /// The columns of the table.
    var cells: [String] {
        [
            name, BenchRow.text(ours), limit.map(BenchRow.text) ?? "–", unit,
            ratio.map(BenchRow.text) ?? "–", target,
            isMet.map { $0 ? "yes" : "NO" } ?? "–",
        ]
    }

    private static func number(_ value: Double) -> JSONValue {
        // Four decimals: more would be noise.
        JSONNumber((value * 10_000).rounded() / 10_000).map { .number($0) } ?? .null
    }

    private static func text(_ value: Double) -> String {
        if value >= 100 { return Words.grouped(Int(value.rounded())) }
        let hundredths = Int((value * 1_000).rounded())
        let rest = String(hundredths % 1_000)
        return "\(hundredths / 1_000)." + String(repeating: "0", count: 3 - rest.count) + rest
    }
}
