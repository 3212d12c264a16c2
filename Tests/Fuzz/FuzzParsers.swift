import Glibc

@testable import CanonicalJSON
@testable import EventLog
@testable import TransparencyLog

/// What libFuzzer calls with each input; compiled by Tools/fuzz together with the parsers, and with
/// those two files of higher targets that hold one.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    FuzzedParser.chosen.run(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

/// A parser: no input may end the process, and what is read is written back as it was.
enum FuzzedParser: String, CaseIterable {
    case key, signer, note, checkpoint, proof, request, answer, policy, bundle, tile, notice
    case receipt, disclosure, json, leaf, proposal, words, head, archive, table

    /// The one that the environment names.
    static let chosen: FuzzedParser = {
        let name = getenv("FUZZ_PARSER").map { String(cString: $0) } ?? ""
        guard let parser = FuzzedParser(rawValue: name) else {
            fatalError("FUZZ_PARSER is one of \(allCases.map(\.rawValue))")
        }
        return parser
    }()

    private static let log = try? VerifierKey(
        parsing: "ledger.example/ccg+0e0541df+AT1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM")

    func run(_ bytes: [UInt8]) {
        switch self {
        case .key:
            let text = String(decoding: bytes, as: UTF8.self)
            if let key = try? VerifierKey(parsing: text) { same(Array(key.text.utf8), bytes) }
        case .signer:
            let text = String(decoding: bytes, as: UTF8.self)
            if let key = try? SignerKey(parsing: text) {
                same(Array(key.privateText.utf8), bytes)
            }
        case .note:
            guard let note = try? SignedNote(parsing: bytes) else { return }
            same(note.bytes, bytes)
            if let log = FuzzedParser.log { _ = try? note.verified(by: [log]) }
        case .checkpoint:
            guard let signed = try? SignedCheckpoint(parsing: bytes) else { return }
            same(signed.bytes, bytes)
            same(signed.checkpoint.text, signed.note.text)
        case .proof:
            guard let proof = try? TLogProof(parsing: bytes) else { return }
            same(proof.bytes, bytes)
            _ = try? proof.inclusion.verify(
                leaf: TreeHash.emptyRoot, root: proof.checkpoint.checkpoint.root)
        case .request:
            guard let request = try? AddCheckpointRequest(parsing: bytes) else { return }
            same(request.bytes, bytes)
            _ = try? request.consistency.verify(
                oldRoot: TreeHash.emptyRoot, newRoot: request.checkpoint.checkpoint.root)
        case .answer:
            let answer = AddCheckpointAnswer(
                status: bytes.first == 0x34 ? 409 : 200, contentType: "text/x.tlog.size",
                body: bytes)
            if let answer { same(answer.body, bytes) }
        case .policy:
            if let policy = try? WitnessPolicy(parsing: bytes) {
                _ = policy.isMet(by: Set(policy.witnesses))
            }
        case .bundle:
            for width in [1, 2, 256] { _ = try? EntryBundle.entries(of: bytes, width: width) }
        case .tile:
            let text = String(decoding: bytes, as: UTF8.self)
            if let tile = try? TileCoordinate(parsing: text) { same(Array(tile.path.utf8), bytes) }
            _ = [Digest](concatenated: bytes)
        case .notice:
            guard let signed = try? SignedKeyNotice(parsing: bytes) else { return }
            same(signed.note.bytes, bytes)
            same(signed.notice.text, signed.note.text)
            var keys = SigningKeys()
            try? keys.take(signed, from: 0)
        case .json, .leaf, .proposal, .words, .head, .archive, .table: runOther(bytes)
        case .receipt:
            guard let receipt = try? Receipt(parsing: bytes) else { return }
            same(receipt.bytes, bytes.last == 0x0A ? Array(bytes.dropLast()) : bytes)
        case .disclosure:
            let text = String(decoding: bytes, as: UTF8.self)
            if let locked = LockedDisclosure(text: text) { same(Array(locked.text.utf8), bytes) }
            guard let revealed = RevealedDisclosure(encoded: text) else { return }
            same(Array(revealed.encoded.utf8), bytes)
            _ = revealed.value
        }
    }

    func same(_ written: [UInt8], _ read: [UInt8]) {
        precondition(written == read, "what was read is written in another way")
    }
}
