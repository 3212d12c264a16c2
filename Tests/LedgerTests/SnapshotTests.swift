import AuditRules
import CanonicalJSON
import Commissioning
import EventLog
import Ledger
import TestSupport
import Testing

/// Every output of every seed, each seed alone in a ledger of its own.
@Suite struct SnapshotTests {
    @Test(arguments: Seed.all)
    func `every output is as it was reviewed`(_ seed: Seed) async throws {
        let till = try await Till.simulated([seed.path])
        let days = try SnapshotTests.days(seed)
        try check(
            "Organisations", seed, .array(days.map { .object(try organisations(till, asOf: $0)) }))
        try check("State", seed, .array(try states(till, seed, days)))
        let (deciders, last) = try (SnapshotTests.deciders(seed), days.last)
        for (output, answer) in SnapshotTests.answers {
            let outputs = try Outputs(till)
            let all = try last.map { day in
                try deciders.map { try answer(outputs, $0, day) }
            }
            try check(output, seed, .array((all ?? []).map { .object($0) }))
        }
        try check("Contracts", seed, .array(try contracts(till, seed, asOf: days[2])))
        try check("Log", seed, .array(try Outputs(till).log()))
        try checkAudit(till, seed, asOf: days[2])
        try checkReport(till, seed, asOf: days[2])
        try check("Verification", seed, .object(try till.ledger.verify().document.object))
    }

    @Test(arguments: Ledger.catalogue.schemas.map(\.name.text))
    func `a released schema never changes a byte`(_ name: String) throws {
        let type = try #require(EventTypeName(name))
        let schema = try #require(Ledger.catalogue.schema(named: type))
        let difference = try Snapshot("Schemas/\(name).json")
            .difference(from: .object(schema.jsonSchema), isFrozen: true)
        if let difference { Issue.record("\(difference)") }
    }

    @Test func `every type that can be recorded has a line in a seed`() throws {
        let told = Set(try Seed.all.flatMap { try $0.proposals.map { $0.text("type") } })
        let known = Set(Ledger.catalogue.schemas.map(\.name.text))
        // A ledger is opened once, before anything is imported.
        #expect(known.subtracting(told) == ["ledger.opened.v1"])
    }

    @Test func `every file of schemas is that of a type`() {
        let known = Set(Ledger.catalogue.schemas.map { "\($0.name).json" })
        let files = Set(TestFolder.names(in: "\(Seed.repository)/Snapshots/Schemas"))
        #expect(files.subtracting(known) == [], "a released type is never taken away")
    }

    private func check(_ output: String, _ seed: Seed, _ value: JSONValue) throws {
        if let text = try Snapshot("\(output)/\(seed.name).json").difference(from: value) {
            Issue.record("\(text)")
        }
    }

