/// A table as comma-separated values: every line ends with CR LF, the first names the columns.
///
/// Source: RFC 4180.
public struct CSVTable: Sendable {
    /// Whom the text is for.
    public enum Form: String, Sendable {
        /// A spreadsheet: a text that it would take for a formula begins with an apostrophe.
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
            case .text(let text): append(Array(text.utf8), isGuarded: form == .spreadsheet)
            case .number(let text): append(Array(text.utf8), isGuarded: false)
            }
        }
        bytes += [0x0D, 0x0A]
    }

    private mutating func append(_ text: [UInt8], isGuarded: Bool) {
        let isFormula = isGuarded && text.first.map(CSVTable.startsFormula) == true
        let isQuoted =
            text.contains { CSVTable.mustBeQuoted($0) } || text.first == 0x20
            || text.last == 0x20
        if isQuoted { bytes.append(0x22) }
        if isFormula { bytes.append(0x27) }
        for byte in text {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        if isQuoted { bytes.append(0x22) }
    }

    /// `=`, `+`, `-`, `@`, tab and carriage return. Source: OWASP ASVS 5.0, 1.2.10.
    private static func startsFormula(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D: true
        default: false
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
