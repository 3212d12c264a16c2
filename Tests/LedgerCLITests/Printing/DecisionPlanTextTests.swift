import EventLog
import Ledger
import Testing

@testable import LedgerCLI

struct DecisionPlanTextTests {
    @Test func `an event is shown with its values, and what is sealed is marked`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run(
            "record", "decision", "02Q", "--title", "Van", "--route", "direct", "--supplier", "ABC",
            "--value", "£1,234.50 excl", "--decided", "urgent U1 on 2013-06-05", "--conflicts",
            "none", "--reason", "other: Because.", "--dry-run")
        let shown = outcome.messages
        #expect(
            shown.hasPrefix("for 02Q, together or not at all:\n1  procurement.route-decided.v1"))
        #expect(shown.contains("    rationale (sealed)  Because.\n"))
        #expect(shown.contains("value.pence            123450 (£1,234.50)\n"))
        #expect(shown.contains("    declared         none\n"))
        #expect(shown.contains("note: the ledger knows no body ABC"))
        #expect(shown.contains("at the body's next meeting after 2013-06-05: the urgent decision"))
    }

    @Test func `each moment has its word`() throws {
        let day = try #require(CivilDate("2018-06-05"))
        let steps: [DueStep] = [
            DueStep(what: "a", moment: .by(day), basis: "l"),
            DueStep(what: "b", moment: .on(day), basis: "l"),
            DueStep(what: "c", moment: .until(day), basis: "l"),
            DueStep(what: "d", moment: .open("soon"), basis: "l"),
        ]
        let lines = DecisionPlanText.due(steps).filter { !$0.hasSuffix("      l") }
        #expect(
            lines.dropFirst() == [
                "  by 2018-06-05: a", "  on 2018-06-05: b", "  until the end of 2018-06-05: c",
                "  soon: d",
            ])
        #expect(DecisionPlanText.due([]).isEmpty)
    }
}
