/// A piece of Swift that matters to the checks: comments are gone, a string is one token.
struct Token: Equatable {
    enum Kind { case word, symbol, string }

    let kind: Kind
    /// A word with its `@` or `#`, one symbol, or what stands between a string's quotes.
    let text: String
    /// Counted from 1; where the token starts.
    let line: Int

    func isWord(_ word: String) -> Bool { kind == .word && text == word }
    func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }
}

/// Cuts Swift into tokens, well enough for checks that count and look up; no regex literals.
struct SwiftLexer {
    private let bytes: [UInt8]
    private var place = 0
    private var line = 1
    private var tokens: [Token] = []

    static func tokens(of text: String) -> [Token] {
        var lexer = SwiftLexer(bytes: Array(text.utf8))
        lexer.run()
        return lexer.tokens
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func run() {
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "\n"):
                line += 1
                place += 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
                place += 1
            case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
                while let byte = peek(), byte != UInt8(ascii: "\n") { place += 1 }
            case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"):
                skipBlockComment()
            case UInt8(ascii: "\""):
                addString(hashes: 0)
            case UInt8(ascii: "`"):
                addQuotedWord()
            case UInt8(ascii: "#"), UInt8(ascii: "@"):
                addMarkedWord()
            case _ where Self.isWordByte(byte):
                addWord(from: place)
            default:
                add(.symbol, from: place, to: place + 1)
            }
        }
    }

    private func peek(_ offset: Int = 0) -> UInt8? {
        place + offset < bytes.count ? bytes[place + offset] : nil
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
            true
        default: false
        }
    }

    private mutating func add(_ kind: Token.Kind, from start: Int, to end: Int) {
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        tokens.append(Token(kind: kind, text: text, line: line))
        place = end
    }

    private mutating func addWord(from start: Int) {
        var end = place
        while end < bytes.count, Self.isWordByte(bytes[end]) { end += 1 }
        add(.word, from: start, to: end)
    }

    private mutating func addQuotedWord() {
        var end = place + 1
        while end < bytes.count, bytes[end] != UInt8(ascii: "`"), bytes[end] != 0x0A { end += 1 }
        add(.word, from: place, to: min(end + 1, bytes.count))
    }

    private mutating func addMarkedWord() {
        var hashes = 0
        while peek(hashes) == UInt8(ascii: "#") { hashes += 1 }
        if hashes > 0, peek(hashes) == UInt8(ascii: "\"") { return addString(hashes: hashes) }
        let start = place
        place += 1
        guard let next = peek(), Self.isWordByte(next) else {
            return add(.symbol, from: start, to: start + 1)
        }
        addWord(from: start)
    }

    private mutating func skipBlockComment() {
        var depth = 0
        repeat {
            if peek() == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
                depth += 1
                place += 2
            } else if peek() == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
                depth -= 1
                place += 2
            } else {
                if peek() == UInt8(ascii: "\n") { line += 1 }
                place += 1
            }
        } while depth > 0 && place < bytes.count
    }

    private mutating func addString(hashes: Int) {
        let startLine = line
        let (start, end) = skipString(hashes: hashes)
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        tokens.append(Token(kind: .string, text: text, line: startLine))
    }

    /// Moves behind a string; where its text starts and ends.
    private mutating func skipString(hashes: Int) -> (start: Int, end: Int) {
        place += hashes
        let quotes = opensLines() ? 3 : 1
        place += quotes
        let start = place
        while let byte = peek() {
            if byte == UInt8(ascii: "\""), closes(quotes: quotes, hashes: hashes) {
                let end = place
                place += quotes + hashes
                return (start, end)
            } else if byte == UInt8(ascii: "\\"), all(UInt8(ascii: "#"), hashes, from: place + 1) {
                place += 1 + hashes
                if peek() == UInt8(ascii: "(") { skipInterpolation() } else { step() }
            } else {
                step()
            }
        }
        return (start, bytes.count)
    }

    /// Three quotes at the end of a line; elsewhere the first of them opens a string of one line.
    private func opensLines() -> Bool {
        guard all(UInt8(ascii: "\""), 3, from: place) else { return false }
        return bytes[(place + 3)...].first { $0 != UInt8(ascii: " ") } == UInt8(ascii: "\n")
    }

    private mutating func step() {
        if peek() == UInt8(ascii: "\n") { line += 1 }
        place = min(place + 1, bytes.count)
    }

    private func closes(quotes: Int, hashes: Int) -> Bool {
        all(UInt8(ascii: "\""), quotes, from: place)
            && all(UInt8(ascii: "#"), hashes, from: place + quotes)
    }

    private func all(_ byte: UInt8, _ count: Int, from start: Int) -> Bool {
        start + count <= bytes.count && bytes[start..<(start + count)].allSatisfy { $0 == byte }
    }

    private mutating func skipInterpolation() {
        var depth = 0
        repeat {
            switch peek() {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            case UInt8(ascii: "\""):
                _ = skipString(hashes: 0)
                continue
            default: break
            }
            step()
        } while depth > 0 && place < bytes.count
    }
}
