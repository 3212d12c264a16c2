internal import CanonicalJSON
internal import EventLog
internal import TransparencyLog

/// A line that reads as a proposal, with what makes it happen once.
struct KeyedLine: Sendable {
    let line: ImportLines.Line
    let proposal: Proposal
    let content: Digest
    let key: RequestKey
    /// What validating came to; nil for a correction, which depends on what was recorded.
    var valid: Result<ValidProposal, ProposalFailure>?

    /// The id it brings, or a stand-in until the ledger makes one.
    var provisionalID: EventID {
        proposal.header.id ?? EventID(high: key.high, low: key.low)
    }
}

/// Gives lines their keys: their id, or a keyed digest of the canonical line and how many lines
/// like it stand before it.
///
/// Unchecked because one task at a time asks for keys, in the order of the lines.
final class LineKeys: @unchecked Sendable {
    private let mac: RequestMAC
    private let repeated: Set<Int>
    private var occurrences: [Digest: Int] = [:]

    init(_ mac: RequestMAC, repeated: Set<Int>) {
        self.mac = mac
        self.repeated = repeated
    }

    /// - Throws: ``ProposalFailure`` when the line is no proposal.
    func key(_ line: ImportLines.Line) throws(ProposalFailure) -> KeyedLine {
        let proposal = try Proposal(line: line.bytes)
        let content = mac.content(LineKeys.canonical(line.bytes))
        if let id = proposal.header.id {
            return KeyedLine(line: line, proposal: proposal, content: content, key: RequestKey(id))
        }
        var occurrence = 0
        if repeated.contains(LineFilter.fingerprint(line.bytes)) {
            occurrence = occurrences[content, default: 0]
            occurrences[content] = occurrence + 1
        }
        let key = mac.key(ofContent: content, occurrence: occurrence)
        return KeyedLine(line: line, proposal: proposal, content: content, key: key)
    }

    /// The canonical form of a line that reads as a proposal.
    static func canonical(_ line: [UInt8]) -> [UInt8] {
        let isCanonical = line.withUnsafeBufferPointer { buffer in
            var reader = JSONReader(buffer, profile: .canonicalLeaf)
            do throws(JSONFailure) {
                _ = try reader.skipValue()
                try reader.finish()
                return true
            } catch {
                return false
            }
        }
        if isCanonical { return line }
        let profile = JSONProfile.interchange(maximumLength: .max)
        let value = try? JSONValue(parsing: line, profile: profile)
        return (try? value?.canonicalBytes()) ?? line
    }
}
