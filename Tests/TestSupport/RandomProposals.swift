public import CanonicalJSON
internal import EventLog
internal import Ledger

/// Proposals made up from those of the seeds: other bodies, other days, corrections, withdrawals.
public struct RandomProposals {
    private var random: SeededRandom
    private let facts: [JSONObject]
    private let corrections: [JSONObject]

    /// - Parameters:
    ///   - seeds: Where the proposals come from.
    ///   - start: The number to print when a test fails.
    public init(_ seeds: [Seed], start: UInt64) throws {
        random = SeededRandom(start)
        let all = try seeds.flatMap { try $0.proposals }
        facts = all.filter { $0["corrects"] == nil && !$0.text("subject").hasPrefix("ledger/") }
        corrections = all.filter { $0["corrects"] != nil }
    }

    /// Something that might be recorded on top of a log; many are refused.
    public mutating func next(after log: [JSONValue]) throws -> [UInt8] {
        guard Int.random(in: 0..<4, using: &random) == 0, let target = target(in: log) else {
            return try fact().line
        }
        return try correction(of: target).line
    }

    private mutating func fact() throws -> JSONObject {
        var fact = try pick(facts)
        let subject = fact.text("subject")
        let others = facts.map { $0.text("subject") }.filter {
            $0.prefix(4) == subject.prefix(4)
                && $0.split(separator: "/").count == subject.split(separator: "/").count
        }
        fact["subject"] = .string(try pick(others))
        fact["occurredon"] = .string(try day().description)
        for name in ["id", "recordedtime", "time", "occurredprecision"] { fact[name] = nil }
        return fact
    }

    private mutating func correction(of target: JSONObject) throws -> JSONObject {
        var correction = try pick(corrections)
        correction["subject"] = target["subject"]
        correction["corrects"] = target["id"]
        correction["occurredon"] = .string(try day().description)
        for name in ["id", "recordedtime", "time"] { correction[name] = nil }
        guard case .object(var data)? = correction["data"], data["data"] != nil else {
            return correction
        }
        let alike = facts.filter { $0["type"] == target["type"] }
        if !alike.isEmpty { data["data"] = try pick(alike)["data"] }
        data["occurredon"] = .string(try day().description)
        data["time"] = nil
        correction["data"] = .object(data)
        return correction
    }

    private mutating func target(in log: [JSONValue]) -> JSONObject? {
        guard case .object(let logged)? = log.randomElement(using: &random),
            case .object(let event)? = logged["event"], event["corrects"] == nil,
            !event.text("subject").hasPrefix("ledger/")
        else { return nil }
        return event
    }

    private mutating func day() throws -> CivilDate {
        CivilDate(daysSinceEpoch: Int32.random(in: 15_600...18_000, using: &random))
    }

    private mutating func pick<Value>(_ values: [Value]) throws -> Value {
        guard let value = values.randomElement(using: &random) else {
            throw TestFailure("there is nothing to choose from")
        }
        return value
    }
}
