import EventLog
import EventLogLaws
import SafeFiles
@testable import SQLiteEventLog
import TestSupport
import TransparencyLog

/// What readers, the witness, the backup and the verifier see.
extension Simulation {
    private func tags(_ leaf: UnsafeBufferPointer<UInt8>) -> [String] { Sample.tags(of: leaf) }

    /// Reads what is new to a reader, or all from the start.
    func read(_ reader: Int, isFromStart: Bool) {
        let from = isFromStart ? 0 : cursors[reader] ?? 0
        let client = "reader \(reader)"
        call += 1
        log.note(client, call, .read(from: from))
        do {
            let store = try store(of: reader)
            let head = try store.head()
            var hashes: [Digest] = []
            try store.read(.all, from: Position(from), to: head.size) { row in
                hashes.append(TreeHash.leaf(UnsafeRawBufferPointer(row.leaf)))
                return true
            }
            if bug == .readerSkips, from > 0, hashes.count > 1 { hashes.removeFirst() }
            cursors[reader] = head.size.count
            log.note(
                client, call,
                .saw(
                    SeenEvents(
                        from: from, leafHashes: hashes, size: head.size.count, root: head.root)))
        } catch {
            log.note(client, call, .failed("\(error)"))
            failUnlessLied("a log can be read", "\(error)")
        }
    }

    // MARK: Verifying

    /// Everything that verification finds in the log as it lies on the disk.
    private func findings() -> [String] {
        do {
            // Another process, so that nothing is left in memory of what was there once.
            let store = try SQLiteEventStore.open(folder: disk.folder, mode: .reading)
            if bug == .verifyTrustsHashes { return try trustingFindings(store) }
            return try store.check(tags: tags, progress: { _ in }).failures.map {
                "\($0.check): \($0.reason)"
            }
        } catch {
            return ["\(error)"]
        }
    }

    private func trustingFindings(_ store: SQLiteEventStore) throws -> [String] {
        var tree = Frontier()
        try store.read(.all, from: Position(0), to: LogSize(.max)) { row in
            tree.append(leaf: row.leafHash)
            return true
        }
        return try tree.root == store.head().root ? [] : ["another root"]
    }

    func verify() {
        disk.become(1_000_000)
        let findings = findings()
        if let first = findings.first { failUnlessLied("a good log verifies", first) }
    }

    // MARK: The witness

    func cosign() throws {
        do {
            let store = try store(of: 4)
            let head = try store.head()
            let isSigned = try witness.cosign(
                size: head.size.count, root: head.root, tiles: StoredTiles(store: store))
            if !isSigned {
                failUnlessLied("a witness signs a log that grows", "not at \(head.size)")
            }
        } catch {
            failUnlessLied("a log can be signed", "\(error)")
        }
        checkWitness()
    }

    func cosignAgain(_ random: inout SeededRandom) throws {
        guard let request = witness.asked.randomElement(using: &random), !hasLied else { return }
        let store = try store(of: 4)
        guard request.checkpoint.checkpoint.size <= (try store.head().size.count) else { return }
        try witness.ask(again: request, tiles: StoredTiles(store: store))
        checkWitness()
    }

    private func checkWitness() {
        let sizes = witness.signed.map(\.size)
        for (before, size) in zip(sizes, sizes.dropFirst()) where size < before {
            fail("a witness never signs a smaller log", "\(size) after \(before)")
        }
    }

    // MARK: Backups and old copies

    func backUp(pages: Int32) {
        do {
            if backup == nil {
                let size = try store(of: 3).head().size.count
                disk.become(2_000_000)
                backup = try SimulatedBackup(
                    disk, start: size, isNaive: bug == .backupIsNoSnapshot)
            }
            guard let current = backup, let files = try current.step(pages: pages) else { return }
            current.end()
            backup = nil
            let place = try CrashDisk()
            place.replace(with: files)
            let store = try SQLiteEventStore.open(folder: place.folder, mode: .reading)
            let found = try store.check(tags: tags, progress: { _ in }).failures
                .first { $0.check != "head-file" }
            if let found { failUnlessLied("a backup verifies", "\(found.check): \(found.reason)") }
            let ledger = try FinalLedger(store, key: { RequestKey(of: $0) })
            if ledger.size < current.start {
                failUnlessLied("a backup has all that was there", "\(ledger.size) events")
            }
            backups.append(ledger)
        } catch {
            backup = nil
            failUnlessLied("a backup can be made and read", "\(error)")
        }
    }

    func moveLog(empties: Bool) {
        do {
            let lock = try LedgerFolder(disk.folder).lock(waitingUpTo: .seconds(1))
            defer { lock.unlock() }
            disk.become(3_000_000)
            let connection = try Connection(disk.log, for: .writing)
            try connection.access { () throws(StoreError) in
                try connection.checkpoint(empties: empties)
            }
        } catch {
            failUnlessLied("the write-ahead log can be moved", "\(error)")
        }
    }

