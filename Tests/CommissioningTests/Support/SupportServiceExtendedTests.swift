import EventLog
import Testing

@testable import Commissioning

@Suite struct SupportServiceExtendedTests {
    private let aYearMore = #"{"newEnd":"2015-04-01","competed":false}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            SupportArea.self, "support-service-extended", minimal: aYearMore, full: aYearMore)
    }

    @Test func `an extension supersedes the end`() {
        let state =
            Services.agreed.given("support-service-extended", on: "2014-02-01", aYearMore).state
        #expect(state.agreement?.end.value == day("2015-04-01"))
        #expect(state.agreement?.end.superseded == at(0))
        #expect(state.extensions.map(\.value.isCompeted) == [false])
        #expect(state.withoutAgreement.isEmpty)
    }

    @Test(arguments: ["2013-04-01", "2012-04-01"])
    func `the new end must be after the start on record`(end: String) {
        let refusal = Services.agreed.when(
            "support-service-extended", on: "2014-02-01", #"{"newEnd":"\#(end)","competed":true}"#)
        #expect(
            refusal
                == .endNotAfterStart(
                    end: day(end), start: day("2013-04-01"), agreedBy: Position(0)))
    }

    @Test func `an extension with no agreement on record is recorded`() {
        #expect(Services.story.when("support-service-extended", on: "2014-02-01", aYearMore) == nil)
        let state =
            Services.story.given("support-service-extended", on: "2014-02-01", aYearMore).state
        #expect(state.withoutAgreement == at(0) && state.extensions.count == 1)
    }

    @Test func `an extension after the exit is recorded, whatever its end`() {
        let exited = Services.agreed.given(
            "support-service-exited", on: "2014-01-01", #"{"reasonCode":"moved"}"#)
        let early = #"{"newEnd":"2013-01-01","competed":false}"#
        #expect(exited.when("support-service-extended", on: "2014-02-01", early) == nil)
        let state = exited.given("support-service-extended", on: "2014-02-01", early).state
        #expect(state.withoutAgreement == at(2))
    }
}
