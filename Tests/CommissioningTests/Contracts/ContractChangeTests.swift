import EventLog
import Testing

@testable import Commissioning

@Suite struct ContractChangeTests {
    @Test func `extensions are told from modifications, and options from other extensions`() {
        let changes =
            Contracts.awarded.given("contract-modified", on: "2015-01-01", Contracts.by(1))
            .given("contract-extended", on: "2016-01-01", Contracts.to("2018-04-01"))
            .given("contract-extended", on: "2017-01-01", Contracts.to("2019-04-01", option: false))
            .state.changes.map(\.value)
        #expect(changes.map(\.isExtension) == [false, true, true])
        #expect(changes.map(\.isOption) == [false, true, false])
    }

    @Test func `a change knows the end on record when it was made`() {
        let changes =
            Contracts.awarded.given("contract-modified", on: "2017-03-31", Contracts.by(1))
            .given("contract-modified", on: "2017-04-01", Contracts.by(1))
            .given("contract-extended", on: "2017-05-01", Contracts.to("2018-04-01"))
            .given("contract-modified", on: "2017-06-01", Contracts.by(1))
            .state.changes.map(\.value)
        #expect(changes.map(\.isAfterEnd) == [false, true, true, false])
        let end = day("2017-04-01")
        #expect(changes.map(\.endBefore) == [end, end, end, day("2018-04-01")])
    }

    @Test(arguments: ["contract-modified", "contract-extended"])
    func `a change that takes the value beyond any amount is refused`(event: String) throws {
        let most = Pence.bounds.upperBound
        let story = Contracts.story.given(
            "contract-awarded", on: "2014-02-01", Contracts.award(pence: most))
        func data(_ delta: Int64) -> String {
            event == "contract-modified"
                ? Contracts.by(delta) : Contracts.to("2018-04-01", delta: delta)
        }
        let (value, delta) = (try #require(Pence(most)), try #require(Pence(1)))
        #expect(
            story.when(event, on: "2015-01-01", data(1))
                == .valueOutOfRange(value: value, delta: delta, statedBy: at(0)))
        #expect(story.when(event, on: "2015-01-01", data(-1)) == nil)
        let lowered = story.given("contract-modified", on: "2014-12-01", Contracts.by(-1))
        #expect(lowered.when(event, on: "2015-01-01", data(1)) == nil)
        #expect(
            story.when("contract-modified", on: "2015-01-01", Contracts.by(1, vat: "incl")) == nil)
    }
}
