/// A text and the signatures of those who vouch for it.
///
/// Source: C2SP signed-note 1.0.0.
public struct SignedNote: Hashable, Sendable {
    /// The most bytes that a note has here.
    public static let maximumLength = 1 << 20
    /// The most signatures that a note has here; sixteen at least must be accepted.
    public static let maximumSignatures = 128

    /// What is signed; ends with a newline.
    public let text: [UInt8]
    /// Those who signed, in the order of the note.
    public let signatures: [NoteSignature]

    /// Puts signatures below a text.
    ///
    /// - Throws: ``NoteError``.
    public init(text: [UInt8], signatures: [NoteSignature]) throws(NoteError) {
        guard text.last == TextLines.newline else { throw .unfinishedText }
        guard !signatures.isEmpty else { throw .unsigned }
        guard signatures.count <= SignedNote.maximumSignatures else {
            throw .tooManySignatures(signatures.count)
        }
        self.text = text
        self.signatures = signatures
        let length = text.count + 1 + signatures.reduce(0) { $0 + $1.line.count }
        guard length <= SignedNote.maximumLength else { throw .tooLong(length) }
        try SignedNote.refuseUnlessText(text)
    }

    /// Reads a note. Nothing has verified its signatures then.
    ///
    /// - Throws: ``NoteError``.
    public init(parsing bytes: [UInt8]) throws(NoteError) {
        guard bytes.count <= SignedNote.maximumLength else { throw .tooLong(bytes.count) }
        try SignedNote.refuseUnlessText(bytes)
        // The text may hold empty lines itself: the last one ends it.
        guard
            let gap = bytes.indices.dropLast().last(where: { place in
                bytes[place] == TextLines.newline && bytes[place + 1] == TextLines.newline
            })
        else { throw .unsigned }
        text = Array(bytes[...gap])
        var lines = TextLines(bytes[(gap + 2)...])
        var signatures: [NoteSignature] = []
        while let line = lines.next() {
            guard signatures.count < SignedNote.maximumSignatures else {
                throw .tooManySignatures(signatures.count + 1)
            }
            guard let signature = NoteSignature(line: line) else {
                throw .malformedSignature(number: lines.count)
            }
            signatures.append(signature)
        }
        guard lines.isAtEnd else { throw .malformedSignature(number: lines.count + 1) }
        guard !signatures.isEmpty else { throw .unsigned }
        self.signatures = signatures
    }

    /// The note as it is kept and exchanged.
    public var bytes: [UInt8] {
        signatures.reduce(into: text + [TextLines.newline]) { $0 += $1.line }
    }

    /// The same note with one more signature; the note itself when it has that one already.
    ///
    /// - Throws: ``NoteError/tooManySignatures(_:)``, ``NoteError/tooLong(_:)``.
    public func adding(_ signature: NoteSignature) throws(NoteError) -> SignedNote {
        if signatures.contains(signature) { return self }
        return try SignedNote(text: text, signatures: signatures + [signature])
    }

    /// The signatures that known keys made. Those of unknown keys are ignored.
    ///
    /// - Throws: ``NoteError/badSignature(name:)`` when a known key did not make a signature in its
    ///   name, ``NoteError/noneVerified`` when no signature is of a known key.
    public func verified(
        by keys: [VerifierKey]
    ) throws(NoteError) -> [(signature: NoteSignature, key: VerifierKey)] {
        var verified: [(signature: NoteSignature, key: VerifierKey)] = []
        for signature in signatures {
            let known = keys.filter { $0.name == signature.name && $0.id == signature.id }
            guard !known.isEmpty else { continue }
            // Two known keys may share name and id by accident; then either may have signed.
            guard let key = known.first(where: { $0.verifies(signature, over: text) }) else {
                throw .badSignature(name: signature.name.text)
            }
            verified.append((signature, key))
        }
        guard !verified.isEmpty else { throw .noneVerified }
        return verified
    }

