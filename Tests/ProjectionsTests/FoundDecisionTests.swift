import Commissioning
import EventLog
import Ledger
import TestSupport
import Testing

@testable import Projections

@Suite struct FoundDecisionTests {
    @Test func `every kind of decision but one on support is found in the year`() async throws {
        let till = try await Till.simulated(
            Seed.all.filter { $0.name.hasPrefix("00-") }.map(\.path))
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
            asOf: try AsOf("2019-06-30", today: Till.today).day)
        let dale = try Decisions(try #require(ODSCode("FICDALE")), in: view).rows.map(\.what)
        #expect(Set(dale) == Set(DecisionSubject.allCases).subtracting([.supportSourcing]))
        let vale = try Decisions(try #require(ODSCode("FICVALE")), in: view).rows.map(\.what)
        #expect(vale.contains(.supportSourcing))
    }

    /// Where the check is found that belongs to the award of a procurement; nil when none does.
    private func check(_ place: String, checked other: String, on day: String) async throws
        -> CivilDate?
    {
        func event(_ type: String, _ day: String, _ data: String) -> String {
            #"{"type":"procurement.\#(type).v1","subject":"procurement/FICA/1","#
                + #""occurredon":"\#(day)","data":{\#(data)}}"#
        }
        let till = try await Till.simulated()
        let report = try await till.importing([
            event(
                "award-decided", "2016-05-10",
                #""award":"A1","decision":\#(place),"reasonCode":"other""#),
            event("conflicts-checked", day, #""decision":\#(other)"#),
        ])
        #expect(report.rejected == 0)
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
            asOf: try AsOf("2019-06-30", today: Till.today).day)
        return try Decisions(try #require(ODSCode("FICA")), in: view).rows.first?.conflicts?.on
    }

    @Test func `a check belongs to a decision that was taken where it was made`() async throws {
        let item = #"{"meeting":"M1","item":"2"}"#
        #expect(try await check(item, checked: item, on: "2016-05-10") != nil)
        for other in [#"{"meeting":"M1"}"#, #"{"meeting":"M1","item":"3"}"#] {
            #expect(try await check(item, checked: other, on: "2016-05-10") != nil)
        }
        let officer = #"{"officer":"person:a"}"#
        #expect(try await check(officer, checked: officer, on: "2016-05-02") != nil)
    }

    @Test func `a check made for another decision says nothing of this one`() async throws {
        let item = #"{"meeting":"M1","item":"2"}"#
        for other in [
            #"{"meeting":"M0","item":"2"}"#, #"{"officer":"person:a"}"#,
        ] {
            #expect(try await check(item, checked: other, on: "2016-05-10") == nil)
        }
        let unnamed = #"{"meeting":"not-named-in-source"}"#
        let one = #"{"meeting":"not-named-in-source","item":"1"}"#
        #expect(try await check(unnamed, checked: one, on: "2016-05-10") == nil)
    }
}
