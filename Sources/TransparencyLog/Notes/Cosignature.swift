/// What a witness has signed of a checkpoint: a time, and Ed25519 over it and the checkpoint.
///
/// Source: C2SP tlog-cosignature 1.0.1, "cosignature/v1".
public struct Cosignature: Hashable, Sendable {
    /// The latest time that fits, 2^63 − 1.
    public static let latestTime = UInt64(Int64.max)

    /// Seconds since 1970.
    public let time: UInt64
    /// The 64 bytes of the Ed25519 signature.
    let signature: [UInt8]

    private static let length = 8 + 64

    init(time: UInt64, signature: [UInt8]) {
        self.time = time
        self.signature = signature
    }

    /// Reads the bytes of a signature of a witness; nil when they are not a time and a signature.
    public init?(_ signature: NoteSignature) {
        guard signature.bytes.count == Cosignature.length else { return nil }
        let time = signature.bytes.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        guard time <= Cosignature.latestTime else { return nil }
        self.init(time: time, signature: Array(signature.bytes.dropFirst(8)))
    }

    /// The signature as it stands below the checkpoint.
    func noteSignature(of key: VerifierKey) -> NoteSignature {
        let time = withUnsafeBytes(of: time.bigEndian) { Array($0) }
        return NoteSignature(name: key.name, id: key.id, bytes: time + signature)
    }

    /// What is signed: a heading, the time, and the whole text of the checkpoint.
    static func message(_ text: [UInt8], time: UInt64) -> [UInt8] {
        Array("cosignature/v1\ntime \(time)\n".utf8) + text
    }
}
