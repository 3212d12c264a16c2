public import CanonicalJSON
internal import Commissioning
public import EventLog
public import Ledger
internal import Projections

/// Everything that a ledger answers, as JSON.
public struct Outputs: Sendable {
    private let ledger: Ledger
    /// What was known.
    public let knownAt: KnownAt

    /// - Parameters:
    ///   - till: The ledger.
    ///   - moment: What was known; nil for all.
    public init(_ till: Till, knownAt moment: String? = nil) throws {
        ledger = till.ledger
        knownAt = try till.ledger.knownAt(moment)
    }

    /// The bodies as of a day.
    public func organisations(asOf day: CivilDate, why: Bool) throws -> JSONObject {
        try ledger.organisations(asOf: AsOf(day), knownAt: knownAt, saysWhy: why).document.object
    }

    /// The state of a body as of a day, or that there is none.
    public func state(_ code: String, asOf day: CivilDate, why: Bool) throws -> JSONObject {
        try found {
            try ledger.state(of: code, asOf: AsOf(day), knownAt: knownAt, saysWhy: why)
                .document.object
        }
    }

    /// The register of a body as of a day, or that there is none.
    public func register(_ code: String, asOf day: CivilDate, why: Bool) throws -> JSONObject {
        try found {
            try ledger.register(of: code, asOf: AsOf(day), knownAt: knownAt, saysWhy: why)
                .document.object
        }
    }

    /// The decisions of a body as of a day, or that there are none.
    public func decisions(_ code: String, asOf day: CivilDate, why: Bool) throws -> JSONObject {
        try found {
            try ledger.decisions(of: code, asOf: AsOf(day), knownAt: knownAt, saysWhy: why)
                .document.object
        }
    }

    /// The choice of providers of a body's patients as of a day, or that there is none.
    public func choice(_ code: String, asOf day: CivilDate, why: Bool) throws -> JSONObject {
        try found {
            try ledger.choice(of: code, asOf: AsOf(day), knownAt: knownAt, saysWhy: why)
                .document.object
        }
    }

    /// Both forms of the register of interests of a body as of a day, or that there is none.
    public func interests(_ code: String, asOf day: CivilDate, why: Bool) throws -> JSONObject {
        try found {
            let documents = try InterestsScope.allCases.map { scope in
                try ledger.interests(
                    of: code, scope, asOf: AsOf(day), knownAt: knownAt, saysWhy: why
                ).document.object
            }
            return ["registers": .array(documents.map { .object($0) })]
        }
    }

    /// An answer, or that the ledger knows no such body.
    private func found(_ answer: () throws -> JSONObject) throws -> JSONObject {
        do {
            return try answer()
        } catch LedgerError.notFound(let reason, let hint) {
            return ["notFound": .string(reason), "hint": .string(hint ?? "")]
        }
    }

    /// The contracts of a body as of a day, those that are over too.
    public func contracts(_ code: String, asOf day: CivilDate, why: Bool) throws -> JSONObject {
        try ledger.contracts(of: code, .all, asOf: AsOf(day), knownAt: knownAt, saysWhy: why)
            .document.object
    }

    /// The whole log.
    public func log(_ filter: LogFilter = LogFilter()) throws -> [JSONValue] {
        var events: [JSONValue] = []
        try ledger.log(filter, knownAt: knownAt) { event in
            events.append(.object(event.json))
            return true
        }
        return events
    }

    /// Each event, shown alone.
    public func shown() throws -> [JSONValue] {
        try (0..<knownAt.size.count).map {
            .object(try ledger.event("\($0)", knownAt: knownAt).json)
        }
    }

    /// The codes of the bodies that are known.
    public func codes(asOf day: CivilDate) throws -> [String] {
        try ledger.organisations(asOf: AsOf(day), knownAt: knownAt).rows.map(\.code.description)
    }

    /// All of it, byte for byte, as it would be printed.
    public func everything(_ codes: [String], asOf days: [CivilDate]) throws -> [String: [UInt8]] {
        var all: [String: [UInt8]] = [:]
        for day in days {
            all["organisations \(day)"] = try organisations(asOf: day, why: true).line
            for code in codes {
                all["state \(code) \(day)"] = try state(code, asOf: day, why: true).line
                all["register \(code) \(day)"] = try register(code, asOf: day, why: true).line
                all["decisions \(code) \(day)"] = try decisions(code, asOf: day, why: true).line
                all["choice \(code) \(day)"] = try choice(code, asOf: day, why: true).line
                all["interests \(code) \(day)"] = try interests(code, asOf: day, why: true).line
            }
        }
        all["log"] = try JSONValue.array(log()).canonicalBytes()
        all["show"] = try JSONValue.array(shown()).canonicalBytes()
        return all
    }
}
