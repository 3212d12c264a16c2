import Commissioning
import EventLog
import Ledger
import SQLiteEventLog
import SafeFiles
import TestSupport
import Testing
import TransparencyLog

/// An honest ledger, what an auditor and a witness have kept of it, and what an attacker makes.
struct ThreatStage {
    let folder: TestFolder
    let key: SignerKey
    /// The witness, and what it remembers.
    let witness: Witness<CheckpointMemory>
    /// The checkpoint that the auditor has kept, of 8 events.
    let kept: SignedCheckpoint
    /// The last that was signed, of 12.
    let latest: SignedCheckpoint

    static let keptSize = 8
    static let size = 12

    var honest: String { "\(folder.path)/honest" }
    /// The files as they were when the kept checkpoint had just been signed.
    var backup: String { "\(folder.path)/backup" }
    var memory: CheckpointMemory { CheckpointMemory(folder: "\(folder.path)/state") }

    init() async throws {
        folder = try TestFolder()
        key = try SignedLedger.key(Till.origin)
        witness = try Witness(
            key: SignedLedger.witness(1), logs: [key.verifier],
            memory: CheckpointMemory(folder: "\(folder.path)/witness"))
        let (honest, backup) = ("\(folder.path)/honest", "\(folder.path)/backup")
        let memory = CheckpointMemory(folder: "\(folder.path)/state")
        var till = try await ThreatStage.make(honest, events: ThreatStage.keptSize)
        kept = try await ThreatStage.sign(till.ledger, key, memory)
        try await ThreatStage.close(till.ledger)
        try ThreatStage.copy(honest, to: backup)
        till = try ThreatStage.open(honest)
        try await ThreatStage.record(ThreatStage.size - ThreatStage.keptSize, in: till)
        latest = try await ThreatStage.sign(till.ledger, key, memory)
        try await ThreatStage.close(till.ledger)
        for size in [kept, latest].map(\.checkpoint.size) {
            let till = try ThreatStage.open(honest)
            guard try answer(till.ledger, size).status == 200 else {
                throw TestFailure("the witness did not sign the honest log")
            }
        }
    }

    // MARK: What an attacker does

    /// A ledger that says the same up to an event, and something else from there on.
    func fork(at position: Int, events: Int = size, key other: SignerKey? = nil) async throws
        -> Ledger
    {
        let path = "\(folder.path)/fork-\(position)-\(events)"
        let till = try await ThreatStage.make(path, events: position)
        try await ThreatStage.record(events - position, in: till, first: 1_000)
        let memory = CheckpointMemory(folder: "\(path).state")
        _ = try await ThreatStage.sign(till.ledger, other ?? key, memory)
        return till.ledger
    }

    /// A copy of the honest ledger with its files changed by statements.
    func changed(by sql: String) throws -> Ledger {
        let path = "\(folder.path)/changed"
        try ThreatStage.copy(honest, to: path)
        try DamagedLedgersTests.run(sql, in: path)
        return try ThreatStage.open(path).ledger
    }

    /// A ledger with one sealed text, whose row is changed by statements once it is signed.
    func sealedChanged(_ sql: String) async throws -> Ledger {
        let path = "\(folder.path)/sealed"
        try ThreatStage.copy(honest, to: path)
        let till = try ThreatStage.open(path)
        try await till.record(
            line(
                "support.support-sourcing-decided.v1", "support/TST/1", "2014-01-01",
                #"{"option":"inHouse","decision":{"meeting":"gb-1"},"reasonCode":"cost","#
                    + #""rationale":"Two people can do it."}"#))
        try await ThreatStage.close(till.ledger)
        try DamagedLedgersTests.run(sql, in: path)
        return try ThreatStage.open(path).ledger
    }

    /// The honest ledger once its key gave way to another, or was revoked, and signed on all the
    /// same.
    func keysChanged(revokedFrom position: UInt64?) async throws -> Ledger {
        let ledger = try ThreatStage.open(honest).ledger
        let next = try SignedLedger.key(Till.origin, .note, 98)
        _ = try await ledger.announceKey(key, vouchedBy: nil)
        _ = try await ledger.announceKey(next, vouchedBy: key)
        if let position {
            _ = try await ledger.revokeKey(
                key.verifier, from: position, signedBy: next, reason: .compromised)
        } else {
            _ = try await ledger.rotateKey(from: key, to: next, reason: .scheduled)
        }
        let head = try ledger.store.head()
        let signed = try SignedCheckpoint(
            Checkpoint(origin: key.verifier.name, size: head.size.count, root: head.root),
            signedBy: key)
        try await ledger.store.keep(KeptCheckpoint(size: head.size, note: signed.bytes))
        return ledger
    }

    // MARK: What a witness says

    /// What the witness answers to the largest checkpoint of a ledger up to a size.
    func answer(_ ledger: Ledger, _ size: UInt64? = nil) throws -> AddCheckpointAnswer {
        guard let presented = try ledger.latestCheckpoint(upTo: size.map { LogSize($0) }) else {
            throw TestFailure("nothing was signed")
        }
        let origin = presented.checkpoint.origin
        let seen =
            try CheckpointMemory(folder: "\(folder.path)/witness").latest(of: origin)?
            .checkpoint.size ?? 0
        // Whoever has something to hide says the size that the witness wants to hear.
        let request =
            seen <= presented.checkpoint.size
            ? try ledger.proveConsistency(from: seen, to: presented.checkpoint.size)
            : AddCheckpointRequest(
                oldSize: presented.checkpoint.size, path: [], checkpoint: presented)
        return try witness.answer(request, time: 1_700_000_000)
    }

    // MARK: Ledgers

    static func make(_ path: String, events: Int) async throws -> Till {
        let store = try SQLiteEventStore.create(
            folder: path, origin: Till.origin, clock: SettableClock(Till.start))
        let till = try await Till.simulated(on: store)
        try await record(events - 1, in: till)
        return till
    }

    static func record(_ count: Int, in till: Till, first: Int = 0) async throws {
        let from = Int(try till.size)
        for number in from..<(from + count) {
            let body = SignedLedger.code(first + number)
            try await till.record(registered(body, id: first + number))
        }
    }

    static func open(_ path: String) throws -> Till {
        let store = try SQLiteEventStore.open(
            folder: path, mode: .writing, clock: SettableClock(Till.start))
        let last = try store.head().lastRecordedTime ?? Till.start
        return Till(
            try Ledger(
                store, requestMAC: Till.mac, clock: SettableClock(last), defaults: Till.defaults))
    }

    static func close(_ ledger: Ledger) async throws {
        try await (ledger.store as? SQLiteEventStore)?.close()
    }

    static func copy(_ path: String, to copy: String) throws {
        try SafeFiles.makeFolder(copy)
        for name in TestFolder.names(in: path) {
            let bytes = try SafeFiles.read("\(path)/\(name)", limit: 1 << 26)
            try SafeFiles.write(bytes: bytes, to: "\(copy)/\(name)")
        }
    }

    private static func sign(
        _ ledger: Ledger, _ key: SignerKey, _ memory: CheckpointMemory
    ) async throws -> SignedCheckpoint {
        try await ledger.checkpoint(signedBy: key, memory: memory).signed
    }
}
