extension CSVTable {
    /// The cells of a table as this type writes them, line by line; nil for any other text.
    ///
    /// - Parameter form: Whom the text is for; an apostrophe that guards a text against
    ///   spreadsheets is taken away again.
    ///
    /// Source: RFC 4180.
    public static func rows(in bytes: [UInt8], as form: Form) -> [[String]]? {
        var rows: [[String]] = []
        var row: [String] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            guard let cell = cell(&rest), let end = rest.first else { return nil }
            row.append(form == .spreadsheet ? unguarded(cell) : cell)
            rest = rest.dropFirst()
            if end == 0x2C { continue }
            guard end == 0x0D, rest.first == 0x0A else { return nil }
            rest = rest.dropFirst()
            if let first = rows.first, first.count != row.count { return nil }
            rows.append(row)
            row = []
        }
        return row.isEmpty ? rows : nil
    }

    private static func unguarded(_ cell: String) -> String {
        guard cell.utf8.first == 0x27 else { return cell }
        let text = String(cell.unicodeScalars.dropFirst())
        return isGuarded(text) ? text : cell
    }

    /// Takes a cell from the start, up to what ends it.
    private static func cell(_ rest: inout ArraySlice<UInt8>) -> String? {
        guard rest.first == 0x22 else {
            let plain = rest.prefix { $0 != 0x2C && $0 != 0x0D && $0 != 0x0A && $0 != 0x22 }
            rest = rest.dropFirst(plain.count)
            return String(validating: plain, as: UTF8.self)
        }
        rest = rest.dropFirst()
        var text: [UInt8] = []
        while let byte = rest.first {
            rest = rest.dropFirst()
            if byte != 0x22 {
                text.append(byte)
            } else if rest.first == 0x22 {
                text.append(byte)
                rest = rest.dropFirst()
            } else {
                return String(validating: text, as: UTF8.self)
            }
        }
        return nil
    }
}
