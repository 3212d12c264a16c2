import EventLog
import Testing

@testable import Commissioning

@Suite struct PersonListTests {
    @Test func `persons are put in the order of their bytes`() {
        let persons = ["b", "a10", "B", "a2"].map(Boards.ref)
        #expect(PersonList.ascending(persons, by: \.self).map(\.text) == ["B", "a10", "a2", "b"])
    }

    @Test func `the person who stands twice is named`() {
        #expect(throws: GovernanceRefusal.personTwice(Boards.lay, field: "by")) {
            try PersonList.check([Boards.chair, Boards.lay, Boards.lay], in: "by")
        }
        #expect(throws: Never.self) {
            try PersonList.check([Boards.chair, Boards.lay], in: "by")
        }
    }
}
