import EventLog
import Testing

@testable import Commissioning

@Suite struct ContractExtendedTests {
    private let aYearMore = Contracts.to("2018-04-01")

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ContractArea.self, "contract-extended",
            minimal: #"{"newEnd":"2018-04-01","wasOption":true}"#,
            full: #"""
                {"newEnd":"2018-04-01","wasOption":false,"valueDelta":{"pence":1,"vat":"excl"},
                "decision":{"officer":"person:7","delegation":"d1"}}
                """#)
    }

    @Test func `an extension is kept with its end, its value and its decision`() throws {
        let officer = #"{"newEnd":"2018-04-01","wasOption":true,"decision":{"officer":"person:7"}}"#
        let state = Contracts.awarded.given("contract-extended", on: "2016-10-01", officer).state
        let change = try #require(state.changes.first)
        #expect(change.value.isOption && change.value.newEnd == day("2018-04-01"))
        let person = try #require(Reference("person:7"))
        #expect(change.value.decision == .officer(person, delegation: nil))
        #expect(!change.value.isAfterEnd && state.withoutContract.isEmpty)
    }

    @Test(arguments: ["2014-04-01", "2013-04-01"])
    func `the new end must be after the start on record`(end: String) {
        #expect(
            Contracts.awarded.when("contract-extended", on: "2015-01-01", Contracts.to(end))
                == .endNotAfterStart(
                    end: day(end), start: day("2014-04-01"), awardedBy: Position(0)))
    }

    @Test func `an extension after the end is recorded and marked`() {
        #expect(Contracts.awarded.when("contract-extended", on: "2017-04-01", aYearMore) == nil)
        let state = Contracts.awarded.given("contract-extended", on: "2017-04-01", aYearMore).state
        #expect(state.changes.map(\.value.isAfterEnd) == [true])
    }

    @Test func `an extension that was no option is recorded`() {
        let other = Contracts.to("2018-04-01", option: false)
        #expect(Contracts.awarded.when("contract-extended", on: "2016-10-01", other) == nil)
        let state = Contracts.awarded.given("contract-extended", on: "2016-10-01", other).state
        #expect(state.changes.map(\.value.isOption) == [false])
        #expect(state.currentEnd(asOf: day("2016-10-01"))?.value == day("2018-04-01"))
    }

    @Test func `an extension with no contract on record is recorded`() {
        #expect(Contracts.story.when("contract-extended", on: "2016-10-01", aYearMore) == nil)
        let state = Contracts.story.given("contract-extended", on: "2016-10-01", aYearMore).state
        #expect(state.withoutContract == at(0) && state.changes.map(\.value.endBefore) == [nil])
    }

    @Test func `an extension after the termination is recorded and does not undo it`() {
        #expect(Contracts.terminated.when("contract-extended", on: "2016-02-01", aYearMore) == nil)
        let state =
            Contracts.terminated.given("contract-extended", on: "2016-02-01", aYearMore).state
        #expect(state.afterTermination == at(2) && state.changes.map(\.value.isAfterEnd) == [true])
        #expect(!state.isInForce(asOf: day("2016-03-01")))
    }

    @Test func `the same extension again changes nothing`() {
        let data = Contracts.to("2018-04-01", delta: 500)
        let extended = Contracts.awarded.given("contract-extended", on: "2016-10-01", data)
        let again = extended.given("contract-extended", on: "2016-10-01", data)
        #expect(again.state.changes == extended.state.changes)
        #expect(again.state.currentValue.money == Contracts.whole(30_500))
    }

    @Test func `another extension of the same day is contested and made in its place`() {
        let state =
            Contracts.awarded
            .given("contract-extended", on: "2017-05-01", Contracts.to("2018-04-01", delta: 500))
            .given("contract-extended", on: "2017-05-01", Contracts.to("2019-04-01", delta: 700))
            .state
        #expect(state.changes.map(\.contests) == [at(1)] && state.isContested)
        #expect(state.changes.map(\.value.endBefore) == [day("2017-04-01")])
        #expect(state.changes.map(\.value.isAfterEnd) == [true])
        #expect(state.currentValue.money == Contracts.whole(30_700))
    }
}
