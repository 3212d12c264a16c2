import EventLog
import Testing

@testable import Commissioning

@Suite struct ProviderQualifiedTests {
    private let event = "provider-qualified"
    private let full = #"""
        {"supplier":"NT1","supplierName":"Feet Ltd","directoryListedOn":"2012-04-08",
        "decision":{"officer":"person:1"}}
        """#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(ChoiceArea.self, event, minimal: "{}", full: full)
    }

    @Test func `a provider is qualified from the day of the fact`() throws {
        let state = Choices.story.given(event, on: "2012-04-01", full).state
        let provider = try #require(state.provider(Choices.nt1))
        let qualification = try #require(provider.qualifications.first)
        #expect(qualification.value.directoryListedOn == day("2012-04-08"))
        let officer = try #require(Reference("person:1"))
        #expect(qualification.value.decision == .officer(officer, delegation: nil))
        #expect(provider.standing == .qualified && qualification.on == day("2012-04-01"))
    }

    @Test func `somebody must be qualified`() {
        #expect(Choices.story.when(event, on: "2012-04-01", "{}") == .supplierMissing)
    }

    @Test func `a provider cannot be qualified twice`() {
        let refusal = ChoiceRefusal.alreadyQualified(
            Choices.nt1, on: day("2012-04-01"), by: Position(3))
        #expect(Choices.qualified.when(event, on: "2012-05-01", full) == refusal)
        let applied = Choices.qualified.given("provider-applied", on: "2012-05-01", Choices.named())
        #expect(applied.when(event, on: "2012-06-01", full) == refusal)
    }

    @Test(arguments: ["provider-suspended", "provider-refused", "provider-removed"])
    func `a provider can be qualified again after another decision`(decided: String) {
        let decided = Choices.qualified.given(
            decided, on: "2012-05-01", Choices.named(#","reasonCode":"other""#))
        #expect(decided.when(event, on: "2012-06-01", full) == nil)
        let state = decided.given(event, on: "2012-06-01", full).state
        #expect(state.provider(Choices.nt1)?.standing == .qualified)
        #expect(state.provider(Choices.nt1)?.qualifications.map(\.by) == at(3, 5))
    }

    @Test func `a qualification without application and assessment is recorded as such`() throws {
        #expect(Choices.specified.when(event, on: "2012-04-01", full) == nil)
        let state = Choices.specified.given(event, on: "2012-04-01", full).state
        let provider = try #require(state.provider(Choices.nt1))
        #expect(!provider.hasApplied(by: day("2012-04-01")))
        #expect(provider.assessment(by: day("2012-04-01")) == nil)
    }

    @Test func `a qualification with an unmet criterion is recorded as such`() throws {
        let provider = try #require(Choices.qualified.state.provider(Choices.nt1))
        let qualification = try #require(provider.qualifications.first)
        #expect(provider.hasApplied(by: qualification.on))
        #expect(
            provider.assessment(by: qualification.on)?.value.unmet == Choices.refs("access"))
        let assessed = Choices.specified.given(
            "provider-qualification-assessed", on: "2012-03-01", Choices.assessed)
        #expect(assessed.when(event, on: "2012-04-01", full) == nil)
    }

    @Test func `a second qualification that stands on record all the same is contested`() {
        let state = Choices.qualified.given(event, on: "2012-05-01", full).state
        let provider = state.provider(Choices.nt1)
        #expect(provider?.qualifications.map(\.contests) == [at(3)])
        #expect(provider?.standings.last?.contests == at(3))
        #expect(provider?.standings.last?.on == day("2012-05-01"))
    }

    @Test func `it is found under the provider`() {
        #expect(Reading.tags(ChoiceArea.self, event, full) == ["supplier:NT1"])
    }
}
