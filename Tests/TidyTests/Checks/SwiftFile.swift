/// A Swift file as the checks read it.
struct SwiftFile: Sendable {
    /// Relative to the root of the repository.
    let path: String
    let lines: [String]
    let tokens: [Token]

    init(path: String, text: String) {
        self.path = path
        lines = Self.lines(of: text)
        tokens = SwiftLexer.tokens(of: text)
    }

    /// `Sources/Target/…` and `Tests/Target/…` belong to a target.
    var target: String { folders.count > 1 ? folders[1] : "" }

    /// `Y` for `Sources/X/Y.swift`.
    var name: String { String((folders.last ?? "").dropLast(".swift".count)) }

    /// What stands between the target and the file, such as `["Leaf"]`.
    var inside: [String] { Array(folders.dropFirst(2).dropLast()) }

    private var folders: [String] { path.split(separator: "/").map(String.init) }

    /// The lines of a text, without an empty one after the last line's end.
    static func lines(of text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map(String.init)
    }

    /// The modules it imports, each with its line.
    var imports: [(module: String, line: Int)] {
        let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
        return tokens.indices.compactMap { place in
            guard tokens[place].isWord("import") else { return nil }
            var next = place + 1
            if next < tokens.count, kinds.contains(tokens[next].text) { next += 1 }
            guard next < tokens.count, tokens[next].kind == .word else { return nil }
            return (tokens[next].text, tokens[place].line)
        }
    }

    /// The bracket that closes the one at `place`; the last token if none does.
    func closing(of place: Int) -> Int {
        var depth = 0
        for next in place..<tokens.count where tokens[next].kind == .symbol {
            switch tokens[next].text {
            case "(", "[", "{": depth += 1
            case ")", "]", "}": depth -= 1
            default: break
            }
            if depth == 0 { return next }
        }
        return tokens.count - 1
    }
}
