import CanonicalJSON
import Commissioning
import EventLog
import TestSupport
import Testing
import TransparencyLog

@testable import Ledger

/// What each defence catches of each threat that the log's format names, and by what.
@Suite(.serialized) struct ThreatMatrixTests {
    /// One row: what an attacker does, and what each defence says; `-` where it says nothing.
    struct Threat: Sendable, CustomStringConvertible {
        let description: String
        /// Of `verify` alone: the checks that fail.
        let own: String
        /// Of `verify --key`: whether the ledger's own checkpoint is believed.
        let signature: String
        /// Of `verify --checkpoint`: what the auditor has kept.
        let kept: String
        /// Of the witness: the status of its answer.
        let witness: Int
        /// Of the small file outside the ledger.
        let memory: String
        let attack: @Sendable (ThreatStage) async throws -> Ledger

        init(
            _ description: String, own: String = "-", signature: String = "-", kept: String = "-",
            witness: Int = 200, memory: String = "-",
            _ attack: @escaping @Sendable (ThreatStage) async throws -> Ledger
        ) {
            self.description = description
            self.own = own
            self.signature = signature
            self.kept = kept
            self.witness = witness
            self.memory = memory
            self.attack = attack
        }
    }

    static let threats: [Threat] = [
        Threat("nobody does anything") { try ThreatStage.open($0.honest).ledger },
        Threat(
            "a rogue administrator edits a row", own: "checkpoint leaf-hash request root",
            kept: "rewritten"
        ) { try $0.changed(by: edit) },
        Threat("a rogue administrator edits what no checkpoint covers yet", own: "columns") {
            try $0.changed(by: "UPDATE event SET occurredon = occurredon + 1 WHERE position = 3")
        },
        Threat(
            "the tail is deleted, clumsily", own: "checkpoint head request root stream tags",
            memory: "damaged"
        ) { try $0.changed(by: "DELETE FROM event WHERE position = 11") },
        Threat(
            "an old backup is restored, or the tail deleted with everything that tells of it",
            witness: 409, memory: "rolled back"
        ) { try ThreatStage.open($0.backup).ledger },
        Threat(
            "history is rewritten and signed again", kept: "rewritten", witness: 409,
            memory: "rolled back"
        ) { try await $0.fork(at: 5) },
        Threat(
            "history is rewritten, signed again and carried on", kept: "rewritten", witness: 422,
            memory: "rolled back"
        ) { try await $0.fork(at: 5, events: 14) },
        Threat(
            "history is rewritten after what the auditor has kept", witness: 409,
            memory: "rolled back"
        ) { try await $0.fork(at: 9) },
        Threat(
            "the key is lost, and another signs in its name", signature: "signature",
            kept: "rewritten", witness: 403, memory: "rolled back"
        ) { stage in
            let stranger = try SignedLedger.key(Till.origin, .note, 99)
            return try await stage.fork(at: 5, key: stranger)
        },
        Threat(
            "a stolen key signs on after it was revoked", own: "signing-key",
            signature: "signature"
        ) { try await $0.keysChanged(revokedFrom: 12) },
        Threat(
            "a key that gave way signs on", own: "signing-key", signature: "signature"
        ) { try await $0.keysChanged(revokedFrom: nil) },
        Threat("a log is said to have been handed on with other events", own: "custody") {
            let till = try ThreatStage.open($0.honest)
            let root = String(repeating: "A", count: 43) + "="
            try await till.record(
                line(
                    "ledger.custody-transferred.v1", "ledger/custody", "2014-01-01",
                    #"{"fromOrigin":"\#(Till.origin)","toOrigin":"b.example/x","size":12,"#
                        + #""root":"\#(root)","instrument":"A scheme"}"#))
            return till.ledger
        },
        Threat("a bit of a tile flips, or a write is torn", own: "head") {
            try $0.changed(by: "UPDATE head SET frontier = zeroblob(length(frontier))")
        },
        Threat(
            "a leaf is written in another form that reads the same",
            own: "canonical checkpoint leaf-hash request root tags", kept: "rewritten"
        ) {
            try $0.changed(
                by: """
                    UPDATE event SET leaf = CAST(replace(CAST(leaf AS TEXT), '"data":{', \
                    '"data": {') AS BLOB) WHERE position = 3
                    """)
        },
        Threat("a sealed value is exchanged for another", own: "disclosure") { stage in
            try await stage.sealedChanged("UPDATE disclosure SET encoded = 'WyJhIiwiYiIsMV0'")
        },
        Threat("the operator records what did not happen") { stage in
            let till = try ThreatStage.open(stage.honest)
            try await till.record(registered("INVENTED", "2013-04-01", id: 77))
            return till.ledger
        },
    ]

    private static let edit = """
        UPDATE event SET leaf = CAST(replace(CAST(leaf AS TEXT), 'Body B03', 'Body X03') AS BLOB)
        WHERE position = 3
        """

    @Test(arguments: threats)
    func `each defence catches what it can, and no more`(_ threat: Threat) async throws {
        let stage = try await ThreatStage()
        let ledger = try await threat.attack(stage)
        let trusted = try TrustedKeys(log: stage.key.verifier, policy: nil)
        let own = try Ledger.verify(ledger.store)
        #expect(Self.checks(own.failures) == threat.own)
        #expect(
            try Self.checks(
                Ledger.verify(ledger.store, against: [], trusted: trusted).failures,
                among: ["signature"]) == threat.signature)
        let kept = AuditedCheckpoint(file: "kept", signed: stage.kept)
        #expect(
            try Self.checks(
                Ledger.verify(ledger.store, against: [kept], trusted: trusted).failures,
                among: ["rollback", "rewritten", "split"]) == threat.kept)
        #expect(try stage.answer(ledger).status == threat.witness)
        let refused = await failure {
            try Ledger.refuseRollback(of: ledger.store, memory: stage.memory)
        }
        let word =
            refused.isEmpty ? "-" : refused.hasPrefix("rolled back") ? "rolled back" : "damaged"
        #expect(word == threat.memory, "\(refused)")
        // Whatever says that the log must not be written to says that it must not be signed.
        if threat.memory != "-" {
            let signing = await failure {
                try await ledger.checkpoint(signedBy: stage.key, memory: stage.memory)
            }
            #expect(signing == refused)
        }
    }

