internal import EventLog
internal import Ledger

/// Everything that is wrong with an input, as far as a person reads it.
enum ErrorTable {
    /// How many are shown in text.
    static let shown = 20

    /// One line for each, with its value and hint behind; how many more there are.
    static func lines(_ errors: [InputError]) -> [String] {
        guard !errors.isEmpty else { return [] }
        let isFile = errors.contains { $0.file != nil }
        var table =
            isFile
            ? TextTable("file:line", "path", "value", "reason", "hint")
            : TextTable("path", "value", "reason", "hint")
        for error in errors.prefix(shown) {
            let place = "\(error.file ?? ""):\(error.line.map(String.init) ?? "")"
            let cells = [error.path, error.value ?? "", error.reason, error.hint ?? ""]
            table.add((isFile ? [place] : []) + cells)
        }
        var lines = table.lines(indent: "  ")
        if errors.count > shown {
            lines.append("  … and \(errors.count - shown) more; --json lists them")
        }
        return lines
    }
}
