internal import CanonicalJSON
internal import EventLog
internal import TransparencyLog

/// A line that reads as a proposal, as far as it can be prepared without knowing what stands
/// before it. An object, since it is handed from one core to another.
final class PreparedLine: Sendable {
    let line: ImportLines.Line
    let proposal: Proposal
    let content: Digest
    /// What validating came to; nil for a correction, which depends on what was recorded.
    let valid: Result<ValidProposal, ProposalFailure>?
    /// The event as it would be recorded; nil when it is not valid or not known to be.
    let draft: LeafDraft?

    /// - Throws: ``ProposalFailure`` when the line is no proposal.
    init(
        _ line: ImportLines.Line, _ ledger: Ledger, _ mac: RequestMAC, at size: LogSize
    ) throws(ProposalFailure) {
        self.line = line
        proposal = try Proposal(line: line.bytes)
        content = mac.content(LineKeys.canonical(proposal))
        guard proposal.header.corrects == nil else {
            valid = nil
            draft = nil
            return
        }
        valid = PreparedLine.validate(proposal, ledger)
        draft = try? valid.map { valid in
            try valid.get().draft(in: ledger, line: line.index, at: size)
        }
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
        let random: any RandomSource =
            if let own = ledger.saltSource(for: header) {
                own
            } else if ledger.isSimulated {
                SimulatedRandom(start: size.count << 32 + UInt64(line) + 1)
            } else {
                ledger.random
            }
        let id =
            header.id
            ?? EventID(
                version7At: header.recordedTime ?? ledger.clock.now(),
                random: random.sixteenBytes())
        return draft(id: id, source: ledger.store.origin, random: random)
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