    private static func refuseUnlessText(_ bytes: [UInt8]) throws(NoteError) {
        if let place = bytes.firstIndex(where: { $0 < 0x20 && $0 != TextLines.newline }) {
            throw .notText(offset: place)
        }
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
    }
}

/// A signature as it stands below a note: whose it claims to be, and its bytes.
public struct NoteSignature: Hashable, Sendable {
    /// The name of the key.
    public let name: KeyName
    /// The id of the key.
    public let id: UInt32
    /// What the key has made; what is in it depends on the kind of the key.
    public let bytes: [UInt8]

    /// Holds a signature as it was made or received.
    public init(name: KeyName, id: UInt32, bytes: [UInt8]) {
        self.name = name
        self.id = id
        self.bytes = bytes
    }

    /// An em dash and a space, in UTF-8.
    private static let mark = "\u{2014} "

    /// The line with its end.
    public var line: [UInt8] {
        let id = withUnsafeBytes(of: id.bigEndian) { Array($0) }
        return Array("\(NoteSignature.mark)\(name.text) \(Base64.text(of: id + bytes))\n".utf8)
    }

    /// Reads a line without its end; nil when it is not `— name base64`.
    init?(line: ArraySlice<UInt8>) {
        guard let rest = line.dropping(prefix: NoteSignature.mark),
            let space = rest.firstIndex(of: 0x20), let name = KeyName(utf8: rest[..<space]),
            let bytes = Base64.bytes(of: Array(rest[(space + 1)...])), bytes.count > 4
        else { return nil }
        self.init(
            name: name, id: bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) },
            bytes: Array(bytes.dropFirst(4)))
    }

    /// Reads lines of signatures, as a witness answers them.
    ///
    /// - Throws: ``NoteError/malformedSignature(number:)``, ``NoteError/unsigned``,
    ///   ``NoteError/tooLong(_:)``.
    public static func parse(lines bytes: [UInt8]) throws(NoteError) -> [NoteSignature] {
        guard bytes.count <= SignedNote.maximumLength else { throw .tooLong(bytes.count) }
        var lines = TextLines(bytes[...])
        var signatures: [NoteSignature] = []
        while let line = lines.next() {
            guard let signature = NoteSignature(line: line) else {
                throw .malformedSignature(number: lines.count)
            }
            signatures.append(signature)
        }
        guard lines.isAtEnd else { throw .malformedSignature(number: lines.count + 1) }
        guard !signatures.isEmpty else { throw .unsigned }
        return signatures
    }
}

/// Why bytes are not a signed note, or a note is not vouched for.
public enum NoteError: Error, Hashable, Sendable {
    /// The note has more bytes than are read.
    case tooLong(Int)
    /// A control character stands there.
    case notText(offset: Int)
    /// The bytes are no UTF-8.
    case notUTF8
    /// The text does not end with a newline.
    case unfinishedText
    /// No signatures follow an empty line.
    case unsigned
    /// That line below the text is not a signature; counted from 1.
    case malformedSignature(number: Int)
    /// There are more signatures than are read.
    case tooManySignatures(Int)
    /// A known key did not make the signature in its name.
    case badSignature(name: String)
    /// No known key has signed.
    case noneVerified
}

extension NoteError: CustomStringConvertible {
    /// One sentence without a full stop.
    public var description: String {
        switch self {
        case .tooLong(let length):
            "the note has \(length) bytes; \(SignedNote.maximumLength) are the most"
        case .notText(let offset):
            "the note holds a control character, byte \(offset)"
        case .notUTF8: "the note is not UTF-8"
        case .unfinishedText: "the text of the note does not end with a newline"
        case .unsigned: "the note has no signatures below an empty line"
        case .malformedSignature(let number):
            "line \(number) of the signatures is not an em dash, a name and base64"
        case .tooManySignatures(let count):
            "the note has \(count) signatures; \(SignedNote.maximumSignatures) are the most"
        case .badSignature(let name):
            "the signature in the name of \(name) was not made by its key, or not over this text"
        case .noneVerified: "none of the signatures is of a key that was given"
        }
    }
}
