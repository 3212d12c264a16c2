public import EventLog
public import TransparencyLog

/// A signed note that says what becomes of a signing key of a log.
///
/// Source: C2SP signed-note 1.0.0.
public struct KeyNote: Hashable, Sendable {
    /// What it says, and who signed it.
    public let signed: SignedKeyNotice

    /// Takes in a note.
    public init(_ signed: SignedKeyNotice) { self.signed = signed }

    /// The note as it is written.
    public var text: String { String(decoding: signed.note.bytes, as: UTF8.self) }

    /// The announcement of a key that everybody has: the second of RFC 8032.
    private static let known = """
        ledger.example/ccg
        announce
        ledger.example/ccg+0e0541df+AT1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM

        — ledger.example/ccg DgVB3/EZDQe8APA2ux0Cv+uODyZEAyI5iduoFyTyRnbFcMiSTUigin/bea3itakqjo\
        DD1+eL2+5kDXdGiZFY7KmEIgM=

        """
}

extension KeyNote: FieldValue {
    /// Text in a form of its own.
    public static var shape: FieldShape {
        .formatted(
            name: "signed note",
            pattern: "^[^\\n]+\\n(announce|rotate|revoke)\\n[\\s\\S]+\\n\\n(\u{2014} [^\\n]+\\n)+$",
            example: known)
    }

    /// The announcement of a key that everybody has.
    public static let example: KeyNote = {
        guard let signed = try? SignedKeyNotice(parsing: Array(known.utf8)) else {
            preconditionFailure("the example is no note")
        }
        return KeyNote(signed)
    }()

    /// Reads a note, or reports why it is none.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> KeyNote {
        let hint = "ccgledger key announce, rotate and revoke make the event"
        guard let text = input.string() else {
            log.refuse(input, "not a signed note", hint: hint)
            return example
        }
        do throws(KeyNoticeError) {
            return KeyNote(try SignedKeyNotice(parsing: Array(text.utf8)))
        } catch {
            log.refuse(input, "\(error)", hint: hint)
            return example
        }
    }
}
