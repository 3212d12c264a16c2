import CanonicalJSON
import Commissioning
import EventLog
import Projections
import TestSupport
import Testing
import TransparencyLog

@testable import Ledger

@Suite struct StateRootsTests {
    private func till() async throws -> Till {
        let till = try await Till.simulated()
        _ = try await till.importing([registered("02Q"), registered("02R"), registered("15N")])
        return till
    }

    private func root(_ till: Till, _ name: String = "organisations") throws -> ComputedStateRoot {
        try till.ledger.stateRoot(
            name, asOf: AsOf("2014-01-01", today: Till.today), knownAt: till.ledger.knownAt(nil))
    }

    /// A root on record that nobody computed.
    private func invented(
        _ projection: String = "streams", version: Int = 1, size: Int = 1
    ) -> String {
        line(
            "ledger.state-root-recorded.v1", "ledger/state-roots", "2014-01-02",
            #"{"asOf":"2014-01-01","logSize":\#(size),"projection":"\#(projection)","#
                + #""root":"\#(TreeHash.leaf([]).base64)","rowCount":1,"version":\#(version)}"#)
    }

    @Test func `a root on record is that which folding again comes to`() async throws {
        let till = try await till()
        for name in ["streams", "organisations", "contracts"] {
            _ = try await till.ledger.recordStateRoot(try root(till, name))
        }
        let recorded = try till.ledger.recordedStateRoots()
        #expect(recorded.map(\.value.projection.text) == ["streams", "organisations", "contracts"])
        #expect(recorded.map(\.value.rowCount) == [4, 3, 0])
        for root in recorded { #expect(try till.ledger.check(root).outcome == .same) }
        let verification = try till.ledger.verify()
        #expect(verification.isSound && verification.stateRoots.count == 3)
    }

    @Test func `what is recorded later changes no root on record`() async throws {
        let till = try await till()
        _ = try await till.ledger.recordStateRoot(try root(till))
        _ = try await till.importing([registered("99Z", "2013-05-01")])
        #expect(try till.ledger.verify().isSound)
        #expect(try root(till).tree.rows.count == 4)
    }

    @Test func `a root that nobody computed is found, and its event is named`() async throws {
        let till = try await till()
        _ = try await till.importing([invented()])
        let verification = try till.ledger.verify()
        #expect(verification.failures.map(\.check) == ["state-root"])
        #expect(verification.failures.first?.position == Position(4))
    }

    @Test func `what this release cannot fold is said, and is no failure`() async throws {
        let till = try await till()
        _ = try await till.importing([invented("parishes"), invented(version: 2)])
        let verification = try till.ledger.verify()
        #expect(verification.isSound)
        #expect(
            verification.stateRoots.map(\.outcome) == [
                .notRecomputed("parishes version 1 needs another release"),
                .notRecomputed("streams version 2 needs another release"),
            ])
    }

    @Test func `a projection that does not exist is not found`() async throws {
        let till = try await till()
        #expect(throws: LedgerError.self) { try root(till, "parishes") }
    }
}
