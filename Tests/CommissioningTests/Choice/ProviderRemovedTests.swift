import EventLog
import Testing

@testable import Commissioning

@Suite struct ProviderRemovedTests {
    private let event = "provider-removed"
    private let contract = Choices.named(#","reasonCode":"contract""#)
    private let removed = Choices.qualified.given(
        "provider-removed", on: "2012-05-01", Choices.named(#","reasonCode":"contract""#))

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ChoiceArea.self, event, minimal: #"{"reasonCode":"finance"}"#,
            full: #"""
                {"supplier":"NT1","supplierName":"Feet Ltd","reasonCode":"registration",
                "reason":"Struck off."}
                """#)
    }

    @Test func `a removal says why`() throws {
        let provider = try #require(removed.state.provider(Choices.nt1))
        #expect(provider.standing == .removed && provider.isRemoved)
        #expect(provider.removals.map(\.value) == [.contract])
        #expect(provider.removals.map(\.by) == at(4))
    }

    @Test func `somebody must be removed`() {
        let nobody = #"{"reasonCode":"other"}"#
        #expect(Choices.story.when(event, on: "2012-05-01", nobody) == .supplierMissing)
    }

    @Test func `a provider cannot be removed twice, even if it applied again`() {
        let refusal = ChoiceRefusal.alreadyRemoved(
            Choices.nt1, on: day("2012-05-01"), by: Position(4))
        #expect(removed.when(event, on: "2012-06-01", contract) == refusal)
        let applied = removed.given("provider-applied", on: "2012-05-15", Choices.named())
        #expect(applied.when(event, on: "2012-06-01", contract) == refusal)
    }

    @Test func `a provider qualified again can be removed again`() {
        let again = removed.given("provider-qualified", on: "2012-06-01", Choices.named())
        #expect(again.when(event, on: "2012-07-01", contract) == nil)
        let state = again.given(event, on: "2012-07-01", contract).state
        #expect(state.provider(Choices.nt1)?.removals.map(\.by) == at(4, 6))
    }

    @Test func `the removal of an unknown provider is recorded`() {
        #expect(Choices.story.when(event, on: "2012-05-01", contract) == nil)
        let state = Choices.story.given(event, on: "2012-05-01", contract).state
        #expect(state.provider(Choices.nt1)?.standing == .removed)
    }

    @Test func `a second removal that stands on record all the same is contested`() {
        let state = removed.given(event, on: "2012-06-01", contract).state
        #expect(state.provider(Choices.nt1)?.removals.map(\.contests) == [at(4)])
        #expect(state.provider(Choices.nt1)?.standings.last?.contests == at(4))
    }

    @Test func `it is found under the provider`() {
        #expect(Reading.tags(ChoiceArea.self, event, contract) == ["supplier:NT1"])
    }
}
