/// Lines of bytes, each ended by one newline: notes, proofs and policies are read as bytes, for
/// the characters of a text may hold more than one of them.
struct TextLines {
    /// What has not been read yet.
    private(set) var rest: ArraySlice<UInt8>
    /// How many lines have been read.
    private(set) var count = 0

    static let newline = UInt8(ascii: "\n")

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// The next line without its end; nil when no complete line is left.
    mutating func next() -> ArraySlice<UInt8>? {
        guard let end = rest.firstIndex(of: TextLines.newline) else { return nil }
        defer { rest = rest[(end + 1)...] }
        count += 1
        return rest[..<end]
    }

    /// Whether everything was read.
    var isAtEnd: Bool { rest.isEmpty }
}

/// A whole number in ASCII digits, in the one way in which it can be written.
enum DecimalText {
    /// The number; nil with a sign, a leading zero, another character, or above 2^63 − 1.
    static func value(_ text: ArraySlice<UInt8>) -> UInt64? {
        guard let first = text.first, text.count <= 19, text.count == 1 || first != 0x30 else {
            return nil
        }
        var value: UInt64 = 0
        for byte in text {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + UInt64(byte - 0x30)
        }
        return value <= TreeHash.largestSize ? value : nil
    }
}

extension ArraySlice<UInt8> {
    /// What stands behind a prefix; nil when something else stands there.
    func dropping(prefix: String) -> ArraySlice<UInt8>? {
        starts(with: prefix.utf8) ? self[(startIndex + prefix.utf8.count)...] : nil
    }

    /// The digest that a line holds in base64; nil for anything else.
    var digest: Digest? {
        // 44 characters write 32 bytes: what is longer need not be decoded.
        guard count == 44, let bytes = Base64.bytes(of: Array(self)) else { return nil }
        return Digest(bytes: bytes)
    }
}
