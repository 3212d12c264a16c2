import EventLog
import Testing

@testable import Commissioning

@Suite struct AwardNotifiedTests {
    private let minimal = #"""
        {"award":"a1","method":"electronic","reasonsGiven":true,"scoresGiven":false}
        """#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "award-notified", minimal: minimal,
            full: #"""
                {"award":"a1","to":["b1","b2"],"method":"post","reasonsGiven":true,
                "scoresGiven":false}
                """#)
    }

    @Test func `the codes are those of the schema`() {
        #expect(Tenders.codes(AwardNotification.Method.self) == "electronic post")
    }

    @Test func `letters add up, of an unknown award too`() {
        #expect(Tenders.story.when("award-notified", on: "2013-07-02", minimal) == nil)
        let state = Tenders.story.given("award-notified", on: "2013-07-02", minimal)
            .given(
                "award-notified", on: "2013-07-03",
                #"""
                {"award":"a1","to":["b2"],"method":"post","reasonsGiven":false,"scoresGiven":true}
                """#
            ).state
        let record = state.awards[ref("a1")]
        #expect(record?.notifications.map(\.value.to) == [[], [ref("b2")]])
        #expect(record?.notifications.map(\.value.hasReasons) == [true, false])
        #expect(record?.notifications.map(\.value.hasScores) == [false, true])
        #expect(record?.decided == nil)
    }
}
