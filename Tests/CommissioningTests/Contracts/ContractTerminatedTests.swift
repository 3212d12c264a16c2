import EventLog
import Testing

@testable import Commissioning

@Suite struct ContractTerminatedTests {
    private let mutual = #"{"reasonCode":"mutual"}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ContractArea.self, "contract-terminated", minimal: mutual,
            full: #"""
                {"reasonCode":"providerFailure","reason":"Staff left.","effectiveOn":"2016-03-01",
                "decision":{"urgent":"u1"}}
                """#)
    }

    @Test func `the codes are those of the schema`() {
        let codes = ContractTermination.Reason.allCases.map(\.rawValue).joined(separator: " ")
        #expect(
            codes == "breach mutual convenience providerFailure ineffective replaced other")
    }

    @Test func `a termination says from when, why and who decided`() throws {
        #expect(Contracts.terminated.state.termination?.value.effectiveOn == day("2016-01-01"))
        let data = #"""
            {"reasonCode":"breach","effectiveOn":"2016-03-01","decision":{"urgent":"u1"}}
            """#
        let state = Contracts.awarded.given("contract-terminated", on: "2016-01-01", data).state
        let termination = try #require(state.termination)
        #expect(termination.value.effectiveOn == day("2016-03-01"))
        #expect(termination.value.reason == .breach && termination.on == day("2016-01-01"))
        #expect(termination.value.decision == .urgent(try #require(Reference("u1"))))
        #expect(state.afterTermination.isEmpty && state.withoutContract.isEmpty)
    }

    @Test func `a contract cannot be terminated twice, unless it was awarded again`() {
        #expect(
            Contracts.terminated.when("contract-terminated", on: "2016-02-01", mutual)
                == .alreadyTerminated(on: day("2016-01-01"), by: Position(1)))
        let again = Contracts.terminated.given(
            "contract-awarded", on: "2016-02-01",
            Contracts.award(start: "2016-02-01", end: "2018-02-01"))
        #expect(again.when("contract-terminated", on: "2016-03-01", mutual) == nil)
    }

    @Test func `a contract cannot be over before its start`() {
        func refusal(_ effectiveOn: String) -> ContractRefusal? {
            Contracts.awarded.when(
                "contract-terminated", on: "2014-03-01",
                #"{"reasonCode":"mutual","effectiveOn":"\#(effectiveOn)"}"#)
        }
        #expect(
            refusal("2014-03-31")
                == .terminatedBeforeStart(
                    effectiveOn: day("2014-03-31"), start: day("2014-04-01"),
                    awardedBy: Position(0)))
        #expect(refusal("2014-04-01") == nil)
    }

    @Test func `a termination agreed before the start is recorded, and nothing was in force`() {
        #expect(Contracts.awarded.when("contract-terminated", on: "2014-03-01", mutual) == nil)
        let state = Contracts.awarded.given("contract-terminated", on: "2014-03-01", mutual).state
        #expect(!state.isInForce(asOf: day("2014-04-01")))
    }

    @Test func `a termination with no contract on record is recorded`() {
        #expect(Contracts.story.when("contract-terminated", on: "2016-01-01", mutual) == nil)
        let state = Contracts.story.given("contract-terminated", on: "2016-01-01", mutual).state
        #expect(state.termination != nil && state.withoutContract == at(0))
    }

    @Test func `a second termination that stands on record all the same is contested`() {
        let state =
            Contracts.terminated.given("contract-terminated", on: "2016-02-01", mutual).state
        #expect(state.termination?.on == day("2016-02-01"))
        #expect(state.termination?.contests == at(1) && state.isContested)
    }
}
