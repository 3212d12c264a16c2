internal import Commissioning
internal import EventLog
internal import TransparencyLog

/// The first pass of an import: reads, validates and decides every line, and records nothing.
final class ImportDecider {
    private let ledger: Ledger
    private let lines: ImportLines
    private let size: LogSize
    private let recordedTime: Instant
    private let desk: DecisionDesk
    /// The lines below this number are accepted, as is known since they were decided stream by
    /// stream; nil before that was tried.
    private(set) var acceptedBelow: Int?
    private let mac: RequestMAC
    private let isDryRun: Bool
    private let pending: PendingSpool
    private var keys: LineKeys
    /// The ids that more than one line may bring, with what the first of them said.
    private var ids: [EventID: Digest] = [:]
    private var lastRecordedTime: Instant?
    private var targets: [EventID: (EventTypeName, StreamName)] = [:]
    /// The accepted lines whose sealed values later lines name.
    private var sealedTargets: [EventID: SealedTarget] = [:]
    /// What was decided on.
    let drafts: DraftSpool
    private(set) var report = ImportReport()

    init(
        _ ledger: Ledger, _ lines: ImportLines, _ mac: RequestMAC, isDryRun: Bool,
        capacity: Int = 300_000
    ) throws {
        self.ledger = ledger
        self.lines = lines
        let head = try ledger.store.head()
        size = head.size
        lastRecordedTime = head.lastRecordedTime
        self.mac = mac
        self.isDryRun = isDryRun
        drafts = try DraftSpool(at: head.size)
        let pending = try PendingSpool()
        self.pending = pending
        keys = LineKeys(mac, repeated: lines.scan.repeated)
        report.order = lines.scan.order.rawValue
        recordedTime = ledger.clock.now()
        desk = DecisionDesk(
            ledger.catalogue, ledger.store, at: head.size, recordedTime: recordedTime,
            capacity: capacity
        ) { stream throws(StoreError) in try pending.lines(of: stream, in: lines.files) }
    }

    func run(
        progress: (ImportProgress) -> Void, accepted tell: ([UInt8]) -> Void
    ) async throws {
        var done = 0
        let (mac, size) = (mac, size)
        let ledgers = (0..<ImportRuns.depth).map { _ in ledger.apart }
        try await lines.runs().forEach { run, place in
            PreparedRun(run, ledgers[place], mac, at: size)
        } use: { run in
            try take(run, accepted: tell)
            done += run.lines.count
            progress(
                ImportProgress(phase: .deciding, done: done, total: lines.scan.count))
            if acceptedBelow == nil, isCostly(done) {
                acceptedBelow = try await acceptedStreamwise(from: done, progress: progress)
            }
        }
        try drafts.flush()
        report.recorded = drafts.count
    }

    /// Whether it costs more to read streams again than to decide the rest of the lines twice: a
    /// statement folded again takes somewhat longer than a line decided stream by stream.
    private func isCostly(_ done: Int) -> Bool {
        let rest = lines.scan.count - done
        return rest > 0 && desk.refolded > min(done, rest + done / 32) && !desk.holdsReveals
    }

    /// Decides the rest stream by stream; the number of the first line that was not accepted.
    private func acceptedStreamwise(
        from first: Int, progress: (ImportProgress) -> Void
    ) async throws -> Int {
        desk.letGo()
        let decider = StreamwiseDecider(
            ledger: ledger, lines: lines, first: first,
            position: size.count + UInt64(drafts.count), size: size, recordedTime: recordedTime,
            pending: pending, targets: targets)
        return try await decider.firstNotAccepted(progress: progress)
    }

    /// Takes a run of lines, in order.
    private func take(_ run: PreparedRun, accepted tell: ([UInt8]) -> Void) throws {
        var taken: [PreparedLine] = []
        taken.reserveCapacity(run.lines.count)
        for line in run.lines {
            switch line {
            case .success(let line): taken.append(line)
            case .failure(let refused): reject(refused.line, refused.failure.issues)
            }
        }
        // What stands in the store stays as it is while lines are decided, so it is asked once.
        let requests = taken.map { keys.key($0) }
        let recorded = try ledger.store.recorded(requests)
        let ids = taken.compactMap(\.proposal.header.id)
        var places = try ledger.store.positions(of: ids).makeIterator()
        for (index, line) in taken.enumerated() {
            let place = line.proposal.header.id == nil ? nil : places.next() ?? nil
            let known = Known(entry: recorded[index], position: place)
            if try take(line, of: run, requests[index], known) { tell(line.line.bytes) }
        }
    }

