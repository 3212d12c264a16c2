internal import CanonicalJSON
internal import EventLog
internal import TransparencyLog

/// A run of lines, as far as they can be prepared without knowing what stands before them. An
/// object, since it is handed from one core to another.
final class PreparedRun: Sendable {
    /// Each line, or what is wrong with it.
    let lines: [Result<PreparedLine, RefusedLine>]
    /// The events as they would be recorded, as a spool keeps them.
    private let drafts: [UInt8]

    /// A line that is no proposal.
    struct RefusedLine: Error {
        let line: ImportLines.Line
        let failure: ProposalFailure
    }

    init(_ run: LineRun, _ ledger: Ledger, _ mac: RequestMAC, at size: LogSize) {
        var desk = PreparingDesk(lines: run.count)
        lines = run.map { line in
            Result { () throws(ProposalFailure) in
                try PreparedLine(line, ledger, mac, at: size, &desk)
            }.mapError { RefusedLine(line: line, failure: $0) }
        }
        drafts = desk.drafts.buffer
    }

    /// Lends the spooled draft of a line.
    func withDraft<E: Error>(
        _ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> Void
    ) throws(E) {
        try drafts.withUnsafeBufferPointer { bytes throws(E) in
            try body(UnsafeBufferPointer(rebasing: bytes[range]))
        }
    }
}

/// What the lines of a run are prepared with, one after the other: room that is used again is
/// not asked for a thousand times.
struct PreparingDesk {
    fileprivate(set) var drafts = SpooledBytes()
    fileprivate var writer = CanonicalWriter(reserving: 4_096)

    /// - Parameter lines: About how many there will be.
    init(lines: Int) { drafts.reserve(lines * 1_024) }
}

/// A line that reads as a proposal, as far as it can be prepared without knowing what stands
/// before it.
final class PreparedLine: Sendable {
    let line: ImportLines.Line
    let proposal: Proposal
    let content: Digest
    /// What validating came to; nil for a correction, which depends on what was recorded.
    let valid: Result<ValidProposal, ProposalFailure>?
    /// The event as it would be recorded; nil when it is not valid or not known to be.
    let draft: Draft?

    /// An event as it would be recorded.
    enum Draft: Sendable {
        /// Its bytes among those of the run; nothing in it is sealed.
        case spooled(EventID, Range<Int>)
        /// With sealed values, which are locked once they are decided on.
        case sealed(LeafDraft)

        /// Its sealed values.
        var disclosures: [Disclosure] {
            switch self {
            case .spooled: []
            case .sealed(let draft): draft.disclosures
            }
        }

        /// The identity that it has or would get.
        var id: EventID {
            switch self {
            case .spooled(let id, _): id
            case .sealed(let draft): draft.id
            }
        }
    }

    /// - Throws: ``ProposalFailure`` when the line is no proposal.
    init(
        _ line: ImportLines.Line, _ ledger: Ledger, _ mac: RequestMAC, at size: LogSize,
        _ desk: inout PreparingDesk
    ) throws(ProposalFailure) {
        self.line = line
        proposal = try ledger.catalogue.proposal(line: line.bytes, defaults: ledger.defaults)
        content = mac.content(LineKeys.canonical(proposal))
        guard proposal.header.corrects == nil else {
            valid = nil
            draft = nil
            return
        }
        valid = PreparedLine.validate(proposal, ledger)
        guard case .success(let valid)? = valid else {
            draft = nil
            return
        }
        let random = valid.random(in: ledger, line: line.index, at: size)
        let id = valid.id(in: ledger, random)
        let start = desk.drafts.buffer.count
        let isSpooled = valid.spool(
            id: id, source: ledger.store.origin, using: &desk.writer, to: &desk.drafts)
        draft =
            isSpooled
            ? .spooled(id, start..<desk.drafts.buffer.count)
            : .sealed(valid.draft(id: id, source: ledger.store.origin, random: random))
    }

    private static func validate(
        _ proposal: Proposal, _ ledger: Ledger
    ) -> Result<ValidProposal, ProposalFailure>? {
        do {
            return .success(
                try ledger.catalogue.validate(proposal, defaults: ledger.defaults) {
                    _ throws(StoreError) in nil
                })
        } catch let failure as ProposalFailure {
            return .failure(failure)
        } catch {
            return nil
        }
    }
}

extension ValidProposal {
    /// The event as it would be recorded from a line: in a simulated ledger the ids and salts of a
    /// line depend on its number alone, so that lines can be prepared side by side; or on its id,
    /// where it brings one.
    ///
    /// - Parameter size: The log before the import, so that no two imports give the same.
    func draft(in ledger: Ledger, line: Int, at size: LogSize) -> LeafDraft {
        let random = random(in: ledger, line: line, at: size)
        return draft(
            id: id(in: ledger, random), source: ledger.store.origin, random: random)
    }

    /// The id that the event of a line has or would get.
    func id(in ledger: Ledger, line: Int, at size: LogSize) -> EventID {
        id(in: ledger, random(in: ledger, line: line, at: size))
    }

    fileprivate func random(
        in ledger: Ledger, line: Int, at size: LogSize
    ) -> any RandomSource {
        if let own = ledger.saltSource(for: header) { return own }
        guard ledger.isSimulated else { return ledger.random }
        return SimulatedRandom(start: size.count << 32 + UInt64(line) + 1)
    }

    fileprivate func id(in ledger: Ledger, _ random: any RandomSource) -> EventID {
        header.id
            ?? EventID(
                version7At: header.recordedTime ?? ledger.clock.now(),
                random: random.sixteenBytes())
    }
}

/// Gives lines their keys: their id, or a keyed digest of the canonical line and how many lines
/// like it stand before it.
struct LineKeys {
    private let mac: RequestMAC
    private let repeated: Set<Int>
    private var occurrences: [Digest: Int] = [:]

    init(_ mac: RequestMAC, repeated: Set<Int>) {
        self.mac = mac
        self.repeated = repeated
    }

    /// The key of the next line.
    mutating func key(_ line: PreparedLine) -> RequestKey {
        if let id = line.proposal.header.id { return RequestKey(id) }
        var occurrence = 0
        if !repeated.isEmpty, repeated.contains(LineFilter.fingerprint(line.line.bytes)) {
            occurrence = occurrences[line.content, default: 0]
            occurrences[line.content] = occurrence + 1
        }
        return mac.key(ofContent: line.content, occurrence: occurrence)
    }

    /// The canonical form of a proposal.
    static func canonical(_ proposal: Proposal) -> [UInt8] {
        if proposal.isCanonical { return proposal.bytes }
        let profile = JSONProfile.interchange(maximumLength: .max)
        let value = try? JSONValue(parsing: proposal.bytes, profile: profile)
        return (try? value?.canonicalBytes()) ?? proposal.bytes
    }
}
