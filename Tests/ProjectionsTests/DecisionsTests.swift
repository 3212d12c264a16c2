import Commissioning
import EventLog
import Ledger
import TestSupport
import Testing

@testable import Projections

@Suite struct DecisionsTests {
    private func decisions(
        _ code: String, asOf day: String, knownAt moment: String? = nil
    ) async throws -> Decisions {
        let year = try #require(Seed.all.first { $0.name == "00-fictional-year-of-decisions" })
        let till = try await Till.simulated([year.path])
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(moment).size,
            asOf: try AsOf(day, today: Till.today).day)
        return try Decisions(try #require(ODSCode(code)), in: view)
    }

    @Test func `decisions stand in the order of their days`() async throws {
        let rows = try await decisions("FICNORTH", asOf: "2018-09-30").rows
        #expect(rows.map(\.on) == rows.map(\.on).sorted())
        #expect(rows.filter { $0.what == .award }.count == 4)
        #expect(rows.filter { $0.what == .waiver }.count == 1)
        #expect(rows.filter { $0.what == .contractExtended }.count == 1)
    }

    @Test func `those of a body that was followed are its successor's from that day on`()
        async throws
    {
        #expect(try await decisions("FICDALE", asOf: "2018-09-30").rows.isEmpty)
        let after = try await decisions("FICDALE", asOf: "2018-10-01").rows
        let before = try await decisions("FICNORTH", asOf: "2018-10-01").rows
        #expect(after.map(\.by) == before.map(\.by) && !after.isEmpty)
    }

    @Test func `a joint award is a decision of each party`() async throws {
        let rows = try await decisions("FICSOUTH", asOf: "2018-09-30").rows
        #expect(
            Set(rows.map(\.stream.text)) == [
                "procurement/FICNORTH/2018-02", "contract/FICNORTH/2018-02",
            ])
    }

    @Test func `conflicts are those checked where it was decided, or nobody has recorded any`()
        async throws
    {
        let rows = try await decisions("FICNORTH", asOf: "2018-09-30").rows
        let award = rows.first { $0.what == .award && $0.stream.text.hasSuffix("2018-01") }
        #expect(award?.conflicts?.value.actions.map(\.action.rawValue) == ["noVote"])
        let callOff = rows.first { $0.what == .award && $0.stream.text.hasSuffix("2018-04") }
        #expect(callOff?.conflicts == nil)
        #expect(callOff?.missing == ["procurement.conflicts-checked"])
        let joint = rows.first { $0.what == .award && $0.stream.text.hasSuffix("2018-02") }
        #expect(joint?.conflicts?.value.declared.isEmpty == true)
    }

    @Test func `a body that nobody knows has none, and is not known`() async throws {
        let none = try await decisions("NONE1", asOf: "2018-09-30")
        #expect(none.rows.isEmpty && !none.isKnown)
        #expect(try await decisions("FICSCAN", asOf: "2018-09-30").isKnown)
        let early = try await decisions("FICNORTH", asOf: "2018-09-30", knownAt: "position:1")
        #expect(early.rows.isEmpty && !early.isKnown)
    }
}
