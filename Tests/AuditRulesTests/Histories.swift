import Commissioning
import EventLog
import Ledger
import Projections
import TestSupport
import Testing

@testable import AuditRules

/// One fact of the body that the tests are about, FICA, in the stream that its area has there.
func fact(
    _ type: String, _ day: String, _ data: String = "{}", id: Int? = nil, at time: String? = nil,
    grade: String? = nil, precision: String? = nil, corrects: Int? = nil, in stream: String? = nil
) -> String {
    let area = type.prefix { $0 != "." }
    let streams = [
        "org": "org/FICA", "governance": "governance/FICA", "ledger": "ledger/coverage",
        "choice": "choice/FICA/feet", "interests": "interests/FICA",
        "authorisation": "authorisation/FICA",
    ]
    let subject = stream ?? streams[String(area)] ?? "\(area)/FICA/1"
    var members = [
        #""type":"\#(type).v1""#, #""subject":"\#(subject)""#, #""occurredon":"\#(day)""#,
        #""data":\#(data)"#,
    ]
    if let id { members.append(#""id":"\#(eventID(id))""#) }
    if let time { members.append(#""time":"\#(time)""#) }
    if let grade { members.append(#""evidencegrade":"\#(grade)""#) }
    if let precision { members.append(#""occurredprecision":"\#(precision)""#) }
    if let corrects { members.append(#""corrects":"\#(eventID(corrects))""#) }
    return "{\(members.joined(separator: ","))}"
}

/// A declaration that the body's record of an area is complete from 2010 on.
func complete(_ area: String, declared day: String = "2010-01-01") -> String {
    fact(
        "ledger.coverage-declared", day,
        #"{"body":"FICA","area":"\#(area)","from":"2010-01-01","extent":"complete","#
            + #""basis":"routineSince","declaredBy":"person:a"}"#)
}

/// How a procurement commences: the law, and whether it is for health care.
func commenced(
    _ regime: String, _ day: String, care: Bool = true, value: Int64? = nil,
    in stream: String? = nil
) -> String {
    let subject = care ? "healthCareServices" : "otherServices"
    let worth = value.map { #","estValue":{"pence":\#($0),"vat":"excl"}"# } ?? ""
    return fact(
        "procurement.procurement-commenced", day,
        #"{"by":"contractNotice","regime":"\#(regime)","mainSubject":"\#(subject)"\#(worth)}"#,
        in: stream)
}

/// A contract that comes from procurement FICA/1 and its award A1, with more members.
func contract(_ day: String, _ more: String = "") -> String {
    fact(
        "contract.contract-awarded", day,
        #"{"title":"Feet","provider":{"supplier":"FICCARE"},"decisionBasis":"procured","#
            + #""procurement":"procurement/FICA/1","award":"A1","start":"2030-01-01","#
            + #""legalForm":"standardContract"\#(more.isEmpty ? "" : ",\(more)")}"#)
}

/// An award A1 in procurement FICA/1, with more members.
func award(_ day: String, _ more: String = "") -> String {
    fact(
        "procurement.award-decided", day,
        #"{"award":"A1","suppliers":[{"supplier":"FICCARE"}],"decision":{"urgent":"U1"},"#
            + #""reasonCode":"mostAdvantageous"\#(more.isEmpty ? "" : ",\(more)")}"#)
}

/// What the ledger knew of FICA after these facts.
func history(_ lines: [String], asOf day: String = "2040-01-01") async throws -> AuditHistory {
    let till = try await Till.simulated()
    let report = try await till.importing(lines)
    guard report.rejected == 0 else { throw TestFailure("refused: \(report.errors)") }
    let code = try #require(ODSCode("FICA"))
    let view = LogView(
        till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
        asOf: try #require(CivilDate(day)))
    return try AuditHistory(code, in: view)
}

/// The same, once the sealed values of some events were made known.
func history(
    _ lines: [String], revealing ids: [Int]
) async throws -> AuditHistory {
    let till = try await Till.simulated()
    let report = try await till.importing(lines)
    guard report.rejected == 0 else { throw TestFailure("refused: \(report.errors)") }
    for id in ids { _ = try await till.ledger.reveal(eventID(id), reason: .other) }
    let code = try #require(ODSCode("FICA"))
    let view = LogView(
        till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
        asOf: try #require(CivilDate("2040-01-01")))
    return try AuditHistory(code, in: view)
}

/// What reveals the sealed values of a fact: all that can be revealed, or those with these names.
/// The fact needs an id, from which its salts come.
func revealing(
    _ fact: String, _ names: [String] = [], on day: String
) async throws -> String {
    let draft = try await Till.simulated().ledger.dryRun(Array(fact.utf8))
    let encoded = draft.disclosures.filter { disclosure in
        [.embargoed, .restricted].contains(disclosure.sealing)
            && (names.isEmpty || names.contains(disclosure.name))
    }.map { "\"\($0.encoded)\"" }
    return AuditRulesTests.fact(
        "ledger.disclosures-revealed", day,
        #"{"event":"\#(draft.id)","stream":"\#(draft.subject)","reasonCode":"ordered","#
            + #""disclosures":[\#(encoded.joined(separator: ","))]}"#, in: "ledger/disclosures")
}

/// What one rule finds in a history.
func findings(
    _ rule: String, _ lines: [String], asOf day: String = "2040-01-01"
) async throws -> [Finding] {
    let history = try await history(lines, asOf: day)
    guard let type = RuleCatalogue.rules.first(where: { $0.card.id == rule }) else {
        throw TestFailure("there is no rule \(rule)")
    }
    return Audit(history, rules: [type]).findings
}

/// The nearest history that trips a rule, and the nearest that does not.
struct TwoHistories: Sendable, CustomTestStringConvertible {
    let rule: String
    let trips: [String]
    /// What the first one comes to.
    let outcome: String
    let doesNot: [String]
    /// What the second one comes to.
    let otherwise: String
    var asOf = "2040-01-01"

    var testDescription: String { rule }

    init(
        _ rule: String, trips: [String], _ outcome: String, doesNot: [String],
        _ otherwise: String = "met", asOf: String = "2040-01-01"
    ) {
        self.rule = rule
        self.trips = trips
        self.outcome = outcome
        self.doesNot = doesNot
        self.otherwise = otherwise
        self.asOf = asOf
    }

    /// What is wrong; empty when the first history trips the rule once and the second does not.
    func problems() async throws -> [String] {
        let adverse: Set = ["breached", "concern", "unspecified"]
        let first = try await findings(rule, trips, asOf: asOf)
        let second = try await findings(rule, doesNot, asOf: asOf)
        var problems: [String] = []
        let tripped = first.filter { adverse.contains($0.outcome.name) }
        if tripped.map(\.outcome.name) != [outcome] {
            problems.append("\(rule) trips with \(first.map(TwoHistories.text))")
        }
        if second.isEmpty || second.contains(where: { $0.outcome.name != otherwise }) {
            problems.append("\(rule) does not trip with \(second.map(TwoHistories.text))")
        }
        return problems
    }

    private static func text(_ finding: Finding) -> String {
        "\(finding.outcome.name) \(finding.subject): \(finding.sentence) \(finding.missing) "
            + "\(finding.notes)"
    }
}
