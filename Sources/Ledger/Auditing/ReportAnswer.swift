public import AuditRules
internal import CanonicalJSON
internal import Commissioning
internal import Crypto
internal import EventLog
internal import Projections
public import Reports
public import TransparencyLog

/// The report on one body, for people, programs and spreadsheets.
public struct ReportAnswer: Sendable {
    /// The report.
    public let report: AuditReport

    /// SHA-256 of the document's bytes, in hexadecimal digits.
    public var digest: String { ReportAnswer.sha256(document.bytes) }

    /// The page, for a browser or for paper.
    public var page: [UInt8] { ReportPage.bytes(of: report, jsonDigest: digest) }

    /// The page with a line that names the digest of the page itself.
    public var printedPage: [UInt8] {
        ReportPage.bytes(
            of: report, jsonDigest: digest, printedFrom: ReportAnswer.sha256(page))
    }

    /// The page as it lies among the files of a bundle.
    public func page(beside links: BundleLinks) -> [UInt8] {
        ReportPage.bytes(of: report, beside: links, jsonDigest: digest)
    }

    /// SHA-256 in hexadecimal digits.
    static func sha256(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let hash = SHA256.hash(data: bytes)
        return String(
            decoding: hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self)
    }
}

extension Ledger {
    /// The release of the program.
    public static let release = "0.1.0"

    /// What is asked of a report.
    public struct ReportQuestion: Sendable {
        /// The code of the body.
        public var body: String
        /// The day.
        public var asOf: AsOf
        /// The moment.
        public var knownAt: KnownAt
        /// Which findings.
        public var filter: AuditFilter
        /// The one finding that is wanted, by its key; nil for all.
        public var findingKey: String?

        /// - Parameters:
        ///   - body: The code of the body.
        ///   - asOf: The day.
        ///   - knownAt: The moment.
        ///   - filter: Which findings.
        ///   - findingKey: The one finding that is wanted; nil for all.
        public init(
            _ body: String, asOf: AsOf, knownAt: KnownAt, filter: AuditFilter = AuditFilter(),
            findingKey: String? = nil
        ) {
            self.body = body
            self.asOf = asOf
            self.knownAt = knownAt
            self.filter = filter
            self.findingKey = findingKey
        }
    }

    /// The report on a body: verifies the log as far as it was known, and applies every rule.
    ///
    /// - Parameters:
    ///   - question: What is asked.
    ///   - checkpoint: The checkpoint that the report names; nil for the largest that is kept of
    ///     the events that were known.
    ///   - progress: Called now and then with the number of events verified.
    /// - Throws: As ``audit(_:asOf:knownAt:filter:)``; ``LedgerError/notFound(_:hint:)`` when no
    ///   finding of the body has the key that is asked for.
    public func report(
        _ question: ReportQuestion, checkpoint: SignedCheckpoint? = nil,
        progress: (UInt64) -> Void = { _ in }
    ) throws(LedgerError) -> ReportAnswer {
        guard
            let history = try histories(
                of: [question.body], asOf: question.asOf, knownAt: question.knownAt
            ).first
        else { throw .notFound("the ledger knows no body \(question.body)", hint: nil) }
        let audit = Audit(history)
        if let key = question.findingKey, !audit.findings.contains(where: { $0.key == key }) {
            throw .notFound(
                "no finding of \(history.body) has the key \(key)",
                hint: "ccgledger audit \(history.body) --as-of \(question.asOf.day) lists them")
        }
        let size = question.knownAt.size
        let scope = ReportScope(
            origin: store.origin, isSimulated: isSimulated, filter: question.filter,
            findingKey: question.findingKey, size: size,
            recordedTime: question.knownAt.recordedTime,
            isProvisional: question.knownAt.isProvisional, tool: "ccgledger \(Ledger.release)")
        let integrity = try integrity(at: size, checkpoint, progress)
        return ReportAnswer(
            report: AuditReport(
                audit, of: history, events: try events(read: history, at: size), scope: scope,
                integrity: integrity))
    }

    /// What verifying finds of the events below a size; what came later is verified, too, and left
    /// out, so that the answer stays the same.
    private func integrity(
        at size: LogSize, _ checkpoint: SignedCheckpoint?, _ progress: (UInt64) -> Void
    ) throws(LedgerError) -> ReportIntegrity {
        let found = try Ledger.verify(store, catalogue, rootsAt: [size.count], progress)
        let failures = found.failures.filter { failure in
            failure.position.map { size.holds($0) } ?? true
        }
        var kept = checkpoint
        if kept == nil { kept = try standingCheckpoint(upTo: size) }
        return ReportIntegrity(
            rehashed: min(found.leaves, size.count), root: found.roots[size.count] ?? found.root,
            failures: failures, checkpoint: kept)
    }

    /// The events of the streams that an audit read, and of those of the body's line that hold
    /// nothing that stands, in order.
    func events(
        read history: AuditHistory, at size: LogSize
    ) throws(LedgerError) -> [ReportEvent] {
        try events(of: streams(of: history), at: size)
    }

    /// The events of streams, in order.
    func events(
        of streams: some Sequence<StreamName>, at size: LogSize
    ) throws(LedgerError) -> [ReportEvent] {
        var events: [ReportEvent] = []
        do throws(StoreError) {
            for stream in streams {
                try store.read(.stream(stream), from: Position(0), to: size) { row in
                    let hash = TreeHash.leaf(UnsafeRawBufferPointer(row.leaf))
                    if let event = ReportEvent(
                        position: row.position, leaf: row.leaf, leafHash: hash)
                    {
                        events.append(event)
                    }
                    return true
                }
            }
        } catch {
            throw .store(error)
        }
        return events.sorted { $0.position < $1.position }
    }

    /// The streams that an audit read, and those of the body's line.
    private func streams(of history: AuditHistory) throws(LedgerError) -> Set<StreamName> {
        let own = [
            "org", "procurement", "contract", "support", "choice", "governance", "interests",
        ]
        var streams = Set(history.procurements.map(\.matter.stream))
        streams.formUnion(history.contracts.map(\.matter.stream))
        streams.formUnion(history.support.map(\.matter.stream))
        streams.formUnion(history.choices.map(\.matter.stream))
        streams.formUnion(history.interests.map(\.matter.stream))
        if let mandate = history.mandate { streams.insert(mandate.matter.stream) }
        streams.formUnion(history.governance.map(\.matter.stream))
        streams.formUnion(
            history.coverage.declarations.compactMap { history.note($0.coverage.by)?.stream })
        do throws(StoreError) {
            for (area, code) in own.flatMap({ area in history.line.map { (area, $0) } }) {
                for stream in try store.streams(startingWith: "\(area)/\(code)")
                where ODSCode(stream.second) == code {
                    streams.insert(stream)
                }
            }
        } catch {
            throw .store(error)
        }
        return streams
    }
}
