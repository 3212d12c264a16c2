import CanonicalJSON
import Commissioning
import EventLog
import Projections
import TestSupport
import Testing

@testable import Ledger

@Suite struct StateProofTests {
    static func till(_ codes: [String] = ["02Q", "02R", "15N"]) async throws -> Till {
        let till = try await Till.simulated()
        if !codes.isEmpty { _ = try await till.importing(codes.map { registered($0) }) }
        let root = try till.ledger.stateRoot(
            "organisations", asOf: AsOf("2014-01-01", today: Till.today),
            knownAt: till.ledger.knownAt(nil))
        _ = try await till.ledger.recordStateRoot(root)
        return till
    }

    @Test(arguments: ["02Q", "02R", "15N"])
    func `a row is proved, and the proof survives being written down`(_ code: String) async throws {
        let till = try await StateProofTests.till()
        let proof = try till.ledger.proveState("organisations", key: [code])
        let again = try StateProof(parsing: proof.document.bytes)
        #expect(try again.check().row?.key == [.string(code)])
        #expect(again.document.bytes == proof.document.bytes)
    }

    @Test(arguments: ["00A", "02QA", "99Z"])
    func `that there is no row is proved by its neighbours`(_ code: String) async throws {
        let till = try await StateProofTests.till()
        let proved = try till.ledger.proveState("organisations", key: [code]).check()
        #expect(proved.row == nil)
        #expect(proved.projection == "organisations" && proved.asOf == "2014-01-01")
        #expect(proved.logSize == 4)
    }

    @Test func `of no rows at all it is proved that there is none`() async throws {
        let till = try await StateProofTests.till([])
        #expect(try till.ledger.proveState("organisations", key: ["02Q"]).check().row == nil)
    }

    @Test func `the newest root is taken, or the one asked for`() async throws {
        let till = try await StateProofTests.till()
        #expect(try till.ledger.proveState("organisations", key: ["02Q"]).position == Position(4))
        #expect(throws: LedgerError.self) {
            try till.ledger.proveState("organisations", key: ["02Q"], at: Position(3))
        }
        #expect(throws: LedgerError.self) { try till.ledger.proveState("streams", key: ["x"]) }
        #expect(throws: LedgerError.self) {
            try till.ledger.proveState("organisations", key: ["02Q", "more"])
        }
    }
}
