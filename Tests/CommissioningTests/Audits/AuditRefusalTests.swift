import EventLog
import Testing

@testable import Commissioning

@Suite struct AuditRefusalTests {
    @Test func `a refusal names its rule and its facts`() {
        let (first, second) = (day("2016-01-01"), day("2016-02-01"))
        let backwards = AuditRefusal.endNotAfterStart(to: first, from: second)
        #expect(backwards.rule == "end-not-after-start" && backwards.restsOn.isEmpty)
        #expect(backwards.sentence.contains("2016-02-01"))
        let early = AuditRefusal.searchBeforeItsDays(from: second, on: first)
        #expect(early.rule == "search-before-its-days")
        #expect(early.sentence.contains("2016-01-01"))
    }
}
