/// Every public declaration says what its name cannot, and what it throws.
enum Docs {
    /// Witnesses whose protocol carries the comment, in any type. An initialiser counts by its
    /// first label, an operator by its first character.
    static let witnesses: Set = [
        "description", "debugDescription", "hash", "encode", "=", "<", "shape", "example", "read",
        "init(from", "now", "sixteenBytes",
    ]

    /// Types that declare their fields once, each with its sentence: what they say of a stored
    /// property stands there, and their other members are witnesses.
    static let declarativeProtocols: Set = ["EventData", "FieldGroup"]

    /// Types whose stored properties are the attributes of the envelope, which the log's format
    /// defines once for all.
    static let envelopes: Set = ["ProposalHeader", "LeafHeader", "LeafDraft", "Envelope"]

    /// Other members of declarative types that their protocols document.
    static let declarativeWitnesses: Set = [
        "name", "summary", "table", "apply", "check", "tags", "title", "clause",
    ]

    static func findings(in file: SwiftFile) -> [Finding] {
        let declarative = declarativeTypes(in: file)
        return file.tokens.indices.compactMap { place in
            guard let declaration = Declaration(at: place, in: file) else { return nil }
            let name = declaration.name
            if witnesses.contains(name) { return nil }
            let isDeclared = declarative.contains { $0.contains(place) }
            if isDeclared, declaration.isStored || declarativeWitnesses.contains(name) {
                return nil
            }
            let comment = comment(above: declaration.line, in: file)
            guard !comment.isEmpty else {
                let advice = "public \(name) has no /// comment: say what the name cannot"
                return Finding(file.path, declaration.line, advice)
            }
            guard declaration.isThrowing, !comment.contains(where: { $0.contains("- Throws:") })
            else { return nil }
            let advice = "public \(name) throws: say which and when after `- Throws:`"
            return Finding(file.path, declaration.line, advice)
        }
    }

    /// The `///` lines above a declaration; attributes may stand between.
    private static func comment(above line: Int, in file: SwiftFile) -> [String] {
        var comment: [String] = []
        for line in file.lines[..<(line - 1)].reversed() {
            let text = line.drop { $0 == " " }
            if text.hasPrefix("///") {
                comment.append(String(text))
            } else if !comment.isEmpty || !text.hasPrefix("@") {
                break
            }
        }
        return comment
    }

    /// Where the bodies of declarative types stand.
    private static func declarativeTypes(in file: SwiftFile) -> [ClosedRange<Int>] {
        let kinds: Set = ["struct", "enum", "class", "extension"]
        return file.tokens.indices.compactMap { place in
            guard file.tokens[place].kind == .word, kinds.contains(file.tokens[place].text),
                let opening = file.tokens[place...].firstIndex(where: { $0.isSymbol("{") })
            else { return nil }
            let header = file.tokens[place..<opening]
            let names = declarativeProtocols.union(envelopes)
            guard header.contains(where: { names.contains($0.text) }) else { return nil }
            return opening...file.closing(of: opening)
        }
    }
}

/// A declaration marked `public` or `open`.
private struct Declaration {
    let name: String
    let line: Int
    /// A constant or variable without a body.
    let isStored: Bool
    let isThrowing: Bool

    private static let keywords: Set = [
        "func", "var", "let", "init", "subscript", "struct", "class", "enum", "actor", "protocol",
        "typealias", "associatedtype", "macro",
    ]
    private static let modifiers: Set = [
        "static", "final", "mutating", "nonmutating", "override", "required", "convenience",
        "lazy", "weak", "unowned", "indirect", "nonisolated", "borrowing", "consuming", "prefix",
        "postfix", "infix", "dynamic", "private", "internal", "package", "fileprivate", "class",
        "distributed", "isolated",
    ]

    init?(at place: Int, in file: SwiftFile) {
        let tokens = file.tokens
        guard tokens[place].isWord("public") || tokens[place].isWord("open"),
            place == 0 || !tokens[place - 1].isSymbol(".")
        else { return nil }
        var next = place + 1
        while next < tokens.count {
            let isClassMember =
                tokens[next].isWord("class") && next + 1 < tokens.count
                && ["func", "var", "subscript"].contains(tokens[next + 1].text)
            let isModifier = Self.modifiers.contains(tokens[next].text)
            guard tokens[next].isSymbol("(") || isModifier || tokens[next].text.hasPrefix("@")
            else { break }
            if tokens[next].isWord("class"), !isClassMember { break }
            if tokens[next].isSymbol("(") {
                // `open(path)` calls something; `public(set)` goes on.
                guard next > place + 1 || tokens[next + 1].isWord("set") else { return nil }
                next = file.closing(of: next)
            }
            next += 1
        }
        guard next + 1 < tokens.count, Self.keywords.contains(tokens[next].text) else { return nil }
        let keyword = tokens[next].text
        line = tokens[place].line
        let signature = Self.signature(from: next, in: file)
        isThrowing = signature.throwing
        isStored = (keyword == "let" || keyword == "var") && !signature.hasBody
        switch keyword {
        case "init":
            let label = tokens[(next + 1)...].first { $0.kind == .word }
            name = "init(\(label?.text ?? "")"
        case "subscript": name = "subscript"
        default: name = tokens[next + 1].text
        }
    }

    /// `throws(Failure)` where `Failure` is a parameter: what a closure throws, and nothing else.
    private static func passesOn(_ place: Int, from start: Int, in tokens: [Token]) -> Bool {
        guard place + 2 < tokens.count, tokens[place + 1].isSymbol("(") else { return false }
        return (start..<place).contains { next in
            tokens[next].text == tokens[place + 2].text
                && (tokens[next - 1].isSymbol("<") || tokens[next - 1].isSymbol(","))
        }
    }

    /// Whether a function says `throws` outside its parameters, and whether a body follows.
    private static func signature(
        from start: Int, in file: SwiftFile
    ) -> (throwing: Bool, hasBody: Bool) {
        let tokens = file.tokens
        let isFunction = ["func", "init", "subscript"].contains(tokens[start].text)
        var throwing = false
        var next = start + 1
        while next < tokens.count {
            let token = tokens[next]
            if token.isSymbol("{") { return (throwing, true) }
            if token.isSymbol("}") || (next > start + 1 && keywords.contains(token.text)) { break }
            if token.isSymbol("("), next > start + 1 || isFunction {
                next = file.closing(of: next)
            } else if token.isWord("throws"), isFunction {
                throwing = !passesOn(next, from: start, in: tokens)
            } else if !isFunction, token.line > tokens[next - 1].line {
                break
            }
            next += 1
        }
        return (throwing, false)
    }
}
