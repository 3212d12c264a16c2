import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct DecisionNotRegisteredTests {
    private static let decided = [complete("interests"), award("2017-05-02")]

    private static func published(
        _ day: String, asOf last: String, rows: Int = 12, register: String = "procurementDecisions"
    ) -> String {
        fact(
            "interests.register-published", day,
            #"{"register":"\#(register)","asOf":"\#(last)","rows":\#(rows),"#
                + #""uri":"https://fica.example/register"}"#)
    }

    static let histories = TwoHistories(
        "OPEN-08", trips: decided + [published("2017-05-31", asOf: "2017-05-01")], "breached",
        doesNot: decided + [published("2017-05-31", asOf: "2017-05-02")])

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `an empty register shows nothing, and another register says nothing`() async throws {
        for page in [
            Self.published("2017-06-01", asOf: "2017-05-31", rows: 0),
            Self.published("2017-06-01", asOf: "2017-05-31", register: "interests"),
        ] {
            let found = try await findings("OPEN-08", Self.decided + [page])
            #expect(found.map(\.outcome) == [.breached])
        }
    }

    @Test func `a register that came late is a concern, and one may still come for a year`()
        async throws
    {
        let late = Self.decided + [Self.published("2018-05-04", asOf: "2018-04-30")]
        #expect(try await findings("OPEN-08", late).map(\.outcome) == [.concern])
        let early = try await findings("OPEN-08", Self.decided, asOf: "2018-05-03")
        #expect(early.first?.outcome.dueOn?.description == "2018-05-03")
        let silent = [award("2017-05-02")]
        #expect(try await findings("OPEN-08", silent).map(\.outcome) == [.notDeterminable])
    }

    @Test func `a departure from the guidance that was explained answers for it`() async throws {
        func departure(_ about: String) -> String {
            fact(
                "procurement.departure-from-guidance-explained", "2017-05-03",
                #"{"guidance":"Managing conflicts of interest","about":"\#(about)","#
                    + #""reasonCode":"proportionality"}"#)
        }
        for lines in [Self.decided, [award("2017-05-02")]] {
            let explained = lines + [departure("registerOfDecisions")]
            let found = try await findings("OPEN-08", explained)
            #expect(found.map(\.outcome) == [.explained])
            #expect(found.first?.missing.isEmpty == true)
        }
        let early = Self.decided + [departure("registerOfDecisions")]
        let due = try await findings("OPEN-08", early, asOf: "2017-06-01")
        #expect(due.map(\.outcome) == [.explained], "it is not to be done any more")
        let other = try await findings("OPEN-08", Self.decided + [departure("notice")])
        #expect(other.map(\.outcome) == [.breached])
    }

    @Test func `a search by an auditor makes the silence speak, to the day of the search`()
        async throws
    {
        func search(_ day: String) -> String {
            fact(
                "audit.search-made", day,
                #"{"where":"The website","eventTypes":["interests.register-published.v1"],"#
                    + #""from":"2013-04-01","by":"person:au","result":"foundNone"}"#)
        }
        let lines = [award("2017-05-02")]
        let found = try await findings("OPEN-08", lines + [search("2018-05-03")])
        #expect(found.map(\.outcome) == [.breached])
        #expect(found.first?.sentence.contains("searched by person:au on 2018-05-03") == true)
        let early = try await findings("OPEN-08", lines + [search("2018-05-02")])
        #expect(early.map(\.outcome) == [.notDeterminable])
    }

    @Test func `before the guidance and after the groups it does not apply`() async throws {
        for day in ["2014-12-31", "2022-07-01"] {
            let found = try await findings("OPEN-08", [complete("interests"), award(day)])
            #expect(found.map(\.outcome) == [.notApplicable])
        }
    }
}
