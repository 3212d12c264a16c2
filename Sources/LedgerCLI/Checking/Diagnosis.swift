internal import CanonicalJSON
internal import EventLog
internal import Ledger
internal import SQLiteEventLog
internal import TransparencyLog

/// One thing that a doctor has looked at.
struct Diagnosed {
    enum State: String {
        /// As it should be.
        case well
        /// Worth knowing, and nothing that must be done now.
        case note
        /// To be done something about.
        case trouble
    }

    /// What was looked at, in a word.
    let check: String
    let state: State
    /// What was found, in a sentence.
    let says: String
    /// What to do about it; a trouble has it always.
    let next: String?
    /// Whether the ledger is not the one that it should be.
    let isUnsound: Bool

    static func well(_ check: String, _ says: String) -> Diagnosed {
        Diagnosed(check: check, state: .well, says: says, next: nil, isUnsound: false)
    }

    static func note(_ check: String, _ says: String, next: String? = nil) -> Diagnosed {
        Diagnosed(check: check, state: .note, says: says, next: next, isUnsound: false)
    }

    static func trouble(
        _ check: String, _ says: String, next: String, isUnsound: Bool = false
    ) -> Diagnosed {
        Diagnosed(check: check, state: .trouble, says: says, next: next, isUnsound: isUnsound)
    }

    /// `{check, state, says, next?}`.
    var json: JSONValue {
        .object(
            JSONObject(present: [
                ("check", .string(check)), ("state", .string(state.rawValue)),
                ("says", .string(says)), ("next", next.map { .string($0) }),
            ]))
    }
}

/// What ails a ledger, the machine it is kept on, and what is kept beside it.
struct Diagnosis {
    let store: SQLiteEventStore
    let head: LogHead
    let now: Instant
    /// Whether times are those of a story, and say nothing of today.
    let isSimulated: Bool
    let folder: String
    let keys: String
    let state: String
    /// The files of signing keys that somebody named.
    let signingKeys: [String]

    /// How long events may wait to be signed.
    private static let unsigned: Int64 = 24 * 3_600
    /// How long events may wait to be backed up.
    private static let unsaved: Int64 = 7 * 24 * 3_600

    /// - Parameters:
    ///   - folder: The ledger's.
    ///   - keys: Where its keys are.
    ///   - state: Where it is kept what was signed and backed up last.
    ///   - signingKeys: The files of signing keys that somebody named.
    init(
        of folder: String, keys: String, state: String, signingKeys: [String], now: Instant
    ) throws {
        self.folder = folder
        self.keys = keys
        self.state = state
        self.signingKeys = signingKeys
        self.now = now
        store = try SQLiteEventStore.open(folder: folder, mode: .reading)
        head = try store.head()
        // A log whose first event is damaged has no clock that could be known.
        isSimulated = (try? Ledger(store, requestMAC: nil))?.isSimulated ?? false
    }

    /// Looks at everything.
    func run() -> [Diagnosed] {
        var found: [Diagnosed] = []
        let lock = DiagnosedStore.lock(folder)
        do throws(StoreError) {
            let condition = try StoreCondition(of: folder)
            found.append(DiagnosedStore.library(condition, lockHolds: lock.state != .trouble))
            found.append(DiagnosedStore.journal(condition))
            found.append(lock)
            found.append(disk(condition))
        } catch {
            found.append(lock)
            found.append(
                .trouble(
                    "journal", "nobody can write: \(error)",
                    next: "see who may write to \(folder), and whether its disk is mounted so"))
        }
        found.append(clock())
        found.append(headFile())
        found.append(integrity())
        found.append(checkpoint())
        found.append(keyFolder())
        found.append(signingKey())
        found.append(backup())
        return found
    }

    // MARK: The store

    private func disk(_ condition: StoreCondition) -> Diagnosed {
        guard let free = Machine.freeBytes(at: folder) else {
            return .note("disk", "the system does not say how much room is left")
        }
        let used = condition.logBytes + condition.writeAheadBytes
        var says = "\(Machine.size(free)) left; the log has \(Machine.size(used))"
        var isShort = free < 128 << 20
        if let age = age(of: 0), age > 24 * 3_600 {
            let daily = max(1, used / UInt64(max(1, age / (24 * 3_600))))
            says += " and grows by \(Machine.size(daily)) a day"
            isShort = isShort || free / daily < 30
        }
        guard isShort else { return .well("disk", says) }
        return .trouble(
            "disk", says, next: "make room, or move the ledger: ccgledger backup, then restore")
    }

