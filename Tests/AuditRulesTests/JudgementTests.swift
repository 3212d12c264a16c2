import EventLog
import Testing

@testable import AuditRules

struct JudgementTests {
    @Test func `a silence never ends before it begins`() throws {
        let (first, last) = (CivilDate(daysSinceEpoch: 9), CivilDate(daysSinceEpoch: 3))
        let silence = Silence(of: "a thing", ["a.b"], body: nil, from: first, through: last)
        #expect(silence.through == first && silence.outcomeWithoutCoverage == .notDeterminable)
    }

    @Test func `a missing fact is said with the type that would say it`() {
        #expect("\(MissingFact("a.b", "when"))" == "a.b: when")
    }
}
