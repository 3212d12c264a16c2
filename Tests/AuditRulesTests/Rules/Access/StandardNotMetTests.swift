import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct StandardNotMetTests {
    private static func defined(
        _ more: String = #","thresholdBp":9200"#, framework: String = "Constitution",
        polarity: String = "higherIsBetter"
    ) -> String {
        fact(
            "measure.measure-defined", "2013-04-01",
            #"{"title":"Incomplete pathways within 18 weeks","framework":"\#(framework)","#
                + #""polarity":"\#(polarity)"\#(more)}"#, in: "measure/FICA/rtt")
    }

    private static func observed(
        _ count: Int64, of all: Int64 = 1_000, from day: String = "2016-06-01",
        body: String = "FICA"
    ) -> String {
        let end = CivilDate(day)?.adding(months: 1).description ?? ""
        return fact(
            "measure.observation-published", "2018-07-14",
            #"{"level":"CCG","body":"\#(body)","from":"\#(day)","to":"\#(end)","#
                + #""numerator":\#(count),"denominator":\#(all)}"#, in: "measure/FICA/rtt")
    }

    // Vector V17: 92 % of 1,000 is 920, and 919 is less.
    static let histories = TwoHistories(
        "ACC-01", trips: [defined(), observed(919)], "breached",
        doesNot: [defined(), observed(920)])

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `a body and a financial year are one finding, with the periods that were missed`()
        async throws
    {
        let found = try await findings(
            "ACC-01",
            [
                Self.defined(), Self.observed(900, from: "2016-04-01"),
                Self.observed(950, from: "2016-05-01"), Self.observed(910, from: "2017-03-01"),
                Self.observed(920, from: "2017-04-01"),
                Self.observed(1, from: "2017-04-01", body: "RXX"),
            ])
        #expect(found.map(\.outcome) == [.breached, .met, .breached])
        #expect(found.first?.sentence.contains("2 of 3 periods of 2016/2017") == true)
        #expect(found.map { $0.answerable?.description } == ["FICA", "FICA", "RXX"])
    }

    @Test func `counts as large as can be are compared without overflow`() async throws {
        let most = Int64(1) << 53 - 1
        let found = try await findings(
            "ACC-01", [Self.defined(#","thresholdBp":10000"#), Self.observed(most, of: most)])
        #expect(found.map(\.outcome) == [.met])
    }

    @Test func `where less is better, more misses it`() async throws {
        let defined = Self.defined(#","thresholdBp":100"#, polarity: "lowerIsBetter")
        #expect(try await findings("ACC-01", [defined, Self.observed(10)]).first?.outcome == .met)
        let over = try await findings("ACC-01", [defined, Self.observed(11)])
        #expect(over.first?.outcome == .breached)
        #expect(over.first?.evidence.first?.value == "1 %")
    }

    @Test func `no standard on record cannot be told, and no other framework is asked`()
        async throws
    {
        let unknown = try await findings("ACC-01", [Self.defined(""), Self.observed(1)])
        #expect(unknown.map(\.outcome) == [.notDeterminable])
        let other = [Self.defined(framework: "NHSOF"), Self.observed(1)]
        #expect(try await findings("ACC-01", other).isEmpty)
        let early = [Self.defined(), Self.observed(1, from: "2012-06-01")]
        #expect(try await findings("ACC-01", early).map(\.outcome) == [.notApplicable])
    }
}
