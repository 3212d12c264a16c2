import CanonicalJSON
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct DecisionRecordingTests {
    private func till() async throws -> Till {
        let till = try await Till.real()
        try await till.record(registered("FICNORTH"))
        return till
    }

    private func record(
        _ till: Till, _ form: JSONObject, requestID: String? = nil, confirms: Bool = true
    ) async throws -> RecordedDecision? {
        try await till.ledger.recordDecision(form, of: "FICNORTH", requestID: requestID) { _ in
            confirms
        }
    }

    private let signed = [
        "term": #"{"start":"2018-07-01","lastDay":"2019-06-30","signedOn":"2018-06-20"}"#
    ]

    @Test func `a decision is one append with one receipt`() async throws {
        let till = try await till()
        let recorded = try #require(try await record(till, SampleForm.json(signed)))
        #expect(recorded.receipt.count == 7 && recorded.events.count == 7)
        #expect(recorded.receipt.leafHashes.count == 7)
        #expect(recorded.events.map(\.position.index) == Array(2...8))
        #expect(recorded.events.first?.type == "procurement.route-decided.v1")
        #expect(recorded.events.last?.stream == "contract/FICNORTH/2018-01")
        #expect(try till.size == 9 && till.ledger.verify().isSound)
    }

    @Test func `the same form gives the same receipt for ever`() async throws {
        let till = try await till()
        let first = try #require(try await record(till, SampleForm.json(signed)))
        try await till.record(registered("99B"))
        let again = try #require(try await record(till, SampleForm.json(signed), confirms: false))
        #expect(first.receipt.bytes == again.receipt.bytes && first.events == again.events)
        #expect(!first.receipt.isReplay && again.receipt.isReplay)
        #expect(try till.size == 10)
    }

    @Test func `a request's name with another form is refused`() async throws {
        let till = try await till()
        _ = try await record(till, SampleForm.json(), requestID: "form-1")
        let other = try SampleForm.json(["title": #""Another van""#])
        let error = await #expect(throws: LedgerError.self) {
            _ = try await record(till, other, requestID: "form-1")
        }
        guard case .append(.requestMismatch(_, Position(2)))? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `nothing is recorded unless it is confirmed`() async throws {
        let till = try await till()
        #expect(try await record(till, SampleForm.json(), confirms: false) == nil)
        #expect(try till.size == 2)
    }

    @Test func `of a form with a fault nothing is recorded`() async throws {
        let till = try await till()
        let nameless = try SampleForm.json(["supplier": #"{"registeredAddress":"1 High Street"}"#])
        await #expect(throws: LedgerError.self) { _ = try await record(till, nameless) }
        #expect(try till.size == 2)
    }

    @Test func `a contract whose reference is taken gets a number`() async throws {
        let till = try await till()
        try await till.record(
            line("contract.contract-signed.v1", "contract/FICNORTH/V2", "2018-06-20", "{}"))
        let form = SampleForm.changed(signed, "register", #"{"reference":"V2"}"#)
        let recorded = try #require(try await record(till, SampleForm.json(form)))
        #expect(recorded.events.first?.stream == "procurement/FICNORTH/V2")
        #expect(recorded.events.last?.stream == "contract/FICNORTH/V2-2")
    }

    @Test func `references follow one another within a year`() async throws {
        let till = try await till()
        let one = try till.ledger.plan(SampleForm.json(), of: "FICNORTH")
        #expect(one.placing.procurement.text == "procurement/FICNORTH/2018-01")
        try await till.record(
            line("contract.contract-signed.v1", "contract/FICNORTH/2018-09", "2018-06-20", "{}"))
        let ten = try till.ledger.plan(SampleForm.json(), of: "FICNORTH")
        #expect(ten.placing.procurement.text == "procurement/FICNORTH/2018-10")
        #expect(ten.placing.isNew)
    }

    @Test func `in a procurement that is known only what is new is said`() async throws {
        let till = try await till()
        let changes = [
            "route": #"{"how":"waiver","waives":"SFI","regime":"PCR2015","healthCare":false}"#,
            "register": #"{"reference":"V1"}"#,
        ]
        _ = try await record(till, SampleForm.json(changes))
        let more = SampleForm.changed(changes, "title", #""Another van""#)
        let plan = try till.ledger.plan(SampleForm.json(more), of: "FICNORTH")
        #expect(plan.placing.award.text == "A2" && plan.placing.isPlanned)
        #expect(plan.events.first?.type == "procurement.conflicts-checked.v1")
    }

    @Test func `two who decide at once both come through, each with its own reference`()
        async throws
    {
        let till = try await till()
        let recorded = try await withThrowingTaskGroup(of: String?.self) { group in
            for number in 0..<8 {
                group.addTask {
                    let form = try SampleForm.json(["title": "\"Van \(number)\""])
                    return try await till.ledger.recordDecision(form, of: "FICNORTH") { _ in true }?
                        .events.first?.stream
                }
            }
            return try await group.reduce(into: Set<String>()) {
                if let one = $1 { $0.insert(one) }
            }
        }
        #expect(recorded.count == 8)
        #expect(try till.ledger.verify().isSound)
    }

    @Test func `without a day a decision is one of today`() async throws {
        let till = try await till()
        let form = try SampleForm.json(["decided": #"{"in":{"meeting":"M1"}}"#])
        let plan = try till.ledger.plan(form, of: "FICNORTH")
        #expect(plan.form.decided.on.description == "2020-01-01")
    }

    @Test func `a ledger that is only read records nothing`() async throws {
        let reading = try await Till(Ledger(till().ledger.store, requestMAC: nil))
        await #expect(throws: LedgerError.self) {
            _ = try await record(reading, SampleForm.json())
        }
    }
}

extension SampleForm {
    static func changed(
        _ changes: [String: String], _ field: String, _ value: String
    ) -> [String: String] {
        changes.merging([field: value]) { $1 }
    }
}
