import CanonicalJSON

/// What the tests of this module share: ways to read a text, and texts to read.
enum Texts {
    static let wide = JSONProfile.interchange(maximumLength: 64 << 20)
    static let profiles: [JSONProfile] = [.leaf, .canonicalLeaf, wide]

    /// The first thing wrong with a text; nil when it is good.
    static func failure(of bytes: [UInt8], as profile: JSONProfile) -> JSONFailure? {
        bytes.withUnsafeBufferPointer { buffer -> JSONFailure? in
            var reader = JSONReader(buffer, profile: profile)
            do throws(JSONFailure) {
                _ = try reader.skipValue()
                try reader.finish()
                return nil
            } catch {
                return error
            }
        }
    }

    static func failure(of text: String, as profile: JSONProfile) -> JSONFailure? {
        failure(of: Array(text.utf8), as: profile)
    }

    /// Runs `body` on a reader of the text, and hands over what it returns or throws.
    static func read<R>(
        _ text: String, as profile: JSONProfile = .leaf,
        _ body: (inout JSONReader) throws(JSONFailure) -> R
    ) throws(JSONFailure) -> R {
        let bytes = Array(text.utf8)
        let result = bytes.withUnsafeBufferPointer { buffer -> Result<R, JSONFailure> in
            var reader = JSONReader(buffer, profile: profile)
            do throws(JSONFailure) {
                return .success(try body(&reader))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    static func value(_ text: String) throws -> JSONValue {
        try JSONValue(parsing: Array(text.utf8), profile: wide)
    }

    static func canonical(_ text: String) throws -> String {
        String(decoding: try value(text).canonicalBytes(), as: UTF8.self)
    }
}

/// A generator of the same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    mutating func string() -> String {
        let letters: [Unicode.Scalar] = [
            "a", "b", "z", "\"", "\\", "/", "\n", "\u{1}", "\u{1F}", "\u{7F}", "é", "\u{301}",
            "\u{20AC}", "\u{FB33}", "\u{FFFF}", "\u{1F600}", "\u{10FFFF}", "\u{2028}", " ", "~",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...12, using: &self) {
            text.append(letters.randomElement(using: &self)!)
        }
        return String(text)
    }

    /// A value that a leaf may hold, when `isLeaf`, or any other.
    mutating func value(depth: Int = 0, isLeaf: Bool) -> JSONValue {
        switch Int.random(in: 0...(depth > 4 ? 4 : 6), using: &self) {
        case 0: return .null
        case 1: return .bool(.random(using: &self))
        case 2, 3:
            if Bool.random(using: &self) { return .string(string()) }
            if !isLeaf, Bool.random(using: &self) {
                return JSONNumber(Double(bitPattern: next())).map(JSONValue.number) ?? .null
            }
            let limit = JSONProfile.largestLeafInteger
            return .number(JSONNumber(Int64.random(in: -limit...limit, using: &self)))
        case 4: return .string(string())
        case 5:
            let count = Int.random(in: 0...5, using: &self)
            return .array((0..<count).map { _ in value(depth: depth + 1, isLeaf: isLeaf) })
        default:
            var object = JSONObject()
            for _ in 0..<Int.random(in: 0...12, using: &self) {
                object[string()] = value(depth: depth + 1, isLeaf: isLeaf)
            }
            return .object(object)
        }
    }
}
