public import EventLog

/// A body's code in the NHS organisation register: 3 to 8 bytes of A–Z and 0–9, such as `02Q`.
///
/// Source: Organisation Data Service, NHS England.
public struct ODSCode: Hashable, Sendable {
    /// The bytes from the highest down, then zeros; never zero.
    private let packed: UInt64

    /// Reads 3 to 8 bytes of A–Z and 0–9; nil otherwise.
    public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        guard (3...8).contains(bytes.count) else { return nil }
        var packed: UInt64 = 0
        for byte in bytes {
            switch byte {
            case 0x30...0x39, 0x41...0x5A: packed = packed << 8 | UInt64(byte)
            default: return nil
            }
        }
        self.packed = packed << UInt64(8 * (8 - bytes.count))
    }

    /// Reads 3 to 8 characters of A–Z and 0–9; nil otherwise.
    public init?(_ text: some StringProtocol) {
        var text = String(text)
        guard let code = text.withUTF8({ ODSCode(utf8: $0) }) else { return nil }
        self = code
    }

    private init(packed: UInt64) { self.packed = packed }
}

extension ODSCode: Comparable, CustomStringConvertible {
    /// The code as the register writes it.
    public var description: String {
        withUnsafeBytes(of: packed.bigEndian) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }

    /// Whether the bytes of `left` precede those of `right`.
    public static func < (left: ODSCode, right: ODSCode) -> Bool { left.packed < right.packed }
}

extension ODSCode: FieldValue {
    /// Text in a form of its own.
    public static var shape: FieldShape {
        .formatted(name: "ODS code", pattern: "^[A-Z0-9]{3,8}$", example: example.description)
    }

    /// `02Q`.
    public static var example: ODSCode { ODSCode(packed: 0x3032_5100_0000_0000) }

    /// Reads a code, or reports that there is none.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> ODSCode {
        guard let bytes = input.plainText(), let code = ODSCode(utf8: bytes) else {
            log.refuse(
                input, "not an ODS code", hint: "write 3 to 8 of A–Z and 0–9 in quotes, as 02Q")
            return example
        }
        return code
    }
}
