import Testing

@testable import Projections

@Suite struct InterestsColumnTests {
    @Test func `the columns are those of the template, in its order`() {
        let headings = InterestsColumn.allCases.map(\.heading)
        #expect(headings.count == 11 && Set(headings).count == 11)
        #expect(headings.first == "Name" && headings.last == "Action taken to mitigate risk")
    }
}
