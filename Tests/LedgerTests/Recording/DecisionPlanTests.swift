import CanonicalJSON
import Commissioning
import TestSupport
import Testing

@testable import Ledger

@Suite struct DecisionPlanTests {
    @Test func `a plan names its streams, what is sealed, and what falls due`() async throws {
        let till = try await Till.real()
        let plan = try till.ledger.plan(
            SampleForm.json(["term": #"{"start":"2018-07-01"}"#]), of: "FICNORTH")
        #expect(plan.sealed.first == ["rationale"] && plan.sealed.count == plan.events.count)
        let document = plan.document
        #expect(document["dryRun"] == .bool(true))
        #expect(document["contract"] == .string("contract/FICNORTH/2018-01"))
        guard case .array(let proposals)? = document["proposals"],
            case .array(let due)? = document["due"]
        else {
            Issue.record("\(document.object)")
            return
        }
        #expect(proposals.count == 6 && due.count == 2)
        let short = try till.ledger.plan(SampleForm.json(), of: "FICNORTH").document
        #expect(short["contract"] == nil, "without a term there is no contract")
    }

    @Test func `a supplier that no event registers is pointed out`() async throws {
        let till = try await Till.real()
        try await till.record(registered("FICNORTH"))
        let unknown = try till.ledger.plan(SampleForm.json(), of: "FICNORTH")
        #expect(unknown.unknownSupplier?.description == "FICSCAN")
        try await till.record(registered("FICSCAN", kind: "independent"))
        #expect(
            try till.ledger.plan(SampleForm.json(), of: "FICNORTH").unknownSupplier == nil)
        let named = try SampleForm.json(["supplier": #"{"supplierName":"A Limited"}"#])
        #expect(try till.ledger.plan(named, of: "FICNORTH").unknownSupplier == nil)
    }

    @Test func `an import takes the events of a plan`() async throws {
        let till = try await Till.real()
        let plan = try till.ledger.plan(SampleForm.json(), of: "FICNORTH")
        let lines = try plan.events.map { event in
            String(decoding: try JSONValue.object(event.proposal).canonicalBytes(), as: UTF8.self)
        }
        let report = try await till.importing(lines)
        #expect(report.recorded == 5 && report.rejected == 0)
    }
}
