import EventLog
import Testing

@testable import Commissioning

@Suite struct ChoiceStateTests {
    @Test func `the state of a service takes little room`() {
        #expect(MemoryLayout<ChoiceState>.size <= 120)
        #expect(MemoryLayout<ChoiceProvider>.size <= 88)
    }

    @Test func `a late event is noted by its position`() {
        let state =
            Choices.story
            .given("choice-publicised", on: "2013-04-01", #"{"how":"website"}"#)
            .given("choice-publicised", on: "2013-03-01", #"{"how":"leaflet"}"#, isLate: true)
            .state
        #expect(state.lateEntries == at(1))
        #expect(state.publicity.map(\.isLate) == [false, true])
    }

    @Test func `the title is that of the selection, and before it that of the commitment`() {
        #expect(Choices.story.state.title == nil)
        let committed = Choices.story.given(
            "choice-extension-committed", on: "2011-07-01",
            #"{"title":"Foot care","byDate":"2012-09-30"}"#)
        #expect(committed.state.title == "Foot care")
        let selected = committed.given(
            "service-selected-for-choice", on: "2011-10-31",
            #"{"title":"Podiatry","reasonCode":"nationalList"}"#)
        #expect(selected.state.title == "Podiatry")
    }

    @Test func `each day has the specification and the cap that were set last`() {
        let state =
            Choices.specified
            .given("service-specification-set", on: "2013-01-01", #"{"tariff":"noTariff"}"#)
            .given("provider-cap-applied", on: "2012-06-01", #"{"limit":3,"basisCode":"cost"}"#)
            .given("provider-cap-applied", on: "2013-06-01", #"{"limit":5,"basisCode":"cost"}"#)
            .state
        #expect(state.specification(on: day("2011-12-31")) == nil)
        #expect(state.specification(on: day("2012-12-31"))?.value.tariff == .localTariff)
        #expect(state.specification(on: day("2013-01-01"))?.value.tariff == .noTariff)
        #expect(state.cap(on: day("2012-05-31")) == nil)
        #expect(state.cap(on: day("2013-05-31"))?.value.limit == 3)
        #expect(state.cap(on: day("2013-06-01"))?.value.limit == 5)
    }

    @Test func `a restriction is in force from its day to the day before its end`() {
        let state =
            Choices.story
            .given(
                "choice-restricted", on: "2013-04-01",
                #"{"by":"02Q","what":"activity","endsOn":"2013-05-01"}"#
            )
            .given("choice-restricted", on: "2013-04-10", #"{"by":"X24","what":"service"}"#).state
        func by(_ text: String) -> [String] {
            state.restrictions(on: day(text)).map(\.value.by.description)
        }
        #expect(by("2013-03-31") == [] && by("2013-04-01") == ["02Q"])
        #expect(by("2013-04-30") == ["02Q", "X24"] && by("2013-05-01") == ["X24"])
    }

    @Test func `a service is live from the day on which it is open and has a provider`() {
        let state = Choices.qualified.state
        #expect(!state.isLive(on: day("2012-03-31")) && state.isLive(on: day("2012-04-01")))
        #expect(state.isLive)
        #expect(state.qualifiedProviders(on: day("2012-04-01")).map(\.supplier) == [Choices.nt1])
    }

    @Test func `a service that is only selected and has a provider is live`() {
        let selected = Choices.story.given(
            "service-selected-for-choice", on: "2012-05-01",
            #"{"title":"Podiatry","reasonCode":"localPriority"}"#)
        #expect(!selected.state.isLive)
        let state = selected.given("provider-qualified", on: "2012-04-01", Choices.named()).state
        #expect(state.isLive && state.isLive(on: day("2012-05-01")))
        #expect(!state.isLive(on: day("2012-04-30")))
    }

    @Test func `a provider of a service that is neither selected nor specified makes none live`() {
        let state =
            Choices.story.given("provider-qualified", on: "2012-04-01", Choices.named()).state
        #expect(!state.isLive && !state.isLive(on: day("2012-04-01")))
        #expect(state.qualifiedProviders(on: day("2012-04-01")).count == 1)
    }

    @Test func `a service whose only provider is suspended is live again after it`() {
        let state =
            Choices.qualified
            .given(
                "provider-suspended", on: "2012-06-01",
                #"{"supplier":"NT1","reasonCode":"safety","endsOn":"2012-07-01"}"#
            ).state
        #expect(state.isLive(on: day("2012-05-31")) && !state.isLive(on: day("2012-06-30")))
        #expect(state.isLive(on: day("2012-07-01")))
        #expect(!state.isLive)
    }

    @Test func `a service whose only provider is removed is live no more`() {
        let state =
            Choices.qualified
            .given("provider-removed", on: "2012-06-01", Choices.named(#","reasonCode":"other""#))
            .state
        #expect(state.isLive(on: day("2012-05-31")) && !state.isLive(on: day("2012-06-01")))
        #expect(!state.isLive)
    }
}

/// Services open to choice, in the JSON of proposals.
enum Choices {
    static let story = Story(ChoiceArea.self, "choice/02Q/podiatry")

    /// Specified at the beginning of 2012, with two criteria.
    static let specified = story.given("service-specification-set", on: "2012-01-01", specification)

    /// With a provider that applied in February, met one of two criteria and is qualified all the
    /// same from April on.
    static let qualified =
        specified
        .given("provider-applied", on: "2012-02-01", named())
        .given("provider-qualification-assessed", on: "2012-03-01", assessed)
        .given("provider-qualified", on: "2012-04-01", named())

    static let specification = #"""
        {"tariff":"localTariff","criteria":[{"criterion":"staff","title":"Staff are registered"},
        {"criterion":"access","title":"Seen within two weeks"}]}
        """#

    static let assessed = #"""
        {"supplier":"NT1","criteriaResults":[{"criterion":"staff","met":true},
        {"criterion":"access","met":false}]}
        """#

    static let nt1 = Supplier.body(ods("NT1"))

    /// A provider alone, or with more members.
    static func named(_ members: String = "", code: String = "NT1") -> String {
        #"{"supplier":"\#(code)"\#(members)}"#
    }

    /// References written in a test.
    static func refs(_ texts: String...) -> [Reference] { texts.compactMap { Reference($0) } }
}
