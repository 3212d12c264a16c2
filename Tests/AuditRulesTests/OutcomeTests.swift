import EventLog
import Testing

@testable import AuditRules

struct OutcomeTests {
    @Test func `eight outcomes have eight names, and two ask for an answer`() {
        let all: [Outcome] = [
            .met, .breached, .concern, .explained, .notYetDue(CivilDate(daysSinceEpoch: 0)),
            .notDeterminable, .notApplicable, .unspecified,
        ]
        #expect(Set(all.map(\.name)).count == 8 && Set(all.map(\.words)).count == 8)
        #expect(all.filter(\.isAdverse) == [.breached, .concern])
        #expect(all.compactMap(\.dueOn).count == 1)
    }

    @Test func `people never read that law was broken`() {
        #expect(Outcome.met.words == "evidence on the ledger meets it")
        #expect(Outcome.breached.words == "evidence on the ledger indicates non-compliance")
        #expect(Outcome.concern.words == "needs explanation")
    }
}
