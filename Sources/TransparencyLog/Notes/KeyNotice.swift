/// What a log says of one of its signing keys: the text of a signed note.
///
/// Lines: the origin; `announce` and a key, or `rotate`, the old key, the new key and the size of
/// the log, or `revoke`, a key and `from` with a position. Keys are written as verifier keys; their
/// name is the origin.
public struct KeyNotice: Hashable, Sendable {
    /// What becomes of a key.
    public enum Act: Hashable, Sendable {
        /// It may sign one day; the first that a log announces signs from its beginning.
        case announce(VerifierKey)
        /// It signs the log up to a size, and another one from then on.
        case rotate(VerifierKey, to: VerifierKey, size: UInt64)
        /// What it signed counts up to a position and no further.
        case revoke(VerifierKey, from: UInt64)
    }

    /// The name of the log, which is that of its keys.
    public let origin: KeyName
    /// What becomes of which key.
    public let act: Act

    /// Says what becomes of a key.
    ///
    /// - Throws: ``KeyNoticeError``.
    public init(origin: KeyName, act: Act) throws(KeyNoticeError) {
        self.origin = origin
        self.act = act
        for key in keys where key.name != origin || key.kind != .note {
            throw .otherKey(key.name.text, origin: origin.text)
        }
        if case .rotate(let old, let new, _) = act, old == new { throw .sameKey }
    }

    /// Reads what ``text`` writes.
    ///
    /// - Throws: ``KeyNoticeError``.
    public init(parsing text: [UInt8]) throws(KeyNoticeError) {
        var lines = TextLines(text[...])
        guard let origin = lines.next().flatMap(KeyName.init(utf8:)) else { throw .noOrigin }
        let act: Act
        switch lines.next().map({ String(decoding: $0, as: UTF8.self) }) {
        case "announce": act = .announce(try KeyNotice.key(&lines))
        case "rotate":
            let (old, new) = (try KeyNotice.key(&lines), try KeyNotice.key(&lines))
            guard let size = lines.next().flatMap(DecimalText.value) else { throw .noSize }
            act = .rotate(old, to: new, size: size)
        case "revoke":
            let key = try KeyNotice.key(&lines)
            guard let from = lines.next()?.dropping(prefix: "from ").flatMap(DecimalText.value)
            else { throw .noPosition }
            act = .revoke(key, from: from)
        default: throw .unknownAct
        }
        guard lines.isAtEnd else { throw .moreLines }
        try self.init(origin: origin, act: act)
    }

    private static func key(_ lines: inout TextLines) throws(KeyNoticeError) -> VerifierKey {
        guard let line = lines.next(), let text = String(validating: line, as: UTF8.self) else {
            throw .key(.notAVerifierKey)
        }
        do throws(KeyError) { return try VerifierKey(parsing: text) } catch { throw .key(error) }
    }

    /// What becomes of a key, in the word of the second line.
    public var word: String {
        switch act {
        case .announce: "announce"
        case .rotate: "rotate"
        case .revoke: "revoke"
        }
    }

    /// The keys that it names, in the order of its lines.
    public var keys: [VerifierKey] {
        switch act {
        case .announce(let key), .revoke(let key, _): [key]
        case .rotate(let old, let new, _): [old, new]
        }
    }

    /// The text that is signed.
    public var text: [UInt8] {
        let lines =
            switch act {
            case .announce(let key): "\(key)"
            case .rotate(let old, let new, let size): "\(old)\n\(new)\n\(size)"
            case .revoke(let key, let from): "\(key)\nfrom \(from)"
            }
        return Array("\(origin)\n\(word)\n\(lines)\n".utf8)
    }
}

/// What a log says of one of its signing keys, signed by those that vouch for it.
public struct SignedKeyNotice: Hashable, Sendable {
    /// What it says.
    public let notice: KeyNotice
    /// The note.
    public let note: SignedNote

    /// Signs a notice.
    ///
    /// - Throws: ``KeyNoticeError/note(_:)``, ``KeyNoticeError/key(_:)``.
    public init(_ notice: KeyNotice, signedBy keys: [SignerKey]) throws(KeyNoticeError) {
        var signatures: [NoteSignature] = []
        do throws(KeyError) {
            for key in keys { signatures.append(try key.sign(notice.text)) }
        } catch {
            throw .key(error)
        }
        do throws(NoteError) {
            note = try SignedNote(text: notice.text, signatures: signatures)
        } catch {
            throw .note(error)
        }
        self.notice = notice
    }

    /// Reads a signed notice. Nothing has verified its signatures then.
    ///
    /// - Throws: ``KeyNoticeError``.
    public init(parsing bytes: [UInt8]) throws(KeyNoticeError) {
        do throws(NoteError) { note = try SignedNote(parsing: bytes) } catch {
            throw .note(error)
        }
        notice = try KeyNotice(parsing: note.text)
    }

    /// Whether a key has signed it.
    func isSigned(by key: VerifierKey) -> Bool {
        (try? note.verified(by: [key])) != nil
    }
}

/// Why bytes do not say what becomes of a signing key.
public enum KeyNoticeError: Error, Hashable, Sendable {
    /// The bytes are no signed note.
    case note(NoteError)
    /// A line that should be a key is none, or the key cannot sign.
    case key(KeyError)
    /// The first line is no name of a log.
    case noOrigin
    /// The second line says nothing that becomes of a key.
    case unknownAct
    /// The line below the keys is no size of a log.
    case noSize
    /// The line below the key is not `from` and a position.
    case noPosition
    /// Lines follow that say nothing.
    case moreLines
    /// A key has another name than the log, or is that of a witness.
    case otherKey(String, origin: String)
    /// A key would follow itself.
    case sameKey
}

extension KeyNoticeError: CustomStringConvertible {
    /// One sentence without a full stop.
    public var description: String {
        switch self {
        case .note(let error): "\(error)"
        case .key(let error): "\(error)"
        case .noOrigin: "the note does not begin with the name of a log"
        case .unknownAct: "the second line of the note is not announce, rotate or revoke"
        case .noSize: "the line below the keys is not the size of a log"
        case .noPosition: "the line below the key is not from and a position"
        case .moreLines: "the note goes on below its last line"
        case .otherKey(let name, let origin):
            "a key of the log \(origin) has its name and signs notes; this is one of \(name)"
        case .sameKey: "the old key and the new one are the same"
        }
    }
}
