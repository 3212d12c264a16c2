/// A SHA-256 digest: 32 bytes, kept inline and never on the heap.
///
/// Digests are ordered as their bytes are.
///
/// Source: FIPS 180-4.
public struct Digest: Hashable, Sendable {
    /// The number of bytes in a digest, 32.
    public static let byteCount = 32

    // In memory order, so that the storage of the struct is the digest.
    private let word0: UInt64
    private let word1: UInt64
    private let word2: UInt64
    private let word3: UInt64

    /// Reads a digest from memory; `nil` unless there are exactly 32 bytes.
    public init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == Digest.byteCount else { return nil }
        self.init(checked: bytes)
    }

    /// Copies a digest out of a collection; `nil` unless it has exactly 32 bytes.
    public init?(bytes: some Collection<UInt8>) {
        let contiguous = bytes.withContiguousStorageIfAvailable {
            Digest(bytes: UnsafeRawBufferPointer($0))
        }
        guard let digest = contiguous ?? Array(bytes).withUnsafeBytes(Digest.init(bytes:)) else {
            return nil
        }
        self = digest
    }

    /// Reads a digest from memory that the caller knows to hold at least 32 bytes.
    init(checked bytes: UnsafeRawBufferPointer) {
        word0 = bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
        word1 = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        word2 = bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        word3 = bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
    }

    /// Lends the 32 bytes without copying them to the heap.
    public func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try Swift.withUnsafeBytes(of: self) { (buffer) throws(Failure) in try body(buffer) }
    }

    /// The 32 bytes, copied.
    public var bytes: [UInt8] { withUnsafeBytes { Array($0) } }
}

extension Digest: Comparable {
    /// Whether the bytes of one digest sort before those of another.
    public static func < (left: Digest, right: Digest) -> Bool {
        (left.word0.bigEndian, left.word1.bigEndian, left.word2.bigEndian, left.word3.bigEndian)
            < (
                right.word0.bigEndian, right.word1.bigEndian, right.word2.bigEndian,
                right.word3.bigEndian
            )
    }
}

extension Digest: CustomStringConvertible {
    /// The digest in lower-case hexadecimal.
    public var description: String { hex }

    /// 64 lower-case hexadecimal digits.
    public var hex: String {
        let digits: StaticString = "0123456789abcdef"
        var text: [UInt8] = []
        text.reserveCapacity(2 * Digest.byteCount)
        withUnsafeBytes { bytes in
            for byte in bytes {
                text.append(digits.utf8Start[Int(byte >> 4)])
                text.append(digits.utf8Start[Int(byte & 15)])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// 44 characters of standard base64, the padding among them.
    ///
    /// Source: RFC 4648, section 4.
    public var base64: String { Base64.text(of: bytes) }

    /// Reads what ``hex`` writes; `nil` for any other text, upper-case digits among it.
    public init?(hex: some StringProtocol) {
        let text = hex.utf8
        guard text.count == 2 * Digest.byteCount else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Digest.byteCount)
        var high: UInt8?
        for character in text {
            guard let digit = Digest.hexadecimalValue(of: character) else { return nil }
            if let upper = high {
                bytes.append(upper << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        self.init(bytes: bytes)
    }

    /// Reads what ``base64`` writes; `nil` for any other text, even if it means the same bytes.
    public init?(base64: some StringProtocol) {
        guard let bytes = Base64.bytes(of: Array(base64.utf8)) else { return nil }
        self.init(bytes: bytes)
    }

    private static func hexadecimalValue(of character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}

extension [Digest] {
    /// Splits bytes into digests; `nil` when their number is not a multiple of 32.
    public init?(concatenated bytes: UnsafeRawBufferPointer) {
        guard bytes.count.isMultiple(of: Digest.byteCount) else { return nil }
        self = stride(from: 0, to: bytes.count, by: Digest.byteCount).map { start in
            Digest(checked: UnsafeRawBufferPointer(rebasing: bytes[start..<start + 32]))
        }
    }

    /// Splits bytes into digests; `nil` when their number is not a multiple of 32.
    public init?(concatenated bytes: [UInt8]) {
        guard let digests = bytes.withUnsafeBytes([Digest].init(concatenated:)) else { return nil }
        self = digests
    }

    /// The digests one after the other, 32 bytes each, as a tile holds them.
    public var concatenated: [UInt8] { withUnsafeBytes { Swift.Array($0) } }
}
