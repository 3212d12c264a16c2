/// A function, initialiser, subscript or computed property with a body.
struct Function {
    /// As written, such as `apply`, `init`, or a test's sentence with its backticks.
    let name: String
    let firstLine: Int
    let lastLine: Int
    /// The tokens of its body, braces included.
    let body: ClosedRange<Int>
    /// Stands below `@Test`.
    let isTest: Bool

    var lineCount: Int { lastLine - firstLine + 1 }
}

extension SwiftFile {
    /// Every function with a body, nested ones too, in the order of the file.
    var functions: [Function] {
        var functions: [Function] = []
        var testWaits = false
        for (place, token) in tokens.enumerated() where token.kind == .word {
            if token.text == "@Test" { testWaits = true }
            guard Self.functionWords.contains(token.text), !isMember(place) else { continue }
            let isTest = token.text == "func" && testWaits
            if isTest { testWaits = false }
            guard let opening = bodyStart(from: place) else { continue }
            let closing = closing(of: opening)
            let isNamed = token.text == "func" || token.text == "var"
            functions.append(
                Function(
                    name: isNamed ? tokens[place + 1].text : token.text,
                    firstLine: token.line, lastLine: tokens[closing].line,
                    body: opening...closing, isTest: isTest))
        }
        return functions
    }

    private static let functionWords: Set = ["func", "init", "deinit", "subscript", "var"]

    /// Words that start the next declaration, so that a requirement without a body ends.
    private static let starters: Set = [
        "func", "init", "deinit", "subscript", "var", "let", "case", "static", "class", "struct",
        "enum", "actor", "protocol", "extension", "typealias", "associatedtype", "public",
        "private", "fileprivate", "internal", "package", "open", "final", "mutating", "override",
        "nonmutating", "required", "convenience", "lazy", "indirect", "nonisolated", "import",
    ]

    /// `a.init`, which calls one and declares none.
    private func isMember(_ place: Int) -> Bool { place > 0 && tokens[place - 1].isSymbol(".") }

    private func bodyStart(from place: Int) -> Int? {
        var next = place + 1
        while next < tokens.count {
            let token = tokens[next]
            switch (token.kind, token.text) {
            case (.symbol, "{"): return next
            case (.symbol, "}"), (.symbol, ";"): return nil
            case (.symbol, "("), (.symbol, "["): next = closing(of: next)
            case (.word, let word):
                if Self.starters.contains(word) { return nil }
                if startsLine(next), word.first == "@" || word.first == "#" { return nil }
                if tokens[place].isWord("var"), endsStatement(before: next) { return nil }
            default: break
            }
            next += 1
        }
        return nil
    }

    private func startsLine(_ place: Int) -> Bool { tokens[place - 1].line < tokens[place].line }

    /// A property without a body ends with its line, unless the line cannot end there.
    private func endsStatement(before place: Int) -> Bool {
        let last = tokens[place - 1]
        return startsLine(place) && !(last.kind == .symbol && "=,:&.(<".contains(last.text))
    }
}