    private static func checks(_ failures: [CheckFailure], among: Set<String>? = nil) -> String {
        let found = Set(failures.map(\.check)).filter { among?.contains($0) ?? true }
        return found.isEmpty ? "-" : found.sorted().joined(separator: " ")
    }

    // MARK: What is no ledger's doing

    @Test func `two logs shown to two auditors are one proof when these meet`() async throws {
        let stage = try await ThreatStage()
        let forked = try #require(try await stage.fork(at: 5).latestCheckpoint())
        let check = FileCheck(
            trusted: try TrustedKeys(log: stage.key.verifier, policy: nil), kept: [stage.latest])
        let found = await failure { try check.check(forked.bytes, name: "theirs") }
        #expect(found.hasPrefix("unproved: theirs: the log has signed two roots for 12 events"))
    }

    @Test func `an event that was put on an earlier day was recorded after the checkpoint`()
        async throws
    {
        let stage = try await ThreatStage()
        let till = try ThreatStage.open(stage.honest)
        let late = try await till.record(registered("LATE", "2013-04-01", id: 88))
        // The day is a claim; that it was not there when the witness looked is proved.
        #expect(late.receipt.first.index >= stage.latest.checkpoint.size)
        let proof = try till.ledger.proveConsistency(from: stage.latest.checkpoint.size)
        #expect(proof.checkpoint == stage.latest)
    }

    @Test func `a proof or checkpoint of another log is not believed`() async throws {
        let stage = try await ThreatStage()
        let other = try SignedLedger.key("other.example/ccg")
        let foreign = try SignedCheckpoint(
            Checkpoint(
                origin: other.verifier.name, size: stage.kept.checkpoint.size,
                root: stage.kept.checkpoint.root), signedBy: other)
        let check = FileCheck(trusted: try TrustedKeys(log: stage.key.verifier, policy: nil))
        let found = await failure { try check.check(foreign.bytes, name: "theirs") }
        #expect(found.hasPrefix("unproved: theirs: the checkpoint is of the log other.example"))
        let request = AddCheckpointRequest(oldSize: 0, path: [], checkpoint: foreign)
        #expect(try stage.witness.answer(request, time: 1).status == 404)
    }

