internal import CanonicalJSON

/// A table as comma-separated values: every line ends with CR LF, the first names the columns.
///
/// Source: RFC 4180.
public struct CSVTable: Sendable {
    /// Whom the text is for.
    public enum Form: String, Sendable {
        /// A spreadsheet, and whoever reads the file as it is: a text that could be taken for a
        /// formula begins with an apostrophe, and characters that are not seen are.
        case spreadsheet
        /// A program: every text as it is.
        case raw
    }

    /// One cell.
    public enum Cell: Hashable, Sendable {
        /// A text; empty for nothing.
        case text(String)
        /// A number, which no spreadsheet takes for a formula though it begin with a minus.
        case number(String)
    }

    /// Whom the text is for.
    public let form: Form
    /// The table so far, in UTF-8 without a byte order mark.
    public private(set) var bytes: [UInt8] = []

    /// A table with its first line.
    ///
    /// - Parameters:
    ///   - header: The names of the columns.
    ///   - form: Whom the text is for.
    public init(header: [String], form: Form) {
        self.form = form
        add(header.map(Cell.text))
    }

    /// Adds a line of as many cells as there are columns.
    public mutating func add(_ row: [Cell]) {
        for (column, cell) in row.enumerated() {
            if column > 0 { bytes.append(0x2C) }
            switch cell {
            case .text(let text): append(Array(CSVTable.cell(text, for: form).utf8))
            case .number(let text): append(Array(text.utf8))
            }
        }
        bytes += [0x0D, 0x0A]
    }

    /// What stands in a cell for a text. A line may end in it, as in what somebody typed.
    private static func cell(_ text: String, for form: Form) -> String {
        guard form == .spreadsheet else { return text }
        let shown = HiddenCharacters.shown(in: text, keepsLines: true)
        return isGuarded(shown) ? "'\(shown)" : shown
    }

    private mutating func append(_ text: [UInt8]) {
        let isQuoted =
            text.contains { CSVTable.mustBeQuoted($0) } || text.first == 0x20
            || text.last == 0x20
        if isQuoted { bytes.append(0x22) }
        for byte in text {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        if isQuoted { bytes.append(0x22) }
    }

    /// Whether some spreadsheet could take a text for a formula: it begins with the end of a line,
    /// or, after what is blank, with `=`, `+`, `-` or `@`, of whatever width. Apostrophes before
    /// that change nothing, since the guard is one, too.
    ///
    /// Source: OWASP ASVS 5.0, 1.2.10.
    static func isGuarded(_ text: String) -> Bool {
        let text = text.unicodeScalars.drop { $0 == "'" }
        if let first = text.first?.value, first < 0x20 { return true }
        let start = text.first {
            $0 != "'" && !$0.properties.isWhitespace
                && !$0.properties.isDefaultIgnorableCodePoint && !HiddenCharacters.has($0)
        }
        switch start?.value {
        case 0x3D, 0x2B, 0x2D, 0x40: return true
        case 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20: return true
        case 0xFE66, 0xFE62, 0xFE63, 0xFE6B: return true
        default: return false
        }
    }

    /// Comma, quotation mark, carriage return and line feed.
    private static func mustBeQuoted(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2C, 0x22, 0x0D, 0x0A: true
        default: false
        }
    }
}
