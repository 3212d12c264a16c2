import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct TiesTests {
    @Test func `a person is tied to a supplier by its code, and awards know their item`()
        async throws
    {
        let history = try await history(UndeclaredAtMeetingTests.decided(""))
        let award = try #require(history.decidedAwards.first)
        #expect(award.item?.value.item.text == "1" && award.conflicts != nil)
        let person = try #require(Reference("person:gp"))
        let ties = history.ties(
            of: person, to: award.decided.value.suppliers, on: award.decided.on,
            in: history.body)
        #expect(ties.count == 1 && ties.first?.isByCode == true)
        #expect(!award.isDeclared(by: person) && award.actions(for: person).isEmpty)
    }
}