    /// What the store holds already under a line's key, and under its id.
    private struct Known {
        let entry: RecordedEntry?
        let position: Position?
    }

    /// Takes a line; whether it is to be recorded.
    private func take(
        _ line: PreparedLine, of run: PreparedRun, _ key: RequestKey, _ known: Known
    ) throws -> Bool {
        if let entry = known.entry {
            guard entry.content == line.content else {
                if entry.isForgotten {
                    reject(line.line, [wasForgotten(line, entry.position)])
                    return false
                }
                reject(line.line, [saysSomethingElse(line, "event \(entry.position)")])
                return false
            }
            return leaveAlone()
        }
        do {
            let valid =
                try line.valid?.get()
                ?? ledger.catalogue.validate(line.proposal, defaults: ledger.defaults) {
                    id throws(StoreError) in
                    if let target = self.targets[id] { return target }
                    return try self.ledger.typeOfEvent(id)
                }
            let corrected = try valid.header.corrects.flatMap { target in
                try targets[target]?.0 ?? ledger.typeOfEvent(target)?.0
            }
            if let refusal = corrected.flatMap(FinalActs.refusal) { throw refusal }
            guard try isNew(line, known.position) else { return false }
            try checkRecordedTime(valid)
            try ledger.checkSealedReferences(line.proposal, corrected: corrected, desk) {
                self.sealedTargets[$0]
            }
            let draft =
                line.draft
                ?? .sealed(valid.draft(in: ledger, line: line.line.index, at: size))
            let position = Position(size.count + UInt64(drafts.count))
            let version = try decide(valid, draft.id, position, line.line.index)
            try pending.add(
                valid.header.subject, after: version, id: draft.id, position: position,
                file: line.line.file, place: line.line.place)
            try keep(draft, of: run, key, line.content, after: version)
            remember(valid, line, draft)
            return true
        } catch let failure as ProposalFailure {
            reject(line.line, failure.issues)
        } catch let refusal as Refusal {
            reject(line.line, refusal)
        }
        return false
    }

    /// Decides a line, unless it is known to be accepted; the version of its stream before it.
    private func decide(
        _ valid: ValidProposal, _ id: EventID, _ position: Position, _ line: Int
    ) throws -> StreamVersion {
        let stream = valid.header.subject
        guard line < acceptedBelow ?? 0 else {
            return try desk.decide(valid, id: id, position: position)
        }
        // It may be at hand, for a line before rested on it.
        desk.letGo(of: stream)
        if let version = pending.version(of: stream) { return version }
        guard try ledger.store.version(of: stream) != .none else { return .none }
        // Others may have written since: what counts is what was decided against.
        var count: Int32 = 0
        try ledger.store.read(.stream(stream), from: Position(0), to: size) { _ in
            count += 1
            return true
        }
        return StreamVersion(count)
    }

    private func keep(
        _ draft: PreparedLine.Draft, of run: PreparedRun, _ key: RequestKey, _ content: Digest,
        after version: StreamVersion
    ) throws {
        guard !isDryRun else {
            // Nothing will be recorded: no key is made, and no value is written anywhere.
            drafts.skip()
            return
        }
        switch draft {
        case .spooled(_, let range):
            try run.withDraft(range) { bytes throws(LedgerError) in
                try drafts.add(key, content: content, after: version, spooled: bytes)
            }
        case .sealed(let draft):
            // Personal values are locked only once they are decided on, so that what is refused
            // makes no keys.
            try drafts.add(
                key, content: content, after: version, try ledger.keepable(draft))
        }
    }

