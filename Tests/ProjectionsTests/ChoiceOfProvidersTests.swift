import Commissioning
import EventLog
import Ledger
import TestSupport
import Testing

@testable import Projections

@Suite struct ChoiceOfProvidersTests {
    private func choice(
        _ code: String = "FICA", asOf day: String, knownAt moment: String? = nil, _ lines: [String]
    ) async throws -> ChoiceOfProviders {
        let till = try await Till.real()
        for line in lines { try await till.record(line) }
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(moment).size,
            asOf: try AsOf(day, today: Till.today).day)
        return try ChoiceOfProviders(try #require(ODSCode(code)), in: view)
    }

    private func event(_ type: String, _ day: String, _ data: String) -> String {
        line("choice.\(type).v1", "choice/FICA/feet", day, data)
    }

    private var qualified: [String] {
        [
            event(
                "service-selected-for-choice", "2012-01-01",
                #"{"title":"Foot care","reasonCode":"nationalList"}"#),
            event(
                "service-specification-set", "2012-01-02",
                #"{"tariff":"noTariff","criteria":[{"criterion":"staff","title":"Registered"}]}"#),
            event("provider-qualified", "2012-04-01", #"{"supplier":"NT1"}"#),
        ]
    }

    private func committed(_ day: String) -> String {
        event(
            "choice-extension-committed", "2011-07-01",
            #"{"title":"Foot care","byDate":"\#(day)"}"#)
    }

    @Test func `what was live depends on the day and on what was known`() async throws {
        let before = try await choice(asOf: "2012-03-31", qualified)
        #expect(before.services.map(\.isLive) == [false] && before.qualifiedCount == 0)
        let after = try await choice(asOf: "2012-04-01", qualified)
        #expect(after.liveCount == 1 && after.qualifiedCount == 1)
        // The ledger's own event is the first, so that the qualification is not below 3.
        let unknown = try await choice(asOf: "2012-04-01", knownAt: "position:3", qualified)
        #expect(unknown.services.count == 1 && unknown.liveCount == 0)
    }

    @Test func `a commitment is met, not met or still ahead`() async throws {
        func result(_ byDate: String, asOf day: String) async throws -> [CommitmentOutcome.Result] {
            try await choice(asOf: day, [committed(byDate)] + qualified)
                .services.flatMap(\.commitments).map(\.result)
        }
        #expect(try await result("2012-04-01", asOf: "2013-01-01") == [.met])
        #expect(try await result("2012-03-31", asOf: "2013-01-01") == [.notMet])
        #expect(try await result("2013-01-02", asOf: "2013-01-01") == [.ahead])
    }

    @Test func `services committed to by April 2015 are counted with those live then`()
        async throws
    {
        #expect(ChoiceOfProviders.extensionDay == CivilDate("2015-04-01"))
        let early = try await choice(asOf: "2016-01-01", [committed("2015-04-01")] + qualified)
        #expect(early.committedToExtension.count == 1 && early.liveOfExtension == 1)
        let late = try await choice(asOf: "2016-01-01", [committed("2015-04-02")] + qualified)
        #expect(late.committedToExtension.isEmpty && late.liveOfExtension == 0)
    }

    @Test func `a restriction without justification is a question while it is in force`()
        async throws
    {
        let lines =
            qualified + [
                event(
                    "choice-restricted", "2013-01-01",
                    #"{"by":"FICB","what":"activity","endsOn":"2013-06-01"}"#),
                event(
                    "choice-restricted", "2013-01-01",
                    #"{"by":"FICC","what":"service","justification":{"reasonCode":"safety"}}"#),
            ]
        let during = try await choice(asOf: "2013-05-31", lines).services.flatMap(\.questions)
        #expect(during.map(\.rule) == ["restriction-without-justification"])
        #expect(during.map(\.sentence).allSatisfy { $0.hasPrefix("FICB ") })
        let after = try await choice(asOf: "2013-06-01", lines).services.flatMap(\.questions)
        #expect(after.isEmpty)
    }

    @Test func `a cap that is passed and a refusal without a criterion are questions`()
        async throws
    {
        let lines =
            qualified + [
                event("provider-cap-applied", "2012-05-01", #"{"limit":0,"basisCode":"cost"}"#),
                event(
                    "provider-refused", "2012-05-01",
                    #"{"supplier":"NT2","reasonCode":"failedCriterion"}"#),
            ]
        let rules = try await choice(asOf: "2013-01-01", lines).services.flatMap(\.questions)
        #expect(rules.map(\.rule) == ["refused-without-criterion", "more-providers-than-cap"])
    }

    @Test func `what is not on record is named by its event type`() async throws {
        let row = try await choice(asOf: "2013-01-01", [committed("2012-01-01")]).services.first
        #expect(
            row?.missing == [
                "choice.service-selected-for-choice", "choice.service-specification-set",
            ])
    }

    @Test func `a service is carried over to the successor from the day of the succession`()
        async throws
    {
        let lines =
            [registered("FICA"), registered("FICN")] + qualified + [
                line(
                    "org.organisation-succeeded.v1", "org/FICN", "2014-04-01",
                    #"{"predecessors":["FICA"]}"#)
            ]
        #expect(try await choice("FICN", asOf: "2014-03-31", lines).services.isEmpty)
        let row = try await choice("FICN", asOf: "2014-04-01", lines).services.first
        #expect(row?.isCarriedOver == true && row?.owner == ODSCode("FICA"))
        #expect(row?.isLive == true)
    }
}
