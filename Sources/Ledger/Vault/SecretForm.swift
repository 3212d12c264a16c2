internal import TransparencyLog

/// What cannot be had again once another file has taken its place: told by how it is written.
public enum SecretForm: String, CaseIterable, Sendable {
    /// A key that signs a log or, as a witness, what it has seen of others.
    case signingKey = "a signing key"
    /// The key of a ledger's requests.
    case requestKey = "a request key"
    /// The key of one person's sealed values.
    case subjectKey = "the key of a person"
    /// A database, such as a log.
    case database = "a database of SQLite"

    /// How many bytes of a file are needed to tell: more than any key has.
    public static let telling = 4_096

    /// What a file holds that begins with these bytes, the whole file where it is shorter than
    /// ``telling``; nil for anything else.
    public init?(beginning bytes: [UInt8]) {
        let key = Array(bytes.prefix(RequestMAC.keyLength))
        if bytes.starts(with: SignerKey.prefix.utf8) {
            self = .signingKey
        } else if bytes.starts(with: Array("SQLite format 3\u{0}".utf8)) {
            self = .database
        } else if key.count == RequestMAC.keyLength, bytes == RequestMAC.file(key) {
            self = .requestKey
        } else if bytes.count == RequestMAC.keyLength, bytes.contains(where: { $0 >= 0x80 }) {
            // An older request key has no checksum; 32 bytes of ASCII are a text.
            self = .requestKey
        } else if SubjectKey(bytes: bytes) != nil {
            self = .subjectKey
        } else {
            return nil
        }
    }
}
