import EventLog
import EventLogLaws
import TestSupport
import Testing
import TransparencyLog

/// The model checker finds every violation that is planted, and nothing in a history that is right.
struct ModelCheckerTests {
    /// What one violation does to a history that is right.
    struct Planted: Sendable, CustomTestStringConvertible {
        let name: String
        let expected: Violation.Kind
        /// Client, request and position that must be named; nil for none.
        let client: String?
        let request: Int?
        let position: UInt64?
        let plant: @Sendable (inout History) -> Void

        init(
            _ name: String, _ expected: Violation.Kind, _ client: String?, _ request: Int?,
            _ position: UInt64?, _ plant: @escaping @Sendable (inout History) -> Void
        ) {
            self.name = name
            self.expected = expected
            self.client = client
            self.request = request
            self.position = position
            self.plant = plant
        }

        var testDescription: String { name }
    }

    @Test func `a history that is right has no violation`() {
        let history = History.right
        #expect(ModelChecker.violations(history.log, history.ledger) == [])
        #expect(history.ledger.events.count == 12)
    }

    @Test(arguments: History.planted)
    func `a planted violation is found and named`(planted: Planted) {
        var history = History.right
        planted.plant(&history)
        let found = ModelChecker.violations(history.log, history.ledger)
        let named = found.contains { violation in
            violation.kind == planted.expected && violation.client == planted.client
                && violation.request == planted.request.map { Sample($0).key }
                && violation.position == planted.position
        }
        #expect(named, "\(planted.name): \(found)")
    }

    @Test func `every kind of violation is planted`() {
        #expect(Set(History.planted.map(\.expected)) == Set(Violation.Kind.allCases))
        #expect(History.planted.count >= 12)
        print("model checker: \(History.planted.count) planted violations")
    }

    @Test func `a violation says who, what and where`() {
        let violation = Violation(
            .lost, client: "w1", request: RequestKey(high: 1, low: 2), position: 7, "it is gone")
        #expect(
            "\(violation)"
                == "lost: w1, request 00000000-0000-0001-0000-000000000002, event 7, it is gone")
    }

    @Test func `a history that nobody thought of has no violation`() async throws {
        for number in 0..<20 as Range<UInt64> {
            let history = try await History.random(number)
            let found = ModelChecker.violations(history.log, history.ledger)
            #expect(found == [], "random number \(number)")
        }
    }

    @Test func `an acknowledged event that is taken away is missed wherever it stood`() {
        // Nobody was told of event 5.
        for position in 0..<12 where position != 5 {
            var history = History.right
            history.ledger.events.remove(at: position)
            history.renumber()
            let found = ModelChecker.violations(history.log, history.ledger)
            #expect(found.contains { [.lost, .torn].contains($0.kind) }, "event \(position)")
        }
    }

    @Test func `logs and ledgers come back from their lines as they were`() async throws {
        for history in [History.right, try await History.random(3)] {
            // In lines nothing says whether a receipt was given before.
            let lines = try history.log.lines()
            let log = try CallLog(lines: lines)
            let isSame = try log.lines() == lines && log.records.count == history.log.records.count
            #expect(isSame)
            #expect(ModelChecker.violations(log, history.ledger) == [])
            let ledger = try FinalLedger(lines: history.ledger.lines())
            let isSameLedger = ledger == history.ledger
            #expect(isSameLedger)
        }
    }

    @Test func `a line that is no record is refused`() throws {
        let right = try History.right.log.lines()
        for line in ["", "[]", "{}", "{\"call\":1,\"client\":\"a\",\"what\":\"danced\"}"] {
            #expect(throws: (any Error).self) { try CallLog(lines: right + [line]) }
        }
        let ledger = try History.right.ledger.lines()
        #expect(throws: TestFailure.self) { try FinalLedger(lines: []) }
        #expect(throws: TestFailure.self) { try FinalLedger(lines: ledger + [ledger[0]]) }
    }
}
