/// Numbers as bars of text.
enum BarChart {
    /// One line for each number, the longest bar `width` long.
    static func lines(_ rows: [(label: String, count: Int)], width: Int = 50) -> [String] {
        let most = max(1, rows.map(\.count).max() ?? 1)
        let digits = String(most).utf8.count
        return rows.map { label, count in
            let number = String(count)
            let indent = String(repeating: " ", count: max(0, digits - number.utf8.count))
            let length = count == 0 ? 0 : max(1, count * width / most)
            let bar = String(repeating: "#", count: length)
            return "\(label)  \(indent)\(number)" + (bar.isEmpty ? "" : "  \(bar)")
        }
    }
}