    private func clock() -> Diagnosed {
        guard !isSimulated else {
            return .note("clock", "simulated: recorded times are those of a story")
        }
        guard let last = head.lastRecordedTime else { return .well("clock", "\(now)") }
        let ahead = (last.microseconds - now.microseconds) / 1_000_000
        guard ahead > 300 else {
            return .well("clock", "\(now), after the last event (\(last))")
        }
        return .trouble(
            "clock",
            "the clock says \(now), and the last event was recorded \(Diagnosis.span(ahead)) later:"
                + " until then each event is recorded a microsecond after the one before",
            next: "set the clock right; if it is, it was wrong when event "
                + "\(head.size.count - 1) was recorded: have that corrected")
    }

    private func headFile() -> Diagnosed {
        guard let trouble = store.trouble else {
            return .well("head", "the file head knows of no event that is not in the log")
        }
        return .trouble(
            "head", "it can be read, not written to: \(trouble)",
            next: "find out what became of the rest; ccgledger restore, or, to give it up: "
                + "ccgledger doctor --accept-head --confirm \(store.origin)",
            isUnsound: true)
    }

    private func integrity() -> Diagnosed {
        let next = "ccgledger verify says what else is; then ccgledger restore the last backup"
        do throws(StoreError) {
            let (last, spread) = (try store.checkTail(), try store.checkSpots())
            if let damage = (try store.structuralDamage() + store.indexDamage()).first {
                return .trouble("integrity", damage, next: next, isUnsound: true)
            }
            return .well(
                "integrity",
                "the database and its indexes are whole; the last \(Words.count(last, "event")) "
                    + "hashed again have the root of the head, and \(Words.grouped(spread)) spread "
                    + "over the log are found by their ids; not looked at: the events between, and "
                    + "what is kept of each (ccgledger verify)")
        } catch {
            return .trouble("integrity", "\(error)", next: next, isUnsound: true)
        }
    }

    // MARK: What is kept elsewhere

    private func checkpoint() -> Diagnosed {
        let sign = "ccgledger checkpoint --key FILE"
        do {
            let memory = CheckpointMemory(folder: state)
            try Ledger.refuseRollback(of: store, memory: memory)
            guard head.size.count > 0 else { return .well("checkpoint", "nothing to sign") }
            let ledger = try Ledger(store, requestMAC: nil)
            let own = try ledger.latestCheckpoint()
            let remembered = try memory.latest(of: store.origin)
            let signed = [own, remembered].compactMap { $0 }
            guard let last = signed.max(by: { $0.checkpoint.size < $1.checkpoint.size }) else {
                return overdue(
                    "checkpoint", "nobody has signed the log", from: 0, after: Diagnosis.unsigned,
                    next: "ccgledger key generate --out FILE, then \(sign)")
            }
            guard remembered != nil else {
                return .trouble(
                    "checkpoint",
                    "the log was signed before, and \(state) does not say as what: it will not be "
                        + "signed again", next: "\(sign) --trust KEPT-CHECKPOINT")
            }
            let size = last.checkpoint.size
            if let since = try ledger.signingKeys().revocation(of: last) {
                return .trouble(
                    "checkpoint",
                    "the last checkpoint, of \(Words.count(size, "event")), counts no more: its "
                        + "key is revoked from position \(since.from) by event \(since.by)",
                    next: "\(VerifyCommand.signAnew); then publish it")
            }
            let says = "signed up to \(Words.count(size, "event"))"
            guard size < head.size.count else { return .well("checkpoint", says) }
            return overdue(
                "checkpoint", says, from: size, after: Diagnosis.unsigned, next: sign)
        } catch {
            return .trouble(
                "checkpoint", Failure(error).message,
                next: "find the ledger that was signed; ccgledger restore its last backup",
                isUnsound: true)
        }
    }

