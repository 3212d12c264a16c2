internal import CanonicalJSON
internal import EventLog
internal import Glibc
internal import Ledger
internal import SQLiteEventLog
internal import SafeFiles
internal import TransparencyLog

/// What a restore came to.
struct RestoreOutcome {
    let plan: RestorePlan
    /// Whether the ledger is there.
    var isDone = false
    /// What was moved aside, and where it is now.
    var movedAside: [String] = []
    /// The event that says what was given up; nil when nothing was.
    var recorded: Recorded?
}

/// Carries a restore out. The ledger has its name once it is whole, with the event in it that says
/// what was given up: killed at any instant, there is the old one or the new one, or the old one
/// moved aside.
struct Restoring {
    let plan: RestorePlan
    let memory: CheckpointMemory
    let options: LedgerOptions
    let defaults: ProposalDefaults

    /// How long to wait for somebody who writes to the ledger that is replaced.
    private static let patience = Duration.seconds(10)

    func run(_ progress: Progress) async throws -> RestoreOutcome {
        var outcome = RestoreOutcome(plan: plan)
        let keys = LedgerOptions.keysFolder(options.keys, of: plan.folder)
        // Before anything is changed: without its keys the ledger could not say what was given up.
        if !plan.verdict.isWhole { _ = try RequestMAC(keysFolder: keys) }
        let draft = DraftFolder(for: plan.folder)
        do {
            _ = try plan.backup.makeLedger(in: draft.path) {
                progress.report("copying pages", $0, of: $1)
            }
            progress.finish()
            if let givenUp = plan.verdict.givenUp {
                outcome.recorded = try await record(givenUp, in: draft.path, keys)
            }
            let aside = try place(draft)
            if let aside { outcome.movedAside.append(aside) }
        } catch {
            progress.finish()
            draft.discard()
            throw error
        }
        outcome.isDone = true
        if !plan.verdict.isWhole, let aside = try forgetWhatWasSigned() {
            outcome.movedAside.append(aside)
        }
        return outcome
    }

    /// Has the ledger say what was given up, before anybody else can append to it.
    private func record(
        _ givenUp: OutsideState, in folder: String, _ keys: String
    ) async throws -> Recorded {
        // What was signed last is of the ledger that is given up.
        let open = try OpenLedger(
            writing: folder, keys: keys, state: "\(folder)/none", defaults)
        let proposal: JSONObject = [
            "type": .string("ledger.backup-restored.v1"),
            "subject": .string(OpenLedger.ownStream(origin: open.store.origin)),
            "occurredon": .text(open.ledger.clock.now().londonDate),
            "data": .object([
                "size": .count(plan.head.size.count), "root": .string(plan.head.root.base64),
                "givenUpSize": .count(givenUp.size), "givenUpRoot": .string(givenUp.root.base64),
            ]),
        ]
        let recorded = try await open.ledger.recordOwn(
            try JSONValue.object(proposal).canonicalBytes())
        try await open.close()
        return recorded
    }

    /// Moves the ledger that is there aside, and gives the draft its name.
    ///
    /// - Returns: Where the old one is now; nil when there was none.
    private func place(_ draft: DraftFolder) throws -> String? {
        guard plan.replaces else {
            try draft.finish()
            return nil
        }
        guard
            let lock = try FileLock.lock(
                "\(plan.folder)/lock", waitingUpTo: Restoring.patience)
        else {
            throw Failure(
                .storage, "somebody writes to \(plan.folder)", hint: "stop them, then try again")
        }
        defer { lock.unlock() }
        try refuseGrown()
        let aside = try freeName()
        guard rename(plan.folder, aside) == 0 else {
            throw Failure(.storage, "\(plan.folder) could not be moved to \(aside)")
        }
        do {
            try draft.finish()
        } catch {
            // Whether this works or not, the ledger is in one of the two places, and whole.
            rename(aside, plan.folder)
            throw error
        }
        return aside
    }

    /// Under the writers' lock: what was appended since the plan was made would be lost unseen.
    private func refuseGrown() throws {
        guard let now = try? SQLiteEventStore.open(folder: plan.folder, mode: .reading).head(),
            let seen = plan.replacedSize, now.size.count != seen
        else { return }
        throw Failure(
            .conflict, "somebody wrote to \(plan.folder) meanwhile",
            hint: "stop whoever writes, then do it again")
    }

    private func freeName() throws(Failure) -> String {
        let moment = Terminal.current.now().description.utf8.prefix(19)
            .filter { ![UInt8(ascii: ":"), UInt8(ascii: "-")].contains($0) }
        let name = "\(plan.folder).replaced-\(String(decoding: moment, as: UTF8.self))"
        for number in 1...1_000 {
            let candidate = number == 1 ? name : "\(name)-\(number)"
            if Folders.isAbsent(candidate) { return candidate }
        }
        throw Failure(.storage, "there is no free name beside \(plan.folder)")
    }

    /// What was signed of the log that is given up is put aside, and the newest checkpoint that the
    /// restored log extends is taken for the last one signed: otherwise nobody could write to it.
    private func forgetWhatWasSigned() throws -> String? {
        guard let origin = KeyName(plan.backup.origin) else { return nil }
        let mark = "given-up-\(plan.verdict.givenUp?.size ?? 0)"
        guard let aside = try memory.setAside(origin, as: mark) else { return nil }
        let ledger = try Ledger(plan.backup, requestMAC: nil)
        if let own = try ledger.latestCheckpoint() { _ = try memory.replace(nil, with: own) }
        return aside
    }
}
