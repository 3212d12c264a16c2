import Commissioning
import EventLog
import Ledger
import TestSupport
import Testing

@testable import Projections

@Suite struct BodyLineTests {
    private func view(asOf day: String) async throws -> LogView {
        let till = try await Till.simulated([Seed.number("00").path])
        return LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
            asOf: try AsOf(day, today: Till.today).day)
    }

    private func line(_ code: String, asOf day: String) async throws -> [String] {
        try BodyLine(try #require(ODSCode(code)), in: try await view(asOf: day))
            .codes.map(\.description)
    }

    @Test func `a body that followed nobody stands alone, and so does one that nobody registered`()
        async throws
    {
        #expect(try await line("FICVALE", asOf: "2018-01-01") == ["FICVALE"])
        #expect(try await line("NONE1", asOf: "2018-01-01") == ["NONE1"])
    }

    @Test func `those it followed come after it, from the day of the succession on`() async throws {
        #expect(try await line("FICMOOR", asOf: "2016-09-30") == ["FICMOOR"])
        #expect(
            Set(try await line("FICMOOR", asOf: "2016-10-01")) == ["FICMOOR", "FICVALE", "FICFELL"])
        #expect(try await line("FICMOOR", asOf: "2016-10-01").first == "FICMOOR")
    }

    @Test func `what a body held is its successor's from the day of the handover on`()
        async throws
    {
        let line = try BodyLine(
            try #require(ODSCode("FICMOOR")), in: try await view(asOf: "2018-01-01"))
        let code = try #require(ODSCode("FICVALE"))
        let handover = try #require(line.handovers[code])
        #expect(line.holder(of: code, on: handover.on.adding(days: -1)) == code)
        #expect(line.holder(of: code, on: handover.on) == handover.to)
        #expect(line.holder(of: line.body, on: handover.on) == line.body)
    }

    @Test func `two bodies that followed each other are on record, and each line ends`()
        async throws
    {
        let till = try await Till.simulated()
        let ring = [("99B", "99A", "2015-04-01"), ("99A", "99B", "2017-04-01")].map {
            TestSupport.line(
                "org.organisation-succeeded.v1", "org/\($0)", $2, #"{"predecessors":["\#($1)"]}"#)
        }
        let report = try await till.importing([registered("99A"), registered("99B")] + ring)
        #expect(report.recorded == 4)
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
            asOf: Till.today)
        let (one, other) = (try #require(ODSCode("99A")), try #require(ODSCode("99B")))
        for (body, followed) in [(one, other), (other, one)] {
            let line = try BodyLine(body, in: view)
            #expect(line.codes == [body, followed])
            #expect(line.holder(of: followed, on: Till.today) == body)
        }
    }

    @Test func `streams are its own, those that came to it, and those that name it`() async throws {
        let view = try await view(asOf: "2018-01-01")
        let line = try BodyLine(try #require(ODSCode("FICMOOR")), in: view)
        let folds = try line.folds(
            in: SupportArea.self, view, body: SupportArea.body,
            names: { state, line in
                state.csuEnding.map { !line.isDisjoint(with: $0.value.affectedCCGs) } ?? false
            })
        let owners = Set(folds.map { String($0.name.second) })
        #expect(owners == ["FICMOOR", "FICVALE", "FICFELL", "FICCSUB", "FICCSUC"])
        let none = try line.folds(
            in: SupportArea.self, view, body: SupportArea.body, names: { _, _ in false })
        #expect(Set(none.map { String($0.name.second) }).isSubset(of: owners))
        #expect(none.count < folds.count)
    }
}
