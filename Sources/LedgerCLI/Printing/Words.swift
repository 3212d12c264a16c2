internal import CanonicalJSON
internal import Commissioning
internal import EventLog
internal import Reports

/// Values in the words of a reader.
enum Words {
    /// `£1,234.50 excl. VAT a year`.
    static func money(_ money: Money) -> String { NumberText.money(money) }

    /// `excl. VAT`.
    static func vat(_ vat: VAT) -> String { NumberText.vat(vat) }

    /// `£1,234.50`, `−£0.05`.
    static func pounds(_ pence: Int64) -> String { NumberText.pounds(pence) }

    /// A number with a comma after every three digits.
    static func grouped(_ number: some BinaryInteger) -> String { NumberText.grouped(number) }

    /// `71.5 %` of 7,150 basis points.
    static func percent(_ basisPoints: Int64) -> String {
        let (whole, rest) = (basisPoints / 100, basisPoints % 100)
        if rest == 0 { return "\(whole) %" }
        if rest % 10 == 0 { return "\(whole).\(rest / 10) %" }
        return "\(whole).\(rest < 10 ? "0" : "")\(rest) %"
    }

    /// `1 event`, `2 events`.
    static func count(_ number: some BinaryInteger, _ thing: String) -> String {
        "\(grouped(number)) \(thing)\(number == 1 ? "" : "s")"
    }

    /// Spaces behind a text, up to a width.
    static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
    }

    /// `3, 5, 8`.
    static func list(_ positions: some Sequence<Position>) -> String {
        positions.map(\.description).joined(separator: ", ")
    }

    /// Text that cannot move the cursor or change the colours of a terminal: what would is seen.
    static func printable(_ text: String) -> String { HiddenCharacters.shown(in: text) }
}

extension JSONValue {
    /// A whole number.
    static func count(_ number: some BinaryInteger) -> JSONValue {
        .number(JSONNumber(Int64(clamping: number)))
    }

    /// What a reader is shown of a single value: a text without its quotes.
    var plain: String {
        switch self {
        case .string(let text): text
        default: (try? canonicalBytes()).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
    }
}
