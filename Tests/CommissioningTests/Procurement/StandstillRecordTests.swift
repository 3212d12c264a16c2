import EventLog
import Testing

@testable import Commissioning

@Suite struct StandstillRecordTests {
    private let started = Tenders.story.given(
        "standstill-started", on: "2013-07-02",
        #"{"basis":"PCR2006","start":"2013-07-02","end":"2013-07-12"}"#)

    @Test func `the codes are those of the schema`() {
        #expect(
            Tenders.codes(Standstill.Basis.self) == "PCR2006 PCR2015 PSR PA2023 voluntary")
    }

    @Test func `a standstill runs until an event ends it`() {
        #expect(started.state.standstill?.isRunning == true)
        let ended = started.given("standstill-ended", on: "2013-07-12", "{}").state.standstill
        #expect(ended?.isRunning == false && ended?.endedBeforeItsEnd == false)
    }

    @Test func `a standstill that ends before its last day is recorded as such`() {
        #expect(started.when("standstill-ended", on: "2013-07-11", "{}") == nil)
        let ended = started.given("standstill-ended", on: "2013-07-11", "{}").state.standstill
        #expect(ended?.endedBeforeItsEnd == true)
    }

    @Test func `no end is early while the last day is not known`() {
        let ended = Tenders.story.given("standstill-ended", on: "2013-07-11", "{}").state.standstill
        #expect(ended?.endedBeforeItsEnd == nil && ended?.isRunning == false)
    }

    @Test func `a standstill with a later start supersedes the one before it`() {
        let state = started.given("standstill-ended", on: "2013-07-05", "{}")
            .given(
                "standstill-started", on: "2013-07-08", #"{"basis":"PCR2006","start":"2013-07-08"}"#
            )
            .state
        #expect(state.standstill?.isRunning == true)
        #expect(state.standstill?.started?.superseded == at(0))
        #expect(state.standstill?.formerEndings.map(\.by) == at(1))
    }

    @Test func `another account of one standstill is contested`() {
        let state = started.given(
            "standstill-started", on: "2013-07-02",
            #"{"basis":"PCR2006","start":"2013-07-02","end":"2013-07-15"}"#
        ).state
        #expect(state.standstill?.started?.contests == at(0))
    }
}