    @Test func `one witness that lies is not enough, and does not count twice`() async throws {
        let stage = try await ThreatStage()
        let forked = try #require(try await stage.fork(at: 5).latestCheckpoint())
        let (one, two) = (try SignedLedger.witness(1), try SignedLedger.witness(2))
        let lied = try forked.adding(one.cosign(forked.note.text, time: 1))
        let policy = try WitnessPolicy(
            parsing: Array(
                """
                witness w1 \(one.verifier)
                witness w2 \(two.verifier)
                group both all w1 w2
                quorum both
                """.utf8))
        let trusted = try TrustedKeys(log: stage.key.verifier, policy: policy)
        #expect(try !trusted.verdict(on: lied).isQuorumMet)
        let name = try #require(KeyName("witness.example/again"))
        let again = try VerifierKey(
            name: name, kind: .cosignature, publicKey: one.verifier.publicKey)
        #expect(throws: PolicyError.self) {
            try WitnessPolicy(
                parsing: Array("witness a \(one.verifier)\nwitness b \(again)\nquorum a".utf8))
        }
    }

    @Test func `an erasure that hides a decision leaves its digest, its event and the decision`()
        async throws
    {
        let till = try await Till.real()
        try await till.record(
            line(
                "support.support-sourcing-decided.v1", "support/TST/1", "2020-01-01",
                #"{"option":"inHouse","decision":{"meeting":"gb-1"},"reasonCode":"cost","#
                    + #""rationale":"Because a friend asked."}"#))
        let people = try ["p:1", "p:2"].map { try #require(Reference($0)) }
        let before = try till.ledger.store.head().root
        _ = try await till.ledger.suppress(
            "1",
            SuppressionOrder(
                basis: .other, reference: nil, by: people, auditorAccess: .destroyed,
                reviewOn: try #require(CivilDate("2030-01-01"))))
        let event = try till.ledger.event("1", knownAt: till.ledger.knownAt(nil))
        let leaf = String(decoding: event.leaf, as: UTF8.self)
        #expect(leaf.contains(#""option":"inHouse""#) && leaf.contains(#""reasonCode":"cost""#))
        #expect(leaf.contains(#""_sd":["#))
        #expect(event.sealed.map(\.words) == ["suppressed (other)"])
        #expect(try Ledger.verify(till.ledger.store).isSound)
        // What was there before is the beginning of what is there now.
        #expect(try StoreTiles(store: till.ledger.store).root(at: 2) == before)
        // Without an order on record it reads as lost, not as suppressed.
        let other = try await Till.real()
        try await other.record(
            line(
                "support.support-sourcing-decided.v1", "support/TST/1", "2020-01-01",
                #"{"option":"inHouse","decision":{"meeting":"gb-1"},"reasonCode":"cost","#
                    + #""rationale":"Because a friend asked."}"#))
        try await other.ledger.store.destroy(
            [DisclosurePlace(position: Position(1), name: "rationale")], forgetsRequests: false)
        let lost = try other.ledger.event("1", knownAt: other.ledger.knownAt(nil))
        #expect(lost.sealed.map(\.words) == ["sealed, and no longer kept"])
        // What the schema does not seal cannot be named at all.
        let fields = Ledger.catalogue.schemas.flatMap(\.fields)
        let clear = ["supplier", "option", "decision", "reasonCode", "award", "value", "criteria"]
        #expect(fields.filter { clear.contains($0.name) }.allSatisfy { $0.sealing == nil })
    }

    @Test func `an extract that leaves an event or a row out is found incomplete`() async throws {
        let till = try await StateProofTests.till()
        let proof = try till.ledger.proveState("organisations", key: ["02R"])
        let neighbours = try till.ledger.proveState("organisations", key: ["02QA"])
        // To say that there is no 02R, its neighbours must be shown: they are not side by side.
        let hidden = StateProof(
            key: proof.key, rows: neighbours.rows, position: proof.position, event: proof.event,
            inclusion: proof.inclusion)
        #expect(throws: StateProofError.rowsDoNotDecide) { try hidden.check() }
        let invented = StateProof(
            key: [.string("77Z")],
            rows: [
                StateProof.ProvedRow(
                    index: 0, leaf: Array(#"[["77Z"],{"name":"NHS Invented"}]"#.utf8),
                    path: proof.rows[0].path)
            ], position: proof.position, event: proof.event, inclusion: proof.inclusion)
        #expect(throws: StateProofError.rowNotUnderRoot(index: 0)) { try invented.check() }
        // Of a stream, the versions tell that none is missing.
        var versions: [Int64] = []
        try till.ledger.store.read(
            .stream(try #require(StreamName("org/02Q"))), from: Position(0),
            to: till.ledger.store.head().size
        ) { row in
            if let header = try? LeafHeader(row.leaf) {
                versions.append(Int64(header.streamVersion.number))
            }
            return true
        }
        #expect(versions == Array(1...Int64(versions.count)))
    }

    @Test func `bytes that another parser would read otherwise are taken in by none`() async throws
    {
        let till = try await Till.real()
        let bodies = [
            #"{"kind":"CCG","kind":"CSU","name":"N"}"#, #"{"kind":"CCG","name":"N","name":"M"}"#,
            #"{"kind":"CCG","name":"\ud800"}"#, #"{"kind":"CCG","name":"N",}"#,
            #"{"kind":"CCG","name":"N","size":1e0}"#, #"{"kind":"CCG","name":"N"} {}"#,
        ]
        for body in bodies {
            await #expect(throws: LedgerError.self, "\(body)") {
                try await till.record(
                    line("org.organisation-registered.v1", "org/QQQ", "2020-01-01", body))
            }
        }
        #expect(try till.size == 1)
    }

    @Test func `what cannot be caught is said`() async throws {
        let stage = try await ThreatStage()
        let check = FileCheck(trusted: try TrustedKeys(log: stage.key.verifier, policy: nil))
        let checked = try check.check(stage.latest.bytes, name: "a")
        #expect(checked.unproved.contains { $0.hasPrefix("that what the events say is true") })
        #expect(checked.unproved.contains { $0.hasPrefix("that everybody is shown the same log") })
    }
}
