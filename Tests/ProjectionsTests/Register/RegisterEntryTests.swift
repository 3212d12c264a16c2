import Commissioning
import EventLog
import Ledger
import TestSupport
import Testing

@testable import Projections

@Suite struct RegisterEntryTests {
    /// The row of one award in whose meeting conflicts were checked so.
    private func row(
        checked check: String?, registered registration: String? = nil
    ) async throws -> RegisterRow {
        let till = try await Till.real()
        var lines = [
            line(
                "procurement.award-decided.v1", "procurement/FICA/1", "2018-03-01",
                #"{"award":"A","decision":{"meeting":"M"},"reasonCode":"other"}"#)
        ]
        if let check {
            lines.append(
                line(
                    "procurement.conflicts-checked.v1", "procurement/FICA/1", "2018-03-01",
                    #"{"decision":{"meeting":"M"}\#(check)}"#))
        }
        if let registration {
            lines.append(
                line(
                    "procurement.decision-registered.v1", "procurement/FICA/1", "2018-03-02",
                    #"{"decisionRef":"A"\#(registration)}"#))
        }
        for line in lines { try await till.record(line) }
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
            asOf: try AsOf("2019-12-31", today: Till.today).day)
        let rows = try ProcurementRegister(#require(ODSCode("FICA")), in: view).rows
        return try #require(rows.first)
    }

    private static let declared = #","declared":[{"personRef":"person:1","interestRef":"i:1"}]"#
    private static let acted =
        #","actions":[{"personRef":"person:1","action":"leftRoom","reasonCode":"minorInterest"}]"#

    @Test func `none declared, nothing said and nothing on record are three things`() async throws {
        let none = try await row(checked: "")
        #expect(none[.conflicts] == .noneDeclared(by: [Position(2)]))
        #expect(none[.actions] == .noneDeclared(by: [Position(2)]))
        #expect(none[.justification] == .noneDeclared(by: [Position(2)]))
        let silent = try await row(checked: Self.declared)
        #expect(silent[.conflicts] == .stated("person:1 (i:1)", by: [Position(2)]))
        #expect(silent[.actions] == .blank(by: [Position(2)]))
        let absent = try await row(checked: nil)
        let missing = RegisterCell.notRecorded(missing: ["procurement.conflicts-checked"])
        #expect(absent[.conflicts] == missing && absent[.actions] == missing)
    }

    @Test func `actions are justified by the register in words, else by their codes`()
        async throws
    {
        let coded = try await row(checked: Self.declared + Self.acted)
        #expect(coded[.actions] == .stated("person:1: left the room", by: [Position(2)]))
        #expect(coded[.justification] == .stated("person:1: minorInterest", by: [Position(2)]))
        let worded = try await row(
            checked: Self.declared + Self.acted,
            registered: #","justificationForActions":"Small.""#)
        #expect(
            worded[.justification]
                == .narrative(
                    NarrativeField("justificationForActions", at: Position(3)),
                    otherwise: "person:1: minorInterest", by: [Position(3), Position(2)]))
        let neither = try await row(checked: Self.declared)
        #expect(
            neither[.justification]
                == .notRecorded(missing: ["procurement.decision-registered"]))
    }
}
