import EventLog
import Testing

@testable import Commissioning

@Suite struct ContractRecordPublishedTests {
    private let notice = #"{"channel":"ContractsFinder","noticeId":"CF 7"}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ContractArea.self, "contract-record-published", minimal: #"{"channel":"CCGsite"}"#,
            full: #"""
                {"channel":"ContractsFinder","noticeId":"CF 7","uri":"https://example.org/7"}
                """#)
    }

    @Test func `a publication says where the record stands`() {
        let state = Contracts.awarded.given(
            "contract-record-published", on: "2014-03-01", notice
        ).state
        #expect(
            state.publications.map(\.value)
                == [ContractPublication(channel: .contractsFinder, noticeID: "CF 7", uri: nil)])
        #expect(state.withoutContract.isEmpty)
    }

    @Test func `a record that is never published stops nothing`() {
        #expect(Contracts.awarded.when("contract-signed", on: "2014-03-01", "{}") == nil)
        let state =
            Contracts.awarded.given("contract-signed", on: "2014-03-01", "{}")
            .given("payment-made", on: "2014-05-01", Contracts.pay(1)).state
        #expect(state.publications.isEmpty && state.payments?.count == 1)
    }

    @Test func `the same notice again changes nothing, on another day it is contested`() {
        let published = Contracts.awarded.given(
            "contract-record-published", on: "2014-03-01", notice)
        let again = published.given("contract-record-published", on: "2014-03-01", notice)
        #expect(again.state.publications == published.state.publications)
        let later = published.given("contract-record-published", on: "2014-03-02", notice)
        #expect(later.state.publications.map(\.contests) == [at(1)] && later.state.isContested)
    }

    @Test func `the same notice at another address is contested`() {
        let state =
            Contracts.awarded.given("contract-record-published", on: "2014-03-01", notice)
            .given(
                "contract-record-published", on: "2014-03-01",
                #"{"channel":"ContractsFinder","noticeId":"CF 7","uri":"https://example.org/8"}"#
            ).state
        #expect(state.publications.map(\.contests) == [at(1)])
    }

    @Test func `publications without a number are one when they are of one day`() {
        let own = #"{"channel":"CCGsite"}"#
        let state =
            Contracts.awarded.given("contract-record-published", on: "2014-03-01", own)
            .given("contract-record-published", on: "2014-03-01", own)
            .given("contract-record-published", on: "2015-03-01", own)
            .given("contract-record-published", on: "2015-03-01", #"{"channel":"S2H"}"#).state
        #expect(state.publications.map(\.by) == at(1, 3, 4) && !state.isContested)
    }

    @Test func `a publication with no contract on record is recorded`() {
        #expect(
            Contracts.story.when("contract-record-published", on: "2014-03-01", notice) == nil)
        let state = Contracts.story.given(
            "contract-record-published", on: "2014-03-01", notice
        ).state
        #expect(state.withoutContract == at(0) && state.publications.count == 1)
    }
}