    func save() {
        guard !hasLied, let size = try? store(of: 3).head().size.count else { return }
        saved.append(SavedFolder(files: disk.files, head: currentHead, size: size))
    }

    /// Puts an older log in the place of the log, and the log back.
    func restoreLog(_ step: SimulatedStep, _ random: inout SeededRandom) async throws {
        guard let old = try older(&random), !hasLied else { return }
        let files = disk.files
        let head = currentHead
        killAll()
        disk.replace(with: old.files)
        var isTaken = false
        do {
            let store = try store(of: 0)
            if bug == .forgetsHead { try await store.acceptHead() }
            _ = try await store.append(Sample.request([step.place * 10 + 5]))
            isTaken = true
        } catch {}
        if isTaken {
            fail("a log shorter than `head` takes no events", "\(old.size) events were there")
        }
        killAll()
        try begin(with: files, head: head)
    }

    /// Puts an older folder in the place of the folder, goes on from there another way, and asks
    /// the witness to sign.
    func restoreFolder(_ step: SimulatedStep, _ random: inout SeededRandom) async throws {
        guard let old = try older(&random), old.size < witness.size, !hasLied else { return }
        let files = disk.files
        let head = currentHead
        killAll()
        try begin(with: old.files, head: old.head)
        let store = try store(of: 0)
        for number in 0..<Int.random(in: 0..<4, using: &random) {
            _ = try await store.append(Sample.request([step.place * 10 + 6 + number]))
        }
        let forked = try store.head()
        let isSigned = try witness.cosign(
            size: forked.size.count, root: forked.root, tiles: StoredTiles(store: store))
        if isSigned {
            fail("a witness never signs another history", "\(forked.size) events, from \(old.size)")
        }
        killAll()
        try begin(with: files, head: head)
    }

    private func older(_ random: inout SeededRandom) throws -> SavedFolder? {
        guard let known = try? HeadFile.read(path: disk.head) else { return nil }
        return saved.filter { $0.size < known.size.count }.randomElement(using: &random)
    }

    /// Flips a bit, mostly where events lie.
    func rot(_ random: inout SeededRandom) {
        killAll()
        let name = CrashDisk.names.randomElement(using: &random) ?? ""
        guard let bytes = disk.bytes(name), !bytes.isEmpty else { return }
        var place = Int.random(in: 0..<bytes.count, using: &random)
        // A run of this text stands in every leaf of a sample, and nowhere else.
        let events = bytes.withUnsafeBufferPointer { bytes in
            var places: [Int] = []
            for place in 0..<max(0, bytes.count - 4)
            where bytes[place] == 0x22 && bytes[place + 1] == 0x6E && bytes[place + 2] == 0x22 {
                places.append(place)
            }
            return places
        }
        if Int.random(in: 0..<4, using: &random) > 0,
            let event = events.randomElement(using: &random)
        {
            place = max(0, event - Int.random(in: 0..<250, using: &random))
        }
        let bit = UInt8(1) << UInt8.random(in: 0..<8, using: &random)
        disk.patch(name, [bytes[place] ^ bit], at: Int64(place))
        hasLied = true
    }

    // MARK: The end

    /// Looks at what is there in the end.
    func finish() async throws {
        if hasLied { return finishAfterLie() }
        if backup != nil { backUp(pages: 10_000) }
        verify()
        cursors = [:]
        read(3, isFromStart: true)
        let ledger = try FinalLedger(store(of: 3), key: { RequestKey(of: $0) })
        if let violation = ModelChecker.violations(log, ledger).first {
            fail("the ledger keeps what clients were told", "\(violation)")
        }
        let leaves = ledger.events.map(\.leafHash)
        for backup in backups
        where !leaves.starts(with: backup.events.map(\.leafHash)) {
            fail("a backup is a prefix of the log", "that of \(backup.size) events is not")
        }
        for checkpoint in witness.signed {
            let root = TreeHash.root(of: leaves.prefix(Int(checkpoint.size)))
            if checkpoint.size > ledger.size || checkpoint.root != root {
                fail("a witness signs one history", "not the one of \(checkpoint.size) events")
            }
        }
        killAll()
    }

    /// After a disk has lied: what verifies must hold what was acknowledged.
    private func finishAfterLie() {
        killAll()
        disk.become(4_000_000)
        guard findings().isEmpty else { return }
        do {
            let store = try SQLiteEventStore.open(folder: disk.folder, mode: .reading)
            let ledger = try FinalLedger(store, key: { RequestKey(of: $0) })
            let violations = ModelChecker.violations(log, ledger)
            if let first = violations.first {
                fail("what a disk has changed is found by verification", "\(first)")
            }
        } catch {
            fail("a log that verifies can be read", "\(error)")
        }
    }
}

/// The tiles of a store.
struct StoredTiles: TileSource {
    let store: SQLiteEventStore

    func hashes(level: Int, index: UInt64, width: Int) throws(StoreError) -> [Digest] {
        try store.hashes(level: level, index: index, width: width)
    }
}
