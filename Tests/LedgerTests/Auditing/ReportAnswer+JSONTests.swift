import Commissioning
import TransparencyLog
import Reports
import AuditRules
import CanonicalJSON
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct ReportAnswerJSONTests {
    @Test func `every position that the report names is among its events`() async throws {
        let till = try await Till.simulated([Seed.number("08").path])
        let document = try till.ledger.report(
            Ledger.ReportQuestion(
                "FICFAIR", asOf: AsOf("2019-12-31", today: Till.today),
                knownAt: till.ledger.knownAt(nil))
        ).document.object
        var named: Set<Int64> = []
        collect(.object(document), "", &named)
        guard case .array(let events)? = document["events"] else {
            Issue.record("no events")
            return
        }
        var listed: Set<Int64> = []
        for case .object(let event) in events {
            if case .number(let number)? = event["position"], let position = number.int {
                listed.insert(position)
            }
        }
        #expect(named.subtracting(listed) == [] && listed.count > 50)
    }

    /// What stands under `position` and `positions`, but for the moment of the question.
    private func collect(_ value: JSONValue, _ name: String, _ named: inout Set<Int64>) {
        switch value {
        case .object(let object):
            for (member, inner) in object.members where member != "knownAt" {
                collect(inner, member, &named)
            }
        case .array(let items): for item in items { collect(item, name, &named) }
        case .number(let number):
            if name.hasPrefix("position"), let position = number.int { named.insert(position) }
        default: break
        }
    }
}
