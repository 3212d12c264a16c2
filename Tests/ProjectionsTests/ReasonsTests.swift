import EventLog
import Testing

@testable import Projections

@Suite struct ReasonsTests {
    private let positions = [Position(3), Position(1)]

    @Test func `a value is late when one of its events is`() {
        #expect(Reasons(positions, late: [Position(1)]).isLate)
        #expect(!Reasons(positions, late: [Position(2)]).isLate)
        #expect(Reasons(positions, late: []).by == positions)
    }

    @Test func `what says otherwise is named once, in ascending order`() {
        let reasons = Reasons(
            positions, late: [], contests: [Position(5), Position(2), Position(5)])
        #expect(reasons.contests == [Position(2), Position(5)] && reasons.isContested)
        #expect(!Reasons(positions, late: []).isContested)
    }
}
