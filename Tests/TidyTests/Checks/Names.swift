/// Words that do not belong in what we ship.
enum Names {
    // Put together here, so that this file does not trip its own check.
    private static let unfinished = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]
    private static let making = ["issue" + " #", "ses" + "sion", "work" + "place"]
    private static let machine = ["work", "tmp", "root", "home"].map { "/" + $0 }

    /// - Parameter isStory: A seed, whose words are the world's and not ours.
    static func findings(in lines: [String], path: String, isStory: Bool = false) -> [Finding] {
        lines.enumerated().flatMap { index, line -> [Finding] in
            let bytes = Array(line.utf8)
            let lowercased = Array(line.lowercased().utf8)
            var findings: [Finding] = []
            // The folder for temporary files that POSIX names, for when TMPDIR is not set.
            let asksFirst = line.contains("TMPDIR")
            for word in machine where holds(bytes, Array(word.utf8), isPath: true) {
                if asksFirst, word == machine[1] { continue }
                let advice = "\(word) is a path of one machine: ask for it, or use a temporary one"
                findings.append(Finding(path, index + 1, advice))
            }
            guard !isStory else { return findings }
            for word in unfinished where holds(bytes, Array(word.utf8)) {
                findings.append(Finding(path, index + 1, "\(word): do it, or take it out"))
            }
            for word in making where holds(lowercased, Array(word.utf8)) {
                let advice = "\"\(word)\" is about how this was made: say what it does"
                findings.append(Finding(path, index + 1, advice))
            }
            return findings
        }
    }

    /// A function of these names lists every case, so that a new one does not slip through.
    private static let exhaustive: Set = ["apply", "evolve"]

    static func defaults(in file: SwiftFile) -> [Finding] {
        file.functions.filter { exhaustive.contains($0.name) }.flatMap { function in
            function.body.dropLast().compactMap { place -> Finding? in
                guard file.tokens[place].isWord("default"), file.tokens[place + 1].isSymbol(":")
                else { return nil }
                let advice =
                    "default: in \(function.name): name every case, a new one must not pass"
                return Finding(file.path, file.tokens[place].line, advice)
            }
        }
    }

    /// Whether a line holds a word with nothing of a word on either side. A path must start there
    /// too, and end or go deeper.
    private static func holds(_ line: [UInt8], _ word: [UInt8], isPath: Bool = false) -> Bool {
        guard line.count >= word.count else { return false }
        return (0...(line.count - word.count)).contains { start in
            guard line[start] == word[0], line[start...].starts(with: word) else { return false }
            let before = start > 0 ? line[start - 1] : 0
            let end = start + word.count
            let after = end < line.count ? line[end] : 0
            let isFree =
                !isWordByte(before) && (!isWordByte(after) || !isWordByte(word[word.count - 1]))
            guard isPath else { return isFree }
            let attached = Array("./~-:}{)*]>".utf8)
            return isFree && after != UInt8(ascii: "-") && !attached.contains(before)
        }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
