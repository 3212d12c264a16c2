import EventLog
import Testing

@testable import Commissioning

@Suite struct BoundaryMovedTests {
    private let move = #"{"fromSystem":"QF7","toSystem":"QT1"}"#
    private let story = Story(OrganisationArea.self, "org/02Q")

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            OrganisationArea.self, "boundary-moved", minimal: move,
            full: #"{"fromSystem":"QF7","toSystem":"QT1","effectiveOn":"2022-07-01"}"#)
    }

    @Test func `moves follow one another`() {
        let state =
            story.given("boundary-moved", on: "2022-07-01", move)
            .given("boundary-moved", on: "2023-07-01", #"{"fromSystem":"QT1","toSystem":"QF7"}"#)
            .state
        #expect(state.boundaryMoves.map(\.value.toSystem) == [ods("QT1"), ods("QF7")])
        #expect(state.boundaryMoves.allSatisfy { !$0.isContested })
    }

    @Test func `two moves from one day contest each other`() {
        let state =
            story.given("boundary-moved", on: "2022-07-01", move)
            .given("boundary-moved", on: "2022-07-01", #"{"fromSystem":"QF7","toSystem":"QOQ"}"#)
            .state
        #expect(state.boundaryMoves.map(\.value.toSystem) == [ods("QOQ")])
        #expect(state.boundaryMoves.first?.contests == at(0))
    }

    @Test func `it is found under both systems`() {
        let tags = Reading.tags(OrganisationArea.self, "boundary-moved", move)
        #expect(tags == ["body:QF7", "body:QT1"])
    }
}
