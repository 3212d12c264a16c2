public import EventLog

/// The id of a contracting process in the Open Contracting Data Standard.
///
/// Shape: `ocds-`, six characters of the publisher, then at most 117 bytes of
/// `A–Z a–z 0–9 . _ / -`.
/// Source: OCDS 1.1.5, identifiers.
public struct OCID: Hashable, Sendable {
    /// The id as it is published.
    public let text: String

    /// Reads an id; nil when it has another form.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (12...128).contains(bytes.count), bytes.starts(with: "ocds-".utf8),
            bytes[5..<11].allSatisfy(OCID.isPrefixByte), bytes[11...].allSatisfy(OCID.isByte)
        else { return nil }
        self.text = text
    }

    private init() { text = "ocds-213czf-000-00001" }

    private static func isPrefixByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x61...0x7A: true
        default: false
        }
    }

    private static func isByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2D...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
        default: false
        }
    }
}

extension OCID: CustomStringConvertible {
    /// The id as it is published.
    public var description: String { text }
}

extension OCID: FieldValue {
    /// Text in a form of its own.
    public static var shape: FieldShape {
        .formatted(
            name: "OCID", pattern: "^ocds-[a-z0-9]{6}[A-Za-z0-9._/-]{1,117}$", example: example.text
        )
    }

    /// An id of the standard's own examples.
    public static var example: OCID { OCID() }

    /// Reads an id, or reports that there is none.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> OCID {
        guard let id = input.string().flatMap(OCID.init) else {
            log.refuse(
                input, "not the id of a contracting process",
                hint: "write it as the notice has it, as ocds-213czf-000-00001")
            return example
        }
        return id
    }
}
