import CanonicalJSON
import Commissioning
import EventLog
import Projections
import TestSupport
import Testing
import TransparencyLog

@testable import Ledger

@Suite struct StateProofCheckingTests {
    private func proof(_ code: String) async throws -> StateProof {
        try await StateProofTests.till().ledger.proveState("organisations", key: [code])
    }

    private func made(
        _ proof: StateProof, key: String? = nil, rows: [StateProof.ProvedRow]? = nil,
        event: [UInt8]? = nil
    ) -> StateProof {
        StateProof(
            key: key.map { [.string($0)] } ?? proof.key, rows: rows ?? proof.rows,
            position: proof.position, event: event ?? proof.event, inclusion: proof.inclusion)
    }

    @Test func `a row that was changed, moved or cut loose is refused`() async throws {
        let proof = try await proof("02R")
        let row = try #require(proof.rows.first)
        var leaf = row.leaf
        leaf[leaf.count / 2] ^= 1
        for wrong in [
            StateProof.ProvedRow(index: row.index, leaf: leaf, path: row.path),
            StateProof.ProvedRow(index: row.index + 1, leaf: row.leaf, path: row.path),
            StateProof.ProvedRow(index: row.index, leaf: row.leaf, path: []),
            StateProof.ProvedRow(index: row.index, leaf: row.leaf, path: row.path.reversed()),
        ] {
            #expect(throws: StateProofError.rowNotUnderRoot(index: wrong.index)) {
                try made(proof, rows: [wrong]).check()
            }
        }
    }

    @Test func `a row of another key decides nothing`() async throws {
        let proof = try await proof("02R")
        #expect(throws: StateProofError.rowsDoNotDecide) {
            try made(proof, key: "02S").check()
        }
        #expect(throws: StateProofError.rowsDoNotDecide) { try made(proof, rows: []).check() }
    }

    @Test func `neighbours that are none hide no row`() async throws {
        let first = try await proof("02Q").rows
        let last = try await proof("15N").rows
        let middle = try await proof("02R")
        #expect(throws: StateProofError.rowsDoNotDecide) {
            try made(middle, rows: first + last).check()
        }
        #expect(throws: StateProofError.rowsDoNotDecide) { try made(middle, rows: first).check() }
        #expect(throws: StateProofError.rowsDoNotDecide) { try made(middle, rows: last).check() }
    }

    @Test func `another event than that of a root is refused`() async throws {
        let proof = try await proof("02Q")
        for event in [[], Array("{}".utf8), proof.event.dropLast()] as [[UInt8]] {
            #expect(throws: StateProofError.eventRecordsNoRoot) {
                try made(proof, event: event).check()
            }
        }
    }

    @Test(arguments: [
        (#"{"proof":"state"}"#, "/key"),
        (#"{"proof":"state","key":[true]}"#, "/key"),
        (#"{"proof":"state","key":["a"],"rows":1}"#, "/rows"),
        (#"{"proof":"state","key":["a"],"rows":[]}"#, "/event"),
        (
            #"{"proof":"state","key":["a"],"rows":[],"event":{"position":-1,"leaf":""}}"#,
            "/event"
        ),
        (
            #"{"proof":"state","key":["a"],"rows":[{"index":0,"row":"","path":["?"]}],"#
                + #""event":{"position":1,"leaf":""}}"#, "/rows/0"
        ),
    ])
    func `a document of another form is refused at its place`(_ text: String, _ path: String) {
        do throws(StateProofError) {
            _ = try StateProof(parsing: Array(text.utf8))
            Issue.record("\(text) was taken")
        } catch {
            guard case .malformed(path, _) = error else { Issue.record("\(error)"); return }
        }
    }

    @Test(arguments: ["", "{}", #"{"proof":"value"}"#])
    func `what does not say that it is such a proof is none`(_ text: String) {
        #expect(throws: StateProofError.noStateProof) {
            try StateProof(parsing: Array(text.utf8))
        }
    }
}
