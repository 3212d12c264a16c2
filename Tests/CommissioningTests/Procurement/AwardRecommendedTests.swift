import EventLog
import Testing

@testable import Commissioning

@Suite struct AwardRecommendedTests {
    private let lotA = #"{"lotId":"A","bid":"b1","ranking":["b1","b2"]}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "award-recommended", minimal: "{}",
            full: #"{"lotId":"A","bid":"b1","ranking":["b1","b2"],"total":"87.5"}"#)
    }

    @Test func `the total is sealed until the award is notified`() throws {
        let type = try #require(Reading.type(ProcurementArea.self, "award-recommended"))
        let field = try #require(type.schema.fields.first { $0.name == "total" })
        #expect(field.sealing == .embargoed)
        #expect(field.audience.description == "after(procurement.award-notified.v1)")
    }

    @Test func `recommendations for two lots stand side by side`() {
        let lotB = #"{"lotId":"B"}"#
        let state = Tenders.opened.given("award-recommended", on: "2013-06-10", lotA)
            .given("award-recommended", on: "2013-06-10", lotB).state
        #expect(state.recommendations.map(\.value.bid) == [ref("b1"), nil])
        #expect(state.recommendations.first?.value.ranking == [ref("b1"), ref("b2")])
        #expect(state.recommendations.allSatisfy { !$0.isContested })
    }

    @Test func `another recommendation of the same day is recorded and contested`() {
        let story = Tenders.opened.given("award-recommended", on: "2013-06-10", lotA)
        let other = #"{"lotId":"A","bid":"b2"}"#
        #expect(story.when("award-recommended", on: "2013-06-10", other) == nil)
        let state = story.given("award-recommended", on: "2013-06-10", other).state
        #expect(state.recommendations.map(\.contests) == [at(3)])
        let later = story.given("award-recommended", on: "2013-06-11", other).state
        #expect(later.recommendations.count == 2)
    }

    @Test func `a recommendation for a lot that is not published is refused`() {
        #expect(
            Tenders.opened.when("award-recommended", on: "2013-06-10", #"{"lotId":"C"}"#)
                == .lotUnknown(ref("C"), published: at(0)))
    }
}
