internal import TransparencyLog

/// The history of one stream as known: its events, those that were withdrawn left out, those that
/// were corrected replaced by their newest correction, in the order in which they happened.
public struct StreamHistory: Sendable {
    /// The facts that stand, in order.
    public let facts: [StatedFact]
    /// The facts that were withdrawn, in order of position.
    public let withdrawn: [StatedFact]
    /// How many events the stream holds, corrections and withdrawals included.
    public let version: StreamVersion
    /// The events that are not as the log has them, in order of position.
    public let faults: [StreamFault]

    /// Gathers what the events of a stream say, given in order of position, with what had been made
    /// known of their sealed values.
    init(_ statements: [Statement], _ reveals: StreamReveals = .none) {
        var facts: [StatedFact] = []
        var places: [EventID: Int] = [:]
        var latest: HistoryOrder?
        for statement in statements {
            if let original = statement.corrects {
                // Only a correction of this stream is ever recorded; another is left alone.
                guard let place = places[original] else { continue }
                facts[place].take(statement)
                continue
            }
            let fact = statement.fact(isLate: statement.order < latest ?? statement.order)
            latest = max(latest ?? fact.order, fact.order)
            places[fact.id] = facts.count
            facts.append(StatedFact(fact: fact, statement: statement))
        }
        if !reveals.isEmpty { for place in facts.indices { facts[place].take(reveals) } }
        self.facts = facts.filter { $0.withdrawnBy == nil }
            .sorted { $0.fact.order < $1.fact.order }
        withdrawn = facts.filter { $0.withdrawnBy != nil }
        version = StreamVersion(Int32(clamping: statements.count))
        faults = statements.enumerated().compactMap { StreamFault($0.element, number: $0.offset) }
    }

    /// The facts that had happened by a day, with the sealed values that had been made known by it.
    public func facts(asOf day: CivilDate?) -> [StatedFact] {
        guard let day else { return facts }
        return facts.compactMap { $0.asOf(day) }
    }
}

/// An event of a stream that is not as the log has it.
public struct StreamFault: Hashable, Sendable {
    /// The event.
    public let position: Position
    /// What is wrong with it.
    public let reason: Reason

    /// What can be wrong with an event of a stream.
    public enum Reason: Hashable, Sendable {
        /// Its bytes have another hash than the log holds for it.
        case altered
        /// It is numbered otherwise in its stream than it stands there.
        case number(StreamVersion, expected: StreamVersion)
    }

    /// What is wrong with the event that stands so far into its stream; nil when nothing is.
    init?(_ statement: Statement, number: Int) {
        position = statement.position
        let expected = StreamVersion(Int32(clamping: number + 1))
        if statement.isAltered {
            reason = .altered
        } else if let version = statement.streamVersion, version != expected {
            reason = .number(version, expected: expected)
        } else {
            return nil
        }
    }
}

/// A fact as the ledger says it now, and how it came to be said so.
public struct StatedFact: Sendable {
    /// What is known of it beside its data.
    public private(set) var fact: Fact
    /// The leaf that says it now: its own, or that of its newest correction.
    public private(set) var leaf: [UInt8]
    /// The stored name of its type.
    public let type: String
    /// The bytes of its data in ``leaf``.
    public private(set) var data: Range<Int>
    /// How good the evidence is for what it says now.
    public private(set) var grade: EvidenceGrade
    /// On whose behalf it was recorded, as in the envelope: `GB-NHS-02Q`.
    public let onBehalfOf: String
    /// What ``leaf`` is: a stored leaf, or a proposal that is still pending.
    private(set) var purpose: FieldLog.Purpose
    /// The corrections that no longer say it and the event itself once it was corrected.
    public private(set) var superseded: [Position] = []
    /// The withdrawal, when the newest thing said of it is one.
    public private(set) var withdrawnBy: Position?
    /// Sealed values of it that had been made known, and by which events.
    public private(set) var revealed: [RevealedValue] = []
    /// The id of the event that ``leaf`` is.
    private(set) var statedID: EventID

    init(fact: Fact, statement: Statement) {
        self.fact = fact
        statedID = statement.id
        leaf = statement.leaf
        type = statement.type
        data = statement.data
        grade = statement.grade
        onBehalfOf = statement.onBehalfOf
        purpose = statement.purpose
    }

    mutating func take(_ statement: Statement) {
        guard statement.isFact else {
            withdrawnBy = statement.position
            return
        }
        withdrawnBy = nil
        superseded.append(fact.statedAt)
        fact = fact.restated(
            by: statement.position, occurredOn: statement.occurredOn,
            precision: statement.precision, time: statement.time)
        statedID = statement.id
        leaf = statement.leaf
        data = statement.data
        grade = statement.grade
        purpose = statement.purpose
    }

    fileprivate mutating func take(_ reveals: StreamReveals) {
        revealed = reveals.values(of: self)
    }

    /// The fact as of a day; nil when it had not happened.
    fileprivate func asOf(_ day: CivilDate) -> StatedFact? {
        guard fact.occurredOn <= day else { return nil }
        guard revealed.contains(where: { $0.on > day }) else { return self }
        var stated = self
        stated.revealed.removeAll { $0.on > day }
        return stated
    }
}

