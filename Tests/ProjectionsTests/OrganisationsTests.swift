import Commissioning
import EventLog
import Ledger
import Projections
import TestSupport
import Testing

@Suite struct OrganisationsTests {
    private func view(_ till: Till, _ day: String) throws -> LogView {
        let size = try till.ledger.store.head().size
        return LogView(
            till.ledger.store, Ledger.catalogue, size: size,
            asOf: try AsOf(day, today: Till.today).day)
    }

    @Test func `one body alone is the same as in the list of all`() async throws {
        let till = try await Till.simulated([Seed.number("00").path])
        let view = try view(till, "2018-12-31")
        let rows = try Organisations(view).rows
        #expect(rows.count > 10)
        for row in rows {
            let alone = try #require(try Organisation(row.code, in: view))
            #expect(alone.state == row.state && alone.successors == row.successors)
            #expect(alone.corrections == row.corrections && alone.withdrawn == row.withdrawn)
            #expect(alone.isOpen == row.isOpen)
        }
    }

    @Test func `a body is open from its first day until the day before it closes`() async throws {
        let till = try await Till.simulated()
        try await till.record(registered("99A", "2013-04-01"))
        try await till.record(
            line(
                "org.organisation-closed.v1", "org/99A", "2015-04-01",
                #"{"reasonCode":"merged"}"#))
        let days = ["2013-03-31", "2013-04-01", "2015-03-31", "2015-04-01"]
        let isOpen = try days.map { try Organisations(view(till, $0)).rows.map(\.isOpen) }
        #expect(isOpen == [[], [true], [true], [false]])
    }

    @Test func `a body that opened before those it followed closed overlaps with them`()
        async throws
    {
        let till = try await Till.simulated()
        try await till.record(registered("99A"))
        try await till.record(registered("99B"))
        try await till.record(registered("99C", "2015-01-01"))
        try await till.record(
            line(
                "org.organisation-succeeded.v1", "org/99C", "2015-04-01",
                #"{"predecessors":["99A","99B"]}"#))
        for (code, day) in [("99A", "2015-01-01"), ("99B", "2015-04-01")] {
            try await till.record(
                line(
                    "org.organisation-closed.v1", "org/\(code)", day, #"{"reasonCode":"merged"}"#))
        }
        let overlaps = try Organisations(view(till, "2016-01-01")).overlaps
        #expect(overlaps.map(\.code.description) == ["99C"])
        #expect(overlaps.first?.beside.map(\.description) == ["99B"])
        #expect(overlaps.first?.until == CivilDate("2015-04-01"))
        let successors = try Organisations(view(till, "2016-01-01")).rows[0].successors
        #expect(successors.map(\.code.description) == ["99C"])
    }
}
