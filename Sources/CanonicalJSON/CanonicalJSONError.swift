/// Why a value has no canonical form.
public enum CanonicalJSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The number is further from zero than a double can be.
    case numberNotFinite(digits: String)
    /// More arrays and objects are inside each other than `limit`.
    case tooDeep(limit: Int)

    /// One sentence, without its full stop.
    public var description: String {
        switch self {
        case .numberNotFinite(let digits): "\(digits.prefix(40)) is too large for a double"
        case .tooDeep(let limit): "more than \(limit) arrays and objects are inside each other"
        }
    }
}
