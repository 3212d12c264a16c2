public import AuditRules
internal import Commissioning
internal import EventLog
internal import Glibc

/// The audits of bodies, each written as soon as it was made and kept in a temporary file: what is
/// found in a large log is more than memory holds.
public final class WrittenAudit {
    /// Everything but the findings.
    public private(set) var answer: AuditAnswer
    private let descriptor: Int32
    private var end: UInt64 = 0
    /// What was written of each body, in the order of the answer.
    private var pieces: [Piece] = []
    private var hasBreach = false
    private var hasConcern = false

    private struct Piece {
        let audit: Audit
        let offset: UInt64
        let length: Int
        let hasFindings: Bool
    }

    fileprivate init(_ answer: AuditAnswer) throws(LedgerError) {
        self.answer = answer
        descriptor = try LineFile.temporaryFile()
    }

    deinit { close(descriptor) }

    /// Whether some finding is one to fail on: a breach, or with `concerns` a concern, too.
    public func fails(on concerns: Bool) -> Bool { hasBreach || concerns && hasConcern }

    /// Calls `body` with what was written of each body with findings; of a single one in any case.
    ///
    /// - Parameter body: Whether to go on.
    /// - Throws: ``LedgerError/file(_:hint:)`` when it cannot be read again.
    public func forEachPiece(while body: ([UInt8]) -> Bool) throws(LedgerError) {
        for piece in pieces where piece.hasFindings || pieces.count == 1 {
            var bytes = [UInt8](repeating: 0, count: piece.length)
            try LineFile.readAgain(&bytes, from: descriptor, at: piece.offset)
            guard body(bytes) else { return }
        }
    }

    /// Hands over ``AuditAnswer/document`` bit by bit; what was written of each body must be its
    /// ``AuditAnswer/findingsJSON``.
    ///
    /// - Parameter write: Whether to go on.
    /// - Throws: ``LedgerError/file(_:hint:)`` when it cannot be read again.
    public func forEachBitOfDocument(while write: ([UInt8]) -> Bool) throws(LedgerError) {
        let document = answer.document.bytes
        // No text holds a quotation mark that is not escaped, so that this stands there once.
        let findings = Array("\"findings\":[".utf8)
        guard let place = document.firstRange(of: findings)?.upperBound else { return }
        guard write(Array(document[..<place])) else { return }
        var isFirst = true
        var goesOn = true
        try forEachPiece { piece in
            guard !piece.isEmpty else { return true }
            goesOn = write(isFirst ? piece : [0x2C] + piece)
            isFirst = false
            return goesOn
        }
        if goesOn { _ = write(Array(document[place...])) }
    }

    fileprivate func add(_ judged: AuditAnswer, _ bytes: [UInt8]) throws(LedgerError) {
        guard let audit = judged.audits.first else { return }
        try LineFile.write(bytes, to: descriptor, at: end)
        pieces.append(
            Piece(
                audit: audit.withoutFindings, offset: end, length: bytes.count,
                hasFindings: !judged.findings(of: audit).isEmpty))
        end += UInt64(bytes.count)
        hasBreach = hasBreach || judged.fails(on: false)
        hasConcern = hasConcern || judged.fails(on: true)
    }

    fileprivate func finish(isSorted: Bool) {
        if isSorted { pieces.sort { $0.audit.body < $1.audit.body } }
        answer.audits = pieces.map(\.audit)
    }
}

extension Ledger {
    /// Judges bodies as ``audit(_:asOf:knownAt:filter:)`` does, and keeps of each what is written
    /// of it.
    ///
    /// - Parameters:
    ///   - words: Codes of bodies.
    ///   - progress: Called now and then with the number of events, when none is named.
    ///   - write: Gets the answer about one body.
    /// - Throws: ``LedgerError/notFound(_:hint:)`` when the log knows nothing of a body,
    ///   ``LedgerError/usage(_:hint:)`` when a word is no code, ``LedgerError/fold(_:)``,
    ///   ``LedgerError/file(_:hint:)`` when there is no room for a temporary file.
    public func writtenAudit(
        _ words: [String], asOf: AsOf, knownAt: KnownAt, filter: AuditFilter,
        progress: (AuditStage, UInt64) -> Void = { _, _ in },
        _ write: (AuditAnswer) -> [UInt8]
    ) throws(LedgerError) -> WrittenAudit {
        let empty = AuditAnswer(
            origin: store.origin, asOf: asOf.day, knownAt: knownAt, audits: [], filter: filter)
        let written = try WrittenAudit(empty)
        try eachHistory(
            of: words, asOf: asOf, knownAt: knownAt, progress: progress
        ) { history throws(LedgerError) in
            var judged = empty
            judged.audits = [Audit(history)]
            try written.add(judged, write(judged))
        }
        written.finish(isSorted: words.isEmpty)
        return written
    }
}