    private func keyFolder() -> Diagnosed {
        do throws(LedgerError) {
            _ = try RequestMAC(keysFolder: keys)
        } catch {
            return .trouble(
                "keys", Failure(error).message, next: "bring the folder back from its own backup")
        }
        let subjects = "\(keys)/\(KeyFolder.name)"
        let files = ["\(keys)/\(RequestMAC.fileName)", keys, subjects]
        if let open = files.first(where: Machine.isOpenToOthers) {
            return .trouble(
                "keys", "\(open) is open to others than its owner",
                next: "chmod -R go= \(keys)")
        }
        let count = Folders.names(in: subjects)?.count ?? 0
        return .well("keys", "in \(keys), with those of \(Words.count(count, "person"))")
    }

    private func signingKey() -> Diagnosed {
        let here = (Folders.names(in: keys) ?? []).map { "\(keys)/\($0)" }
        if let open = (signingKeys + here.filter(SigningKeyFile.isOne))
            .first(where: Machine.isOpenToOthers)
        {
            return .trouble(
                "signing-key", SigningKeyFile.openWords(open), next: SigningKeyFile.closing(open))
        }
        let announce = "ccgledger key announce --key FILE"
        do {
            let keys = try Ledger(store, requestMAC: nil).signingKeys()
            // Where any key is on record, one is in use: it gives way to the next alone.
            guard let term = keys.terms.first(where: { $0.key == keys.current }) else {
                return .note(
                    "signing-key", "the log does not say which key signs it", next: announce)
            }
            return .well(
                "signing-key",
                "the one that event \(term.announcedBy) announced"
                    + (age(of: term.announcedBy).map { ", \(Diagnosis.span($0)) ago" } ?? ""))
        } catch {
            return .trouble(
                "signing-key", Failure(error).message, next: "ccgledger verify", isUnsound: true)
        }
    }

    private func backup() -> Diagnosed {
        let next = "ccgledger backup FOLDER"
        do throws(LedgerError) {
            guard let last = try BackupMemory(folder: state).latest(of: store.origin) else {
                return overdue(
                    "backup", "no backup is remembered", from: 0, after: Diagnosis.unsaved,
                    next: next)
            }
            let manifest = last.manifest
            let ago = (now.microseconds - manifest.madeAt.microseconds) / 1_000_000
            let says =
                "\(Words.count(manifest.size, "event")) in \(last.place), "
                + "\(Diagnosis.span(max(0, ago))) ago"
            let isOurs =
                try? manifest.size <= head.size.count
                && Ledger.root(of: store, at: manifest.size) == manifest.root
            guard isOurs == true else {
                return .trouble(
                    "backup", "\(says): the log does not begin with them",
                    next: "ccgledger verify; compare with ccgledger restore --dry-run",
                    isUnsound: true)
            }
            guard manifest.size < head.size.count else { return .well("backup", says) }
            return overdue(
                "backup", says, from: manifest.size, after: Diagnosis.unsaved, next: next)
        } catch {
            return .trouble("backup", Failure(error).message, next: next)
        }
    }

    // MARK: Times

    /// Something that events wait for: a trouble once the first of them has waited too long.
    private func overdue(
        _ check: String, _ says: String, from position: UInt64, after limit: Int64, next: String
    ) -> Diagnosed {
        guard head.size.count > position else { return .well(check, says) }
        let waiting = Words.count(head.size.count - position, "event")
        guard let age = age(of: position) else {
            return .note(check, "\(says); \(waiting) since", next: next)
        }
        let sentence = "\(says); \(waiting) since, the first of them \(Diagnosis.span(age)) ago"
        return age > limit
            ? .trouble(check, sentence, next: next) : .note(check, sentence, next: next)
    }

    /// The seconds since an event was recorded; nil when it cannot be read, or when times are those
    /// of a story.
    private func age(of position: UInt64) -> Int64? {
        guard !isSimulated else { return nil }
        var time: Instant?
        try? store.read(.all, from: Position(position), to: LogSize(position + 1)) { row in
            time = (try? LeafHeader(row.leaf))?.recordedTime
            return false
        }
        return time.map { max(0, (now.microseconds - $0.microseconds) / 1_000_000) }
    }

    /// `3 days`, `5 hours`, `2 minutes`.
    static func span(_ seconds: Int64) -> String {
        if seconds >= 2 * 86_400 { return Words.count(seconds / 86_400, "day") }
        if seconds >= 2 * 3_600 { return Words.count(seconds / 3_600, "hour") }
        if seconds >= 120 { return Words.count(seconds / 60, "minute") }
        return Words.count(seconds, "second")
    }
}
