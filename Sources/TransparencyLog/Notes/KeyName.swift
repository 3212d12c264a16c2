/// The name of a signing key; for the key of a log, the log's origin.
///
/// Not empty, without white space, control characters or `+`; compared as bytes.
///
/// Source: C2SP signed-note 1.0.0, "Signatures".
public struct KeyName: Sendable {
    /// The name as it stands in keys and notes.
    public let text: String

    /// The most bytes that a name has here.
    public static let maximumLength = 1_024

    /// Reads a name; nil when no key can have it.
    public init?(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= KeyName.maximumLength,
            text.unicodeScalars.allSatisfy({ scalar in
                scalar != "+" && scalar.value >= 0x20 && !scalar.properties.isWhitespace
            })
        else { return nil }
        self.text = text
    }

    /// Reads a name; nil when no key can have it, or the bytes are no UTF-8.
    init?(utf8 bytes: ArraySlice<UInt8>) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        self.init(text)
    }
}

extension KeyName: Hashable {
    /// Whether two names have the same bytes; texts that merely look alike are not the same.
    public static func == (left: KeyName, right: KeyName) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    /// Feeds the bytes to a hasher.
    public func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }
}

extension KeyName: CustomStringConvertible {
    /// The name.
    public var description: String { text }
}
