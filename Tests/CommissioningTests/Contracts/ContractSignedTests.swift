import EventLog
import Testing

@testable import Commissioning

@Suite struct ContractSignedTests {
    private let both = #"{"signedFor":["03X","02Q"]}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(ContractArea.self, "contract-signed", minimal: "{}", full: both)
    }

    @Test func `a signature says whose it is, and on which day`() {
        let state = Contracts.awarded.given("contract-signed", on: "2014-03-01", both).state
        #expect(state.signings.map(\.value.signedFor) == [[ods("02Q"), ods("03X")]])
        #expect(state.signings.map(\.on) == [day("2014-03-01")] && state.withoutContract.isEmpty)
    }

    @Test func `a party is named once`() {
        let twice = #"{"signedFor":["02Q","03X","02Q"]}"#
        #expect(
            Contracts.awarded.when("contract-signed", on: "2014-03-01", twice)
                == .partyTwice(ods("02Q")))
    }

    @Test func `the same parties cannot sign twice on one day`() {
        let signed = Contracts.awarded.given("contract-signed", on: "2014-03-01", both)
        let turned = #"{"signedFor":["02Q","03X"]}"#
        #expect(
            signed.when("contract-signed", on: "2014-03-01", turned)
                == .alreadySigned(on: day("2014-03-01"), by: Position(1)))
        #expect(signed.when("contract-signed", on: "2014-03-01", "{}") == nil)
    }

    @Test func `a signature of the same parties on another day is recorded and contested`() {
        let signed = Contracts.awarded.given("contract-signed", on: "2014-03-01", both)
        #expect(signed.when("contract-signed", on: "2014-03-02", both) == nil)
        let state = signed.given("contract-signed", on: "2014-03-02", both).state
        #expect(state.signings.map(\.on) == [day("2014-03-02")] && state.isContested)
        #expect(state.signings.map(\.contests) == [at(1)])
    }

    @Test func `a signature that stands on record twice all the same is one`() {
        let signed = Contracts.awarded.given("contract-signed", on: "2014-03-01", both)
        let again = signed.given("contract-signed", on: "2014-03-01", both)
        #expect(again.state.signings == signed.state.signings)
    }

    @Test func `a signature before the award is recorded`() {
        #expect(Contracts.story.when("contract-signed", on: "2014-01-01", "{}") == nil)
        let state = Contracts.story.given("contract-signed", on: "2014-01-01", "{}")
            .given("contract-awarded", on: "2014-02-01", Contracts.award()).state
        #expect(state.withoutContract == at(0) && state.signings.map(\.by) == at(0))
        #expect(state.award != nil)
    }

    @Test(arguments: ["2014-03-31", "2014-04-02"])
    func `a signature before or after the start is recorded`(on: String) {
        #expect(Contracts.awarded.when("contract-signed", on: on, "{}") == nil)
        let state = Contracts.awarded.given("contract-signed", on: on, "{}").state
        #expect(state.signings.map(\.on) == [day(on)])
    }

    @Test func `it is found under those whose signature it is`() {
        #expect(
            Reading.tags(ContractArea.self, "contract-signed", both) == ["body:02Q", "body:03X"])
    }
}
