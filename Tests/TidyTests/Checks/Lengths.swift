/// Files, functions and lines that have grown too long.
enum Lengths {
    static let swiftFileLines = 400
    static let functionLines = 70
    static let columns = 100
    static let toolLines = 59
    static let readmeLines = 120

    static func findings(in file: SwiftFile) -> [Finding] {
        var findings = length(of: file.lines, path: file.path, atMost: swiftFileLines)
        findings += width(of: file.lines, path: file.path)
        for function in file.functions where function.lineCount > functionLines {
            let count = "\(function.lineCount) lines, at most \(functionLines)"
            findings.append(
                Finding(
                    file.path, function.firstLine,
                    "\(function.name) has \(count): give a part of it a name of its own"))
        }
        return findings
    }

    static func length(of lines: [String], path: String, atMost limit: Int) -> [Finding] {
        guard lines.count > limit else { return [] }
        let count = "\(lines.count) lines, at most \(limit)"
        return [Finding(path, lines.count, "\(count): split it by what a reader looks for")]
    }

    /// Counts Unicode scalars.
    static func width(of lines: [String], path: String) -> [Finding] {
        lines.enumerated().compactMap { index, line in
            let width = line.unicodeScalars.count
            guard width > columns else { return nil }
            return Finding(path, index + 1, "\(width) columns, at most \(columns): break the line")
        }
    }
}
