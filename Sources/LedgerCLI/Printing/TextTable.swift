/// Rows whose columns stand below one another.
struct TextTable {
    private var rows: [[String]]
    private var widths: [Int] = []

    init(_ header: String...) { rows = [header] }

    /// How many rows wait to be shown, the header among them.
    var count: Int { rows.count }

    /// Adds a row of as many cells as the header has.
    mutating func add(_ row: [String]) { rows.append(row.map(Words.printable)) }

    /// The lines, each begun with `indent`, without spaces at their ends.
    func lines(indent: String = "") -> [String] {
        var table = self
        return table.takeLines(indent: indent)
    }

    /// The lines so far, which are then forgotten; later ones are at least as wide.
    mutating func takeLines(indent: String = "") -> [String] {
        defer { rows.removeAll(keepingCapacity: true) }
        for row in rows {
            for (column, cell) in row.enumerated() {
                let width = cell.unicodeScalars.count
                if column < widths.count {
                    widths[column] = max(widths[column], width)
                } else {
                    widths.append(width)
                }
            }
        }
        return rows.map { row in
            var line = indent
            for (column, cell) in row.enumerated() {
                line += Words.padded(cell, column + 1 < row.count ? widths[column] + 2 : 0)
            }
            while line.hasSuffix(" ") { line.removeLast() }
            return line
        }
    }
}