    /// What every rule finds of every body: what is asked in full, the rest counted.
    private func checkAudit(_ till: Till, _ seed: Seed, asOf day: CivilDate) throws {
        let answer = try till.ledger.audit([], asOf: AsOf(day), knownAt: till.ledger.knownAt(nil))
        var lines = ["as of \(day)"]
        for audit in answer.audits where !audit.findings.isEmpty {
            lines += ["", "\(audit.body): \(audit.coverage.sentence)"]
            let quiet: Set = ["met", "notDeterminable", "notApplicable", "notYetDue"]
            var counts: [String: Int] = [:]
            for finding in audit.findings where quiet.contains(finding.outcome.name) {
                counts["\(finding.rule) \(finding.outcome.name)", default: 0] += 1
            }
            let loud = audit.findings.filter { !quiet.contains($0.outcome.name) }
            for finding in loud {
                let notes = finding.notes.map { " (\($0))" }.joined()
                let positions = Set(finding.evidence.map(\.position.index)).sorted()
                lines.append("  \(finding.rule) \(finding.outcome.name): \(finding.subject)")
                lines.append("    \(finding.sentence)\(notes) \(positions)")
            }
            lines += counts.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)" }
        }
        let text = lines.joined(separator: "\n") + "\n"
        if let text = try Snapshot("Audit/\(seed.name).txt").difference(from: text) {
            Issue.record("\(text)")
        }
    }

    /// The report on one of the busiest bodies, as JSON; of two seeds as its page, too.
    private func checkReport(_ till: Till, _ seed: Seed, asOf day: CivilDate) throws {
        guard let body = try SnapshotTests.deciders(seed).first else { return }
        let answer = try till.ledger.report(
            Ledger.ReportQuestion(body, asOf: AsOf(day), knownAt: till.ledger.knownAt(nil)))
        try check("Report", seed, .object(answer.document.object))
        guard ["08", "09"].contains(seed.name.prefix(2)) else { return }
        let page = String(decoding: answer.page, as: UTF8.self)
        if let text = try Snapshot("Report/\(seed.name).html").difference(from: page) {
            Issue.record("\(text)")
        }
    }

    /// The first, the middle and the last day on which something happened.
    private static func days(_ seed: Seed) throws -> [CivilDate] {
        let days = Set(try seed.proposals.compactMap { CivilDate($0.text("occurredon")) }).sorted()
        guard let first = days.first, let last = days.last else { return [] }
        return [first, days[days.count / 2], last]
    }

    /// The answers about what a body decided.
    private static let answers:
        [(String, @Sendable (Outputs, String, CivilDate) throws -> JSONObject)] = [
            ("Register", { try $0.register($1, asOf: $2, why: true) }),
            ("Decisions", { try $0.decisions($1, asOf: $2, why: true) }),
            ("Choice", { try $0.choice($1, asOf: $2, why: true) }),
            ("Interests", { try $0.interests($1, asOf: $2, why: true) }),
        ]

    /// The bodies with the most facts about what they decided, and who followed them; at most six.
    private static func deciders(_ seed: Seed) throws -> [String] {
        var counts: [String: Int] = [:]
        var successors: Set<String> = []
        for proposal in try seed.proposals {
            let parts = proposal.text("subject").split(separator: "/").map(String.init)
            if ["procurement", "contract", "choice", "support", "interests"].contains(parts[0]) {
                counts[parts[1], default: 0] += 1
            } else if proposal.text("type") == "org.organisation-succeeded.v1" {
                successors.insert(parts[1])
            }
        }
        let busiest = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        let chosen = Set(busiest.prefix(4) + successors.sorted().prefix(2))
        return chosen.sorted()
    }

    /// All bodies; of a great many how many were open, the overlaps, and a few in full.
    private func organisations(_ till: Till, asOf day: CivilDate) throws -> JSONObject {
        let outputs = try Outputs(till)
        var document = try outputs.organisations(asOf: day, why: true)
        guard case .array(let rows)? = document["rows"], rows.count > 40 else { return document }
        let open = rows.compactMap { row -> String? in
            guard case .object(let row) = row, row["open"] == .bool(true) else { return nil }
            return row.text("kind") + " " + row.text("code")
        }
        let byKind = Dictionary(grouping: open) { String($0.prefix { $0 != " " }) }
        var kinds: JSONObject = [:]
        for (kind, codes) in byKind {
            kinds[kind] = .object([
                "count": .number(JSONNumber(Int64(codes.count))),
                "codes": .array(
                    codes.map { .string(String($0.dropFirst(kind.utf8.count + 1))) }),
            ])
        }
        document["open"] = .object(kinds)
        let step = rows.count / 12
        document["rows"] = .array(
            rows.enumerated().filter { $0.offset.isMultiple(of: step) }.map(\.element))
        return document
    }

    /// The contracts of every body that has one, on the last day.
    private func contracts(
        _ till: Till, _ seed: Seed, asOf day: CivilDate
    ) throws -> [JSONValue] {
        let owners = try seed.proposals.map { $0.text("subject") }
            .filter { $0.hasPrefix("contract/") }
            .map { String($0.split(separator: "/")[1]) }
        let outputs = try Outputs(till)
        return try Set(outputs.codes(asOf: day) + owners).sorted().compactMap { code in
            let document = try outputs.contracts(code, asOf: day, why: true)
            return document["count"] == .number(JSONNumber(0)) ? nil : .object(document)
        }
    }

    /// The bodies with the most arrangements, on two days, as known half-way and at the end.
    private func states(_ till: Till, _ seed: Seed, _ days: [CivilDate]) throws -> [JSONValue] {
        let streams = Set(try seed.proposals.map { $0.text("subject") })
        var counts: [String: Int] = [:]
        for stream in streams {
            let parts = stream.split(separator: "/").map(String.init)
            let weights = ["support": 100, "procurement": 10, "contract": 10, "org": 1]
            if parts.count > 1, let weight = weights[parts[0]] {
                counts[parts[1], default: 0] += weight
            }
        }
        let busiest = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        let known = try Set(Outputs(till).codes(asOf: days[2]))
        let codes = busiest.filter(known.contains).prefix(5) + busiest.prefix(1)
        let half = try till.size / 2
        var states: [JSONValue] = []
        for moment in ["position:\(half)", "head"] {
            let outputs = try Outputs(till, knownAt: moment)
            for code in Set(codes).sorted() {
                for day in days.dropFirst() {
                    states.append(.object(try outputs.state(code, asOf: day, why: true)))
                }
            }
        }
        return states
    }
}