    /// Remembers what later lines may name.
    private func remember(
        _ valid: ValidProposal, _ line: PreparedLine, _ draft: PreparedLine.Draft
    ) {
        if let id = valid.header.id {
            if lines.scan.sealedTargets.contains(id) {
                let type = valid.header.corrects.flatMap { targets[$0]?.0 } ?? valid.header.type
                sealedTargets[id] = SealedTarget(
                    draft.disclosures, of: valid, ledger.catalogue.schema(named: type))
            }
            if lines.scan.corrected.contains(id) {
                targets[id] = (valid.header.type, valid.header.subject)
            }
            if lines.scan.repeatedIDs.contains(id) { ids[id] = line.content }
        }
        lastRecordedTime = valid.header.recordedTime ?? lastRecordedTime
    }

    /// Whether no event and no line before it has the line's id. The same line again is recorded
    /// already; another one under the same id is refused.
    private func isNew(_ line: PreparedLine, _ position: Position?) throws -> Bool {
        guard let id = line.proposal.header.id else { return true }
        if let position {
            throw ProposalFailure(issues: [saysSomethingElse(line, "event \(position)")])
        }
        guard lines.scan.repeatedIDs.contains(id), let first = ids[id] else { return true }
        guard first == line.content else {
            throw ProposalFailure(issues: [saysSomethingElse(line, "a line before it")])
        }
        return leaveAlone()
    }

    /// Counts a line that is recorded already.
    private func leaveAlone() -> Bool {
        report.alreadyRecorded += 1
        // The lines after it were decided as if it were to be recorded once more.
        acceptedBelow = acceptedBelow.map { _ in 0 }
        return false
    }

    private func saysSomethingElse(_ line: PreparedLine, _ other: String) -> FieldIssue {
        FieldIssue(
            path: "/id", value: line.proposal.header.id?.description,
            reason: "\(other) has this id and says something else",
            hint: "record a correction of it, or give the line another id")
    }

    private func wasForgotten(_ line: PreparedLine, _ position: Position) -> FieldIssue {
        FieldIssue(
            path: "/id", value: line.proposal.header.id?.description,
            reason: "event \(position) has this id; what it asked for was erased, so nobody can "
                + "say whether this is the same",
            hint: "leave the line out, or give it another id")
    }

    /// In a simulated ledger, recorded times follow one another.
    private func checkRecordedTime(_ valid: ValidProposal) throws(ProposalFailure) {
        guard let time = valid.header.recordedTime, let last = lastRecordedTime, time <= last
        else { return }
        throw ProposalFailure(issues: [
            FieldIssue(
                path: "/recordedtime", value: time.description,
                reason: "not later than what was recorded before it, at \(last)",
                hint: "recorded times must increase from line to line")
        ])
    }

    // MARK: Refusing

    private func countRejected() {
        report.rejected += 1
        // The lines after it were decided as if it were to be recorded.
        acceptedBelow = acceptedBelow.map { _ in 0 }
    }

    private func reject(_ line: ImportLines.Line, _ issues: [FieldIssue]) {
        countRejected()
        for issue in issues where report.errors.count < ImportReport.errorLimit {
            report.errors.append(
                InputError(
                    issue, file: lines.files[line.file].name, line: Int(line.place.number)))
        }
    }

    private func reject(_ line: ImportLines.Line, _ refusal: Refusal) {
        countRejected()
        guard report.errors.count < ImportReport.errorLimit else { return }
        report.errors.append(
            InputError(refusal, file: lines.files[line.file].name, line: Int(line.place.number)))
    }
}

extension Ledger {
    /// The type and stream of a recorded event; nil when there is none with this id.
    func typeOfEvent(_ id: EventID) throws(StoreError) -> (EventTypeName, StreamName)? {
        guard let position = try store.position(of: id) else { return nil }
        var found: (EventTypeName, StreamName)?
        let end = LogSize(position.index + 1)
        try store.read(.all, from: position, to: end) { row in
            guard let header = try? LeafHeader(row.leaf),
                let type = header.text(.type, in: row.leaf).flatMap(EventTypeName.init),
                let stream = StreamName(utf8: header.bytes(.subject, in: row.leaf))
            else { return false }
            found = (type, stream)
            return false
        }
        return found
    }
}
