import EventLog
import Testing

@testable import Commissioning

@Suite struct ContractContestsTests {
    @Test func `what says otherwise of the award, a change or an end is named once`() {
        let story =
            Contracts.awarded.given("contract-awarded", on: "2014-02-01", Contracts.award(pence: 1))
            .given("contract-extended", on: "2016-10-01", Contracts.to("2018-04-01"))
            .given("contract-extended", on: "2016-10-01", Contracts.to("2018-05-01"))
            .given("contract-terminated", on: "2017-01-01", #"{"reasonCode":"breach"}"#)
            .given("contract-terminated", on: "2017-01-01", #"{"reasonCode":"mutual"}"#)
        #expect(story.state.contests == at(0, 2, 4))
        #expect(story.state.award?.contests == at(0))
    }

    @Test func `without contradictions nothing is named`() {
        let state = Contracts.awarded.given("contract-signed", on: "2014-03-01", "{}").state
        #expect(state.contests.isEmpty && !state.isContested)
    }

    @Test func `what contradicted a contract that another replaced is still named`() {
        let state =
            Contracts.awarded.given("contract-awarded", on: "2014-02-01", Contracts.award(pence: 1))
            .given("contract-terminated", on: "2016-01-01", #"{"reasonCode":"replaced"}"#)
            .given(
                "contract-awarded", on: "2016-02-01",
                Contracts.award(start: "2016-02-01", end: "2018-02-01")
            ).state
        #expect(state.contests == at(0) && !state.isContested)
    }
}
