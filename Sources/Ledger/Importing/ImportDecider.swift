internal import EventLog
internal import TransparencyLog

/// The first pass of an import: reads, validates and decides every line, and records nothing.
final class ImportDecider {
    private let ledger: Ledger
    private let lines: ImportLines
    private let size: LogSize
    private let desk: DecisionDesk
    private let spool: PendingSpool
    private let keys: LineKeys
    private var lastRecordedTime: Instant?
    private(set) var targets: [EventID: (EventTypeName, StreamName)] = [:]
    private(set) var pendingIDs: [EventID: Int] = [:]
    private(set) var accepted: LineSet
    private(set) var report = ImportReport()

    /// The log that was decided against.
    var decidedSize: LogSize { size }

    init(_ ledger: Ledger, _ lines: ImportLines, _ mac: RequestMAC) throws {
        self.ledger = ledger
        self.lines = lines
        let head = try ledger.store.head()
        size = head.size
        lastRecordedTime = head.lastRecordedTime
        let spool = try PendingSpool()
        self.spool = spool
        keys = LineKeys(mac, repeated: lines.scan.repeated)
        accepted = LineSet(capacity: lines.scan.count)
        report.order = lines.scan.order.rawValue
        desk = DecisionDesk(
            ledger.catalogue, ledger.store, at: head.size, recordedTime: ledger.clock.now()
        ) { stream throws(StoreError) in
            do throws(LedgerError) {
                return try spool.records(of: stream).map { record throws(LedgerError) in
                    let place = LineFile.Place(
                        offset: record.offset, length: record.length, number: 0)
                    return PendingLine(
                        id: EventID(high: record.idHigh, low: record.idLow),
                        position: Position(record.position),
                        bytes: try lines.files[Int(record.file)].line(at: place))
                }
            } catch {
                throw .unavailable("\(error)")
            }
        }
    }

    func run(
        progress: (ImportProgress) -> Void, accepted tell: ([UInt8]) -> Void
    ) async throws {
        var done = 0
        let (keys, catalogue, defaults) = (keys, ledger.catalogue, ledger.defaults)
        try await lines.runs().forEach { run in
            run.map { PreparedLine($0, keys, catalogue, defaults) }
        } use: { run in
            let keyed = run.compactMap(\.keyed)
            var recorded = try ledger.store.recorded(keyed.map(\.key))[...]
            for line in run {
                switch line.outcome {
                case .failure(let failure): reject(line.line, failure.issues)
                case .success(let keyed):
                    let entry = recorded.popFirst() ?? nil
                    if try take(keyed, entry) { tell(line.line.bytes) }
                }
            }
            done += run.count
            progress(
                ImportProgress(phase: .deciding, done: done, total: lines.scan.count))
        }
        report.recorded = accepted.count
    }

    /// Takes a line; whether it is to be recorded.
    private func take(_ line: KeyedLine, _ entry: RecordedEntry?) throws -> Bool {
        if let entry {
            guard entry.content == line.content else {
                reject(
                    line.line,
                    [
                        FieldIssue(
                            path: "/id", value: line.provisionalID.description,
                            reason: "event \(entry.position) has this id and says something else",
                            hint: "record a correction of it, or give the line another id")
                    ])
                return false
            }
            report.alreadyRecorded += 1
            return false
        }
        do {
            let valid =
                try line.valid?.get()
                ?? ledger.catalogue.validate(line.proposal, defaults: ledger.defaults) {
                    id throws(StoreError) in
                    if let target = self.targets[id] { return target }
                    return try self.ledger.typeOfEvent(id)
                }
            try checkIdentity(line)
            try checkRecordedTime(valid)
            let position = Position(size.count + UInt64(accepted.count))
            _ = try desk.decide(valid, id: line.provisionalID, position: position)
            try spool.add(
                valid.header.subject, id: line.provisionalID, position: position,
                file: line.line.file, place: line.line.place)
            keep(valid, line)
            return true
        } catch let failure as ProposalFailure {
            reject(line.line, failure.issues)
        } catch let refusal as Refusal {
            reject(line.line, refusal)
        }
        return false
    }

    private func keep(_ valid: ValidProposal, _ line: KeyedLine) {
        accepted.insert(line.line.index)
        if let id = valid.header.id {
            if lines.scan.corrected.contains(id) {
                targets[id] = (valid.header.type, valid.header.subject)
            }
        }
        lastRecordedTime = valid.header.recordedTime ?? lastRecordedTime
    }

    /// An id must not be one that the ledger gave, nor stand twice in the files.
    private func checkIdentity(_ line: KeyedLine) throws {
        guard let id = line.proposal.header.id else { return }
        if let position = try ledger.store.position(of: id) {
            throw ProposalFailure(issues: [
                FieldIssue(
                    path: "/id", value: id.description,
                    reason: "event \(position) has this id", hint: "give the line another id")
            ])
        }
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

    private func reject(_ line: ImportLines.Line, _ issues: [FieldIssue]) {
        report.rejected += 1
        for issue in issues where report.errors.count < ImportReport.errorLimit {
            report.errors.append(
                InputError(
                    issue, file: lines.files[line.file].name, line: Int(line.place.number)))
        }
    }

    private func reject(_ line: ImportLines.Line, _ refusal: Refusal) {
        report.rejected += 1
        guard report.errors.count < ImportReport.errorLimit else { return }
        report.errors.append(
            InputError(refusal, file: lines.files[line.file].name, line: Int(line.place.number)))
    }
}

/// A line as far as it can be prepared without knowing what stands before it.
struct PreparedLine: Sendable {
    let line: ImportLines.Line
    let outcome: Result<KeyedLine, ProposalFailure>

    var keyed: KeyedLine? { try? outcome.get() }

    init(
        _ line: ImportLines.Line, _ keys: LineKeys, _ catalogue: Catalogue,
        _ defaults: ProposalDefaults
    ) {
        self.line = line
        do throws(ProposalFailure) {
            var keyed = try keys.key(line)
            if keyed.proposal.header.corrects == nil {
                keyed.valid = PreparedLine.validate(keyed.proposal, catalogue, defaults)
            }
            outcome = .success(keyed)
        } catch {
            outcome = .failure(error)
        }
    }

    private static func validate(
        _ proposal: Proposal, _ catalogue: Catalogue, _ defaults: ProposalDefaults
    ) -> Result<ValidProposal, ProposalFailure>? {
        do {
            return .success(
                try catalogue.validate(proposal, defaults: defaults) { _ throws(StoreError) in nil })
        } catch let failure as ProposalFailure {
            return .failure(failure)
        } catch {
            return nil
        }
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
