/// How much of JSON a ``JSONReader`` accepts.
///
/// Every profile refuses what RFC 7493 (I-JSON) refuses: duplicate keys, lone surrogates, a byte
/// order mark, bytes that are not UTF-8. Each also refuses U+0000, which databases cut text at.
public enum JSONProfile: Hashable, Sendable {
    /// Integers only, small and shallow, formatted in any way.
    ///
    /// At most 65,535 bytes, 32 levels and 256 keys an object; |n| at most 2^53 − 1.
    case leaf

    /// As ``leaf``, and the bytes must be their own canonical form.
    ///
    /// No whitespace, keys strictly ascending by UTF-16 code unit, the shortest escapes and
    /// digits. It is the fastest profile, because keys in order cannot repeat unnoticed.
    ///
    /// Source: RFC 8785, section 3.2.
    case canonicalLeaf

    /// Any number, kept as the digits that were written; at most 64 levels.
    ///
    /// `maximumLength` counts bytes of the whole text.
    case interchange(maximumLength: Int)

    /// The largest integer a leaf may hold, either side of zero: 2^53 − 1.
    public static let largestLeafInteger: Int64 = 9_007_199_254_740_991

    /// The most bytes a text may have.
    public var maximumLength: Int {
        switch self {
        case .leaf, .canonicalLeaf: 65_535
        case .interchange(let maximumLength): maximumLength
        }
    }

    /// The most arrays and objects that may be open at once.
    public var maximumDepth: Int {
        switch self {
        case .leaf, .canonicalLeaf: 32
        case .interchange: 64
        }
    }

    /// The most keys one object may have.
    public var maximumKeyCount: Int {
        switch self {
        case .leaf, .canonicalLeaf: 256
        case .interchange: .max
        }
    }

    var isCanonical: Bool {
        switch self {
        case .canonicalLeaf: true
        case .leaf, .interchange: false
        }
    }

    var allowsIntegersOnly: Bool {
        switch self {
        case .leaf, .canonicalLeaf: true
        case .interchange: false
        }
    }
}
