import CanonicalJSON
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct DecisionRequestTests {
    private func till() async throws -> Till {
        let till = try await Till.real()
        try await till.record(registered("FICNORTH"))
        return till
    }

    @Test func `a mistyped code is answered with the nearest`() async throws {
        let ledger = try await till().ledger
        let form = try SampleForm.json()
        let error = #expect(throws: LedgerError.self) { try ledger.plan(form, of: "FICNRTH") }
        guard case .notFound(_, let hint)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(hint == "did you mean FICNORTH?")
        #expect(throws: LedgerError.self) { try ledger.plan(form, of: "02q") }
    }

    @Test func `a ledger that knows no body at all takes any`() async throws {
        let till = try await Till.real()
        #expect(throws: Never.self) { try till.ledger.plan(SampleForm.json(), of: "02Q") }
    }

    @Test func `the form speaks for its body unless another is said to act`() async throws {
        let till = try await till()
        let plan = try till.ledger.plan(SampleForm.json(), of: "FICNORTH")
        #expect(plan.events.allSatisfy { $0.proposal["onbehalfof"] == .string("GB-NHS-TST") })
        let silent = try Ledger(
            till.ledger.store, requestMAC: Till.mac, clock: till.ledger.clock,
            defaults: ProposalDefaults(actor: Reference("person:test")))
        let own = try silent.plan(SampleForm.json(), of: "FICNORTH")
        #expect(own.events.allSatisfy { $0.proposal["onbehalfof"] == .string("GB-NHS-FICNORTH") })
    }

    @Test func `nobody acting is one error, not one an event`() async throws {
        let till = try await till()
        let nobody = try Ledger(
            till.ledger.store, requestMAC: Till.mac, clock: till.ledger.clock,
            defaults: ProposalDefaults())
        let error = try #require(
            #expect(throws: LedgerError.self) {
                try nobody.plan(SampleForm.json(), of: "FICNORTH")
            })
        guard case .input(let errors) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(errors.map(\.path) == ["/actor"])
    }

    @Test func `what the catalogue or a decider refuses is a fault of a field`() {
        let event = PlannedEvent(field: "supplier", proposal: ["type": .string("a.b.v1")])
        let issue = event.issue(
            FieldIssue(path: "/data/award", value: "x", reason: "not so", hint: "try"))
        #expect(issue.path == "/supplier" && issue.reason == "a.b.v1: not so")
        let refused = event.issue(
            Refusal(rule: "party-twice", sentence: "No.", restsOn: [Position(7)]))
        #expect(refused.path == "/supplier" && refused.hint == "rule party-twice; see event 7")
    }
}
