internal import CanonicalJSON
internal import TransparencyLog

extension Receipt {
    /// The most bytes that a receipt has.
    public static let maximumLength = 65_535

    /// Reads what ``bytes`` writes, and a newline behind it where a file ends with one.
    ///
    /// - Throws: ``ReceiptError``.
    public init(parsing bytes: [UInt8]) throws(ReceiptError) {
        let text = bytes.last == 0x0A ? Array(bytes.dropLast()) : bytes
        let value: JSONValue
        do throws(JSONFailure) {
            let profile = JSONProfile.interchange(maximumLength: Receipt.maximumLength)
            value = try JSONValue(parsing: text, profile: profile)
        } catch {
            throw .notJSON
        }
        guard case .object(let object) = value else { throw .notJSON }
        guard let receipt = Receipt(object) else { throw .otherMembers }
        // Whatever else it says, or in whatever other way it says this, is not a receipt.
        guard receipt.bytes == text else { throw .notCanonical }
        self = receipt
    }

    private init?(_ object: JSONObject) {
        func text(_ name: String) -> String? {
            guard case .string(let text)? = object[name] else { return nil }
            return text
        }
        func number(_ name: String) -> UInt64? {
            guard case .number(let number)? = object[name], let value = number.int, value >= 0,
                value <= JSONProfile.largestLeafInteger
            else { return nil }
            return UInt64(value)
        }
        guard let first = number("first"), let count = number("count"), count > 0,
            case .array(let values)? = object["leafHashes"], let origin = text("origin"),
            let time = text("recordedtime").flatMap({ Instant($0) }),
            let key = text("requestId").flatMap({ EventID($0) }),
            let root = text("root").flatMap({ Digest(base64: $0) })
        else { return nil }
        var hashes: [Digest] = []
        for value in values {
            guard case .string(let text) = value, let hash = Digest(base64: text) else {
                return nil
            }
            hashes.append(hash)
        }
        guard hashes.count == (count <= Receipt.maximumLeafHashes ? Int(count) : 0) else {
            return nil
        }
        self.init(
            first: Position(first), count: Int(count), leafHashes: hashes, origin: origin,
            recordedTime: time, requestKey: RequestKey(key), root: root, isReplay: false)
    }
}

/// Why bytes are not a receipt.
public enum ReceiptError: Error, Hashable, Sendable {
    /// The bytes are no JSON object.
    case notJSON
    /// A member is missing, or holds something else than a receipt's.
    case otherMembers
    /// The bytes are not those that the ledger wrote.
    case notCanonical
}

extension ReceiptError: CustomStringConvertible {
    /// One sentence without a full stop.
    public var description: String {
        switch self {
        case .notJSON: "the receipt is not a JSON object"
        case .otherMembers: "a member of the receipt is missing or is not what it should be"
        case .notCanonical: "the receipt is not in the bytes in which the ledger writes it"
        }
    }
}
