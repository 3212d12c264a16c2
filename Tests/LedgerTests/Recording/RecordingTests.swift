import CanonicalJSON
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct RecordingTests {
    @Test func `the same id with the same content gives the same receipt for ever`() async throws {
        let till = try await Till.real()
        let first = try await till.record(registered("99A", id: 1))
        try await till.record(registered("99B"))
        let again = try await till.record(registered("99A", id: 1))
        #expect(first.receipt.bytes == again.receipt.bytes && first.id == again.id)
        #expect(!first.receipt.isReplay && again.receipt.isReplay)
        #expect(try till.size == 3)
    }

    @Test func `a stream of a body that no code names is refused`() async throws {
        let till = try await Till.real()
        let error = await #expect(throws: LedgerError.self) {
            try await till.record(registered("99a"))
        }
        #expect("\(String(describing: error))".contains("99a is no code of a body"))
        #expect(try till.size == 1)
    }

    @Test func `the same request gives the same receipt, though it has no id`() async throws {
        let till = try await Till.real()
        let first = try await till.record(registered("99A"), requestID: "form-17")
        let again = try await till.record(registered("99A"), requestID: "form-17")
        #expect(first.receipt.bytes == again.receipt.bytes && first.id == again.id)
        #expect(try till.size == 2)
        // Without a name each is a request of its own, and the second is refused as a copy.
        await #expect(throws: LedgerError.self) { try await till.record(registered("99A")) }
    }

    @Test func `the same id or request with other content is refused`() async throws {
        let till = try await Till.real()
        try await till.record(registered("99A", id: 1))
        try await till.record(registered("99B"), requestID: "form-17")
        try await expectMismatch(till, registered("99C", id: 1), nil, at: 1)
        try await expectMismatch(till, registered("99C"), "form-17", at: 2)
        #expect(try till.size == 3)
    }

    private func expectMismatch(
        _ till: Till, _ line: String, _ requestID: String?, at position: UInt64
    ) async throws {
        let error = await #expect(throws: LedgerError.self) {
            try await till.record(line, requestID: requestID)
        }
        guard case .append(.requestMismatch(_, Position(position)))? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `an id that another request brought is taken`() async throws {
        let till = try await Till.real()
        let first = try await till.record(registered("99A"), requestID: "form-17")
        let copy = registered("99A").dropLast() + #","id":"\#(first.id)"}"#
        let error = await #expect(throws: LedgerError.self) {
            try await till.record(String(copy))
        }
        guard case .append(.duplicateID(first.id, Position(1)))? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `what cannot be is refused with its rule, and nothing is recorded`() async throws {
        let till = try await Till.real()
        let line = line(
            "org.organisation-succeeded.v1", "org/99A", "2015-04-01", #"{"predecessors":["99A"]}"#)
        let error = await #expect(throws: LedgerError.self) { try await till.record(line) }
        guard case .refused(let refusal)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!refusal.rule.isEmpty && refusal.sentence.contains("predecessors"))
        #expect(try till.size == 1)
    }

    @Test(arguments: ["", "{", "[]", "{}", #"{"type":"org.nothing.v1"}"#])
    func `what is no proposal is bad input`(_ line: String) async throws {
        let till = try await Till.real()
        let error = await #expect(throws: LedgerError.self) { try await till.record(line) }
        guard case .input(let errors)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!errors.isEmpty && errors.allSatisfy { $0.line == nil && !$0.reason.isEmpty })
    }

    @Test func `writers who meet in one stream all come through`() async throws {
        let till = try await Till.real()
        let receipts = try await withThrowingTaskGroup(of: Position.self) { group in
            for index in 0..<40 {
                group.addTask {
                    try await till.record(
                        line(
                            "support.support-need-identified.v1", "support/99A/1", "2014-01-01",
                            #"{"functions":["HR"],"termMonths":\#(index + 1)}"#)
                    ).receipt.first
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(receipts).count == 40)
        #expect(try till.size == 41)
        #expect(try till.ledger.verify().isSound)
    }

    @Test func `two writers of one request record it once`() async throws {
        let till = try await Till.real()
        async let left = till.record(registered("99A", id: 1))
        async let right = till.record(registered("99A", id: 1))
        let both = try await [left, right]
        #expect(both[0].receipt.bytes == both[1].receipt.bytes)
        #expect(try till.size == 2)
    }

    @Test func `a dry run shows the event and records nothing`() async throws {
        let till = try await Till.real()
        let draft = try till.ledger.dryRun(Array(registered("99A", id: 1).utf8))
        #expect(draft.subject.text == "org/99A" && draft.id.description == eventID(1))
        #expect(try till.size == 1)
        #expect(throws: LedgerError.self) { try till.ledger.dryRun(Array("{".utf8)) }
    }

    @Test func `what was imported is not recorded again`() async throws {
        let till = try await Till.real()
        _ = try await till.importing([registered("99A", id: 1), registered("99B", id: 2)])
        let recorded = try await till.record(registered("99B", id: 2))
        #expect(recorded.receipt.isReplay && recorded.id.description == eventID(2))
        #expect(try till.size == 3)
    }

    @Test func `a ledger that is only read records nothing`() async throws {
        let till = try await Till.real()
        let reading = try Till(Ledger(till.ledger.store, requestMAC: nil))
        let error = await #expect(throws: LedgerError.self) {
            try await reading.record(registered("99A"))
        }
        guard case .keys? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `what only the ledger records of itself it takes from nobody else`() async throws {
        let till = try await Till.real()
        let own = Ledger.catalogue.schemas.filter { $0.recorder != .anybody }.map(\.name.text)
        #expect(own.count == 8)
        var tried: Set = ["ledger.opened.v1"]
        let opened = line(
            "ledger.opened.v1", "ledger/other", "2020-01-01",
            #"{"clock":"real","format":0,"origin":"other.example/x"}"#)
        try await expectRefused(opened, till)
        let facts: [JSONObject] = try Seed.all.flatMap { seed in try seed.proposals }
        for fact in facts {
            guard own.contains(fact.text("type")) else { continue }
            var fact = fact
            fact["recordedtime"] = nil
            let bytes = try JSONValue.object(fact).canonicalBytes()
            try await expectRefused(String(decoding: bytes, as: UTF8.self), till)
            tried.insert(fact.text("type"))
        }
        #expect(tried == Set(own))
        #expect(try till.size == 1)
        _ = try await till.ledger.recordOwn(Array(opened.utf8))
        #expect(try till.size == 2)
    }

    private func expectRefused(_ line: String, _ till: Till) async throws {
        let refused = await #expect(throws: LedgerError.self, "\(line)") {
            try await till.record(line)
        }
        guard case .input(let errors)? = refused else { return #expect(Bool(false), "\(line)") }
        #expect(errors.first?.path == "/type")
        #expect(errors.first?.reason == "only the ledger itself records this, of itself")
        #expect(throws: LedgerError.self) { try till.ledger.dryRun(Array(line.utf8)) }
        let report = try await till.importing([line])
        #expect(report.errors.map(\.path) == ["/type"])
    }

    @Test func `what the ledger recorded of itself nobody else says again`() async throws {
        let till = try await Till.real()
        let root = try till.ledger.stateRoot(
            "streams", asOf: AsOf("2020-01-01", today: Till.today),
            knownAt: till.ledger.knownAt(nil))
        let recorded = try await till.ledger.recordStateRoot(root)
        #expect(try till.ledger.verify().isSound)
        var fact = root.data
        fact["rowCount"] = .number(JSONNumber(9))
        let data = String(decoding: try JSONValue.object(fact).canonicalBytes(), as: UTF8.self)
        let correction = #"{"reasonCode":"wrongValue","occurredon":"2020-01-01","data":\#(data)}"#
        let stream = "ledger/state-roots-TST"
        let error = await #expect(throws: LedgerError.self) {
            try await till.record(corrected(recorded.id, stream, correction))
        }
        guard case .input(let errors)? = error else { return #expect(Bool(false)) }
        #expect(errors.map(\.path) == ["/corrects"])
        #expect(try till.ledger.verify().isSound)
    }

    private func corrected(_ id: EventID, _ stream: String, _ data: String) -> String {
        String(line("ledger.record-corrected.v1", stream, "2020-01-02", data).dropLast())
            + #","corrects":"\#(id)"}"#
    }

    @Test func `a story tells what its ledger recorded of itself, too`() async throws {
        let till = try await Till.simulated()
        let lines: [String] = try Seed.all.flatMap { seed in try seed.lines }
        let jump = try #require(lines.first { $0.contains("ledger.clock-jumped.v1") })
        #expect(try await till.importing([jump]).recorded == 1)
    }
}
