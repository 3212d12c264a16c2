import EventLog
import Testing

@testable import Commissioning

@Suite struct ChoiceProviderTests {
    private func standings(_ story: Story<ChoiceArea>) -> [ProviderStanding] {
        story.state.providers.flatMap { $0.standings.map(\.value) }
    }
    private let refused = #","reasonCode":"incomplete""#

    @Test func `providers stand in the order of first mention, each once`() {
        let state =
            Choices.qualified
            .given("provider-applied", on: "2012-05-01", #"{"supplierName":"Feet Ltd"}"#)
            .given("provider-removed", on: "2012-06-01", Choices.named(#","reasonCode":"other""#))
            .given("provider-qualified", on: "2012-07-01", #"{"supplierName":"Feet Ltd"}"#).state
        #expect(state.providers.map(\.supplier) == [Choices.nt1, .named("Feet Ltd")])
        #expect(state.providers.map(\.standing) == [.removed, .qualified])
        #expect(state.provider(.named("Hands Ltd")) == nil)
    }

    @Test func `a provider passes through its standings`() {
        #expect(standings(Choices.qualified) == [.applied, .assessed, .qualified])
        let provider = Choices.qualified.state.provider(Choices.nt1)
        #expect(provider?.standings.map(\.by) == at(1, 2, 3))
        #expect(provider?.standing(on: day("2012-03-31")) == .assessed)
        #expect(provider?.standing(on: day("2012-01-31")) == nil)
        #expect(provider?.hasApplied(by: day("2012-01-31")) == false)
    }

    @Test func `a provider that is qualified stays so when it applies or is assessed`() {
        let story =
            Choices.qualified.given("provider-applied", on: "2012-05-01", Choices.named())
            .given("provider-qualification-assessed", on: "2012-06-01", Choices.assessed)
        #expect(standings(story) == [.applied, .assessed, .qualified])
        #expect(story.state.provider(Choices.nt1)?.applications.map(\.by) == at(1, 4))
    }

    @Test func `a provider that was refused begins anew when it applies`() {
        let story =
            Choices.story.given("provider-refused", on: "2012-04-01", Choices.named(refused))
            .given("provider-applied", on: "2012-05-01", Choices.named())
            .given("provider-qualification-assessed", on: "2012-06-01", Choices.assessed)
        #expect(standings(story) == [.refused, .applied, .assessed])
    }

    @Test func `an application recorded after a decision of the same day precedes it`() {
        let story =
            Choices.story.given("provider-refused", on: "2012-04-01", Choices.named(refused))
            .given("provider-applied", on: "2012-04-01", Choices.named())
            .given("provider-qualification-assessed", on: "2012-04-01", Choices.assessed)
        #expect(standings(story) == [.refused])
        #expect(story.state.providers.map(\.awaitsDecision) == [false])
        #expect(story.when("provider-applied", on: "2012-05-01", Choices.named()) == nil)
    }

    @Test func `a second application that stands on record all the same is contested`() {
        let state =
            Choices.story.given("provider-applied", on: "2012-04-01", Choices.named())
            .given("provider-applied", on: "2012-05-01", Choices.named()).state
        #expect(state.providers.map { $0.applications.map(\.contests) } == [[at(0)]])
    }

    @Test func `an event that names nobody changes no provider`() {
        var state = Choices.qualified.state
        state.change(nil) { $0.awaitsDecision = true }
        #expect(state == Choices.qualified.state)
    }
}
