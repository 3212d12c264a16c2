/// Words that do not belong in what we ship.
enum Names {
    private enum Kind { case unfinished, making, path }

    private struct Word {
        let kind: Kind
        let text: String
        let bytes: [UInt8]

        init(_ kind: Kind, _ text: String) {
            self.kind = kind
            self.text = text
            bytes = Array(text.utf8)
        }
    }

    // Put together here, so that this file does not trip its own check.
    private static let words: [Word] =
        ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"].map { Word(.unfinished, $0) }
        + ["issue" + " #", "ses" + "sion", "work" + "place"].map { Word(.making, $0) }
        + ["work", temporary, "root", "home"].map { Word(.path, "/" + $0) }
    private static let temporary = "tmp"

    /// The words that a byte may start; a word about how this was made, in either case.
    private static let starts: [[Word]] = (0..<256).map { byte in
        words.filter { word in
            let first = Int(word.bytes[0])
            return first == byte || (word.kind == .making && first == byte | 0x20)
        }
    }

    /// - Parameter isStory: A seed, whose words are the world's and not ours.
    static func findings(in lines: [String], path: String, isStory: Bool = false) -> [Finding] {
        let starts = starts
        return lines.enumerated().flatMap { index, line -> [Finding] in
            let bytes = Array(line.utf8)
            var found: [Word] = []
            for place in bytes.indices {
                let candidates = starts[Int(bytes[place])]
                guard !candidates.isEmpty, place == 0 || !isWordByte(bytes[place - 1])
                else { continue }
                found += candidates.filter { stands($0, at: place, in: bytes) }
            }
            return found.compactMap { word in
                if isStory, word.kind != .path { return nil }
                // The usual folder for temporary files, for when the variable names none.
                if word.text == "/" + temporary, line.contains("TMPDIR") { return nil }
                return Finding(path, index + 1, advice(word))
            }
        }
    }

    private static func advice(_ word: Word) -> String {
        switch word.kind {
        case .unfinished: "\(word.text): do it, or take it out"
        case .making: "\"\(word.text)\" is about how this was made: say what it does"
        case .path: "\(word.text) is a path of one machine: ask for it, or use a temporary one"
        }
    }

    /// Whether a word stands at a place where a word may start, with nothing of a word behind it.
    private static func stands(_ word: Word, at place: Int, in line: [UInt8]) -> Bool {
        let end = place + word.bytes.count
        guard end <= line.count else { return false }
        let caseBit: UInt8 = word.kind == .making ? 0x20 : 0
        for (offset, byte) in word.bytes.enumerated() where line[place + offset] | caseBit != byte {
            return false
        }
        let endsInWord = isWordByte(word.bytes[word.bytes.count - 1])
        if end < line.count, endsInWord, isWordByte(line[end]) { return false }
        guard word.kind == .path else { return true }
        // Deep in another path or address, or the start of a longer name, it is none.
        let before = place > 0 ? line[place - 1] : 0
        return !(end < line.count && line[end] == UInt8(ascii: "-"))
            && !Array("./~-:}{)*]>".utf8).contains(before)
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// A function of these names lists every case, so that a new one does not slip through.
    private static let exhaustive: Set = ["apply", "evolve"]

    static func defaults(in file: SwiftFile) -> [Finding] {
        file.functions.filter { exhaustive.contains($0.name) }.flatMap { function in
            function.body.dropLast().compactMap { place -> Finding? in
                // Behind a comma or a bracket it is the label of a dictionary's default.
                guard file.tokens[place].isWord("default"), file.tokens[place + 1].isSymbol(":"),
                    place == 0 || !",([".contains(file.tokens[place - 1].text)
                else { return nil }
                let advice = "default: in \(function.name): name every case"
                return Finding(file.path, file.tokens[place].line, advice)
            }
        }
    }
}
