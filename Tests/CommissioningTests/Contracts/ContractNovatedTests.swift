import EventLog
import Testing

@testable import Commissioning

@Suite struct ContractNovatedTests {
    private let toOther = #"{"provider":{"supplier":"RM1"}}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ContractArea.self, "contract-novated", minimal: toOther,
            full: #"""
                {"provider":{"supplier":"RM1","supplierName":"A Trust",
                "registeredAddress":"1 Example Road"},"effectiveOn":"2015-04-01",
                "decision":{"officer":"person:7"}}
                """#)
    }

    @Test func `somebody must provide, by code or by name`() {
        #expect(
            Contracts.awarded.when("contract-novated", on: "2015-01-01", #"{"provider":{}}"#)
                == .providerMissing)
        #expect(Contracts.awarded.when("contract-novated", on: "2015-01-01", toOther) == nil)
    }

    @Test func `a novation holds from its day, or from another that it gives`() throws {
        let state =
            Contracts.awarded.given("contract-novated", on: "2015-01-01", toOther)
            .given(
                "contract-novated", on: "2015-02-01",
                #"""
                {"provider":{"supplierName":"A Ltd"},"effectiveOn":"2015-04-01",
                "decision":{"officer":"person:7"}}
                """#
            ).state
        #expect(
            state.novations.map(\.value.effectiveOn) == [day("2015-01-01"), day("2015-04-01")])
        #expect(
            state.novations.map(\.value.provider.supplier)
                == [.body(ods("RM1")), .named("A Ltd")])
        let officer = Decision.officer(try #require(Reference("person:7")), delegation: nil)
        #expect(state.novations.map(\.value.decision) == [nil, officer])
        #expect(!state.isContested && state.withoutContract.isEmpty)
    }

    @Test func `another provider from the same day is contested, the same one is not`() {
        let novated = Contracts.awarded.given("contract-novated", on: "2015-01-01", toOther)
        let again = novated.given("contract-novated", on: "2015-01-01", toOther)
        #expect(again.state.novations == novated.state.novations)
        let other = #"{"provider":{"supplier":"RQX"}}"#
        #expect(novated.when("contract-novated", on: "2015-01-01", other) == nil)
        let state = novated.given("contract-novated", on: "2015-01-01", other).state
        #expect(state.novations.map(\.contests) == [at(1)] && state.isContested)
    }

    @Test func `a novation with no contract on record, or after its end, is recorded`() {
        #expect(Contracts.story.when("contract-novated", on: "2015-01-01", toOther) == nil)
        let state = Contracts.story.given("contract-novated", on: "2015-01-01", toOther).state
        #expect(state.withoutContract == at(0) && state.novations.count == 1)
        #expect(Contracts.terminated.when("contract-novated", on: "2016-01-01", toOther) == nil)
        let ended = Contracts.terminated.given("contract-novated", on: "2016-01-01", toOther).state
        #expect(ended.afterTermination == at(2))
    }

    @Test func `it is found under the new provider`() {
        #expect(Reading.tags(ContractArea.self, "contract-novated", toOther) == ["supplier:RM1"])
    }
}