/// One leaf, read as something said of a fact.
struct Statement {
    let position: Position
    let id: EventID
    let leaf: [UInt8]
    let type: String
    let corrects: EventID?
    let recordedTime: Instant
    let occurredOn: CivilDate
    let precision: OccurredPrecision?
    let time: Instant?
    let data: Range<Int>
    /// Whether it says a fact; a withdrawal says none.
    let isFact: Bool
    /// What ``leaf`` is.
    let purpose: FieldLog.Purpose
    /// How good the evidence is.
    let grade: EvidenceGrade
    /// On whose behalf it was recorded.
    let onBehalfOf: String
    /// How its envelope numbers it in its stream; nil while it is a proposal.
    let streamVersion: StreamVersion?
    /// Whether its bytes have another hash than the log holds.
    let isAltered: Bool

    var order: HistoryOrder {
        HistoryOrder(occurredOn: occurredOn, time: time, position: position)
    }

    /// - Parameter isAltered: Whether its hash has been compared, and with what result; nil when
    ///   nothing has compared it, so that its form is checked.
    init(position: Position, leaf: [UInt8], isAltered: Bool? = nil) throws(FieldIssue) {
        let read = leaf.withUnsafeBufferPointer { buffer -> Result<Statement, FieldIssue> in
            do throws(FieldIssue) {
                return .success(try Statement(position, leaf, buffer, isAltered))
            } catch {
                return .failure(error)
            }
        }
        self = try read.get()
    }

    private init(
        _ position: Position, _ leaf: [UInt8], _ buffer: UnsafeBufferPointer<UInt8>,
        _ isAltered: Bool?
    ) throws(FieldIssue) {
        let header = try LeafHeader(buffer, checksForm: isAltered != false)
        purpose = .leaf
        streamVersion = header.streamVersion
        self.isAltered = isAltered ?? false
        grade =
            header.text(.evidencegrade, in: buffer).flatMap(EvidenceGrade.init)
            ?? .contemporaneous
        onBehalfOf = header.text(.onbehalfof, in: buffer) ?? ""
        self.position = position
        self.leaf = leaf
        id = header.id
        type = header.text(.type, in: buffer) ?? ""
        corrects = header.corrects
        recordedTime = header.recordedTime
        isFact = type != Correction.withdrawn.text
        guard type == Correction.corrected.text else {
            occurredOn = header.occurredOn
            precision = header.precision
            time = header.time
            data = header.data
            return
        }
        var log = FieldLog(purpose: .leaf)
        let input = FieldInput(document: buffer, range: header.data)
        let fields = CorrectedFields.read(input, &log)
        if let issue = log.issues.first { throw issue }
        occurredOn = fields.occurredOn
        precision = fields.precision
        time = fields.time
        data = fields.data.range
    }

    /// What a proposal would say, at a position it would get.
    init(
        position: Position, id: EventID, pending proposal: Proposal, recordedTime: Instant
    ) {
        let header = proposal.header
        self.position = position
        self.id = id
        self.recordedTime = recordedTime
        leaf = proposal.bytes
        grade = header.evidenceGrade ?? .contemporaneous
        onBehalfOf = (header.onBehalfOf?.text) ?? ""
        streamVersion = nil
        isAltered = false
        type = header.type.text
        corrects = header.corrects
        isFact = header.type != Correction.withdrawn
        purpose = .proposal
        guard header.type == Correction.corrected else {
            (occurredOn, precision, time) = (header.occurredOn, header.precision, header.time)
            data = header.data.range
            return
        }
        let fields = proposal.withData { input in
            // Validated before: nothing can be wrong with it now.
            var log = FieldLog(purpose: .proposal)
            return CorrectedFields.read(input, &log)
        }
        (occurredOn, precision, time) = (fields.occurredOn, fields.precision, fields.time)
        data = fields.data.range
    }

    func fact(isLate: Bool) -> Fact {
        Fact(
            id: id, position: position, statedAt: position, occurredOn: occurredOn,
            precision: precision, time: time, recordedTime: recordedTime, isLate: isLate)
    }
}

extension EventStore {
    /// The history of a stream, as known when the log had `size` events: sealed values that had
    /// been revealed by then are part of their facts.
    ///
    /// - Parameter checksHashes: Whether each leaf is hashed again and compared.
    /// - Throws: ``StoreError``, such as ``StoreError/damaged(position:_:)`` for a leaf that
    ///   cannot be read.
    public func history(
        of stream: StreamName, knownAt size: LogSize, checksHashes: Bool = false
    ) throws(StoreError) -> StreamHistory {
        let statements = try statements(
            .stream(stream), knownAt: size, checksHashes: checksHashes)
        // Most streams hold nothing that can be revealed: those are not looked for.
        guard statements.contains(where: { SealedDigests.areIn($0.leaf) }) else {
            return StreamHistory(statements)
        }
        return StreamHistory(statements, try reveals(of: stream, knownAt: size))
    }

    /// What events say, in order of position.
    func statements(
        _ query: EventQuery, knownAt size: LogSize, checksHashes: Bool = false
    ) throws(StoreError) -> [Statement] {
        var statements: [Statement] = []
        var failure: StoreError?
        try read(query, from: Position(0), to: size) { row in
            do throws(FieldIssue) {
                statements.append(
                    try Statement(
                        position: row.position, leaf: Array(row.leaf),
                        isAltered: checksHashes ? row.isAltered : nil))
                return true
            } catch {
                failure = .damaged(position: row.position, error.reason)
                return false
            }
        }
        if let failure { throw failure }
        return statements
    }
}

extension EventRow {
    /// Whether its bytes have another hash than is stored.
    public var isAltered: Bool { TreeHash.leaf(UnsafeRawBufferPointer(leaf)) != leafHash }
}
