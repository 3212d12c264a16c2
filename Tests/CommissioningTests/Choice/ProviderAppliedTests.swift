import EventLog
import Testing

@testable import Commissioning

@Suite struct ProviderAppliedTests {
    private let event = "provider-applied"
    private let applied = Choices.story.given("provider-applied", on: "2012-02-01", Choices.named())

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ChoiceArea.self, event, minimal: "{}",
            full: #"{"supplier":"NT1","supplierName":"Feet Ltd"}"#)
    }

    @Test func `somebody must apply, by code or by name`() {
        #expect(Choices.story.when(event, on: "2012-02-01", "{}") == .supplierMissing)
        let named = #"{"supplierName":"Feet Ltd"}"#
        #expect(Choices.story.when(event, on: "2012-02-01", named) == nil)
    }

    @Test func `a provider cannot apply twice before anything is decided`() {
        let refusal = ChoiceRefusal.alreadyApplied(
            Choices.nt1, on: day("2012-02-01"), by: Position(0))
        #expect(applied.when(event, on: "2012-03-01", Choices.named()) == refusal)
        let assessed = applied.given(
            "provider-qualification-assessed", on: "2012-02-15", Choices.assessed)
        #expect(assessed.when(event, on: "2012-03-01", Choices.named()) == refusal)
        #expect(applied.when(event, on: "2012-03-01", Choices.named(code: "NT2")) == nil)
    }

    @Test(arguments: [
        ("provider-qualified", ""), ("provider-refused", #","reasonCode":"incomplete""#),
        ("provider-removed", #","reasonCode":"atRequest""#),
    ])
    func `a provider can apply again once something is decided`(decided: String, more: String) {
        let decided = applied.given(decided, on: "2012-03-01", Choices.named(more))
        #expect(decided.state.providers.map(\.awaitsDecision) == [false])
        #expect(decided.when(event, on: "2012-04-01", Choices.named()) == nil)
        let again = decided.given(event, on: "2012-04-01", Choices.named())
        #expect(again.state.providers.map(\.awaitsDecision) == [true])
        #expect(
            again.when(event, on: "2012-05-01", Choices.named())
                == .alreadyApplied(Choices.nt1, on: day("2012-04-01"), by: Position(2)))
    }

    @Test func `an application after the window has closed is recorded`() throws {
        let closed = Choices.story.given(
            "qualification-window-opened", on: "2012-01-01",
            #"{"rolling":false,"closes":"2012-01-31"}"#)
        #expect(closed.when(event, on: "2012-02-01", Choices.named()) == nil)
        let state = closed.given(event, on: "2012-02-01", Choices.named()).state
        let application = try #require(state.provider(Choices.nt1)?.applications.first)
        #expect(state.windowStanding(on: application.on) == .closed)
    }

    @Test func `it is found under the provider`() {
        let tags = Reading.tags(ChoiceArea.self, event, Choices.named())
        #expect(tags == ["supplier:NT1"])
    }
}
