import Commissioning
import EventLog
import Testing

@testable import Projections

struct RegisterRowTests {
    private func row(_ cells: [RegisterColumn: RegisterCell]) throws -> RegisterRow {
        let stream = try #require(StreamName("contract/FICA/1"))
        let day = try #require(CivilDate("2018-01-01"))
        let code = try #require(ODSCode("FICA"))
        let party = RegisterParty(code, .lead, share: nil)
        var entry = RegisterEntry(
            .taken(.contractModified), on: day, by: Position(7), stream: stream,
            parties: [party], total: .blank(by: [Position(9)]), countsInTotals: false)
        entry.missing = ["a.b"]
        for (column, cell) in cells { entry.cells[column] = cell }
        return RegisterRow(
            entry, party: code, for: [party], isCarriedOver: false, share: entry.total)
    }

    @Test func `each missing type is named once, that of the place first`() throws {
        let row = try row([
            .title: .notRecorded(missing: ["c.d"]), .comments: .notRecorded(missing: ["a.b"]),
        ])
        #expect(row.missing == ["a.b", "c.d"])
    }

    @Test func `its events are those of all cells, each once, in their order`() throws {
        let row = try row([.title: .stated("t", by: [Position(3), Position(7)])])
        #expect(row.why == [Position(3), Position(7), Position(9)])
        #expect(row[.value] == row.total && row.role == nil && row.parties.isEmpty)
    }

    @Test func `the body that keeps a record is a party, named or not`() throws {
        let (one, two) = (try #require(ODSCode("FICA")), try #require(ODSCode("FICB")))
        let named = [RegisterParty(two, .associate, share: nil)]
        #expect(RegisterParty.all(named, owner: one).map(\.code) == [one, two])
        #expect(RegisterParty.all(named, owner: two).map(\.code) == [two])
        #expect(RegisterParty.all([RegisterParty](), owner: one).map(\.role) == [.lead])
    }
}
