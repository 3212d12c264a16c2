/// A test that expects nothing passes whatever the code does.
enum Assertions {
    private static let words: Set = ["#expect", "#require", "confirmation"]

    /// Functions that expect something for the test that calls them.
    static let helpers: Set = ["report", "SchemaLaw", "applyInAnyOrder"]

    static func findings(in file: SwiftFile) -> [Finding] {
        file.functions.filter(\.isTest).compactMap { test in
            let expects = test.body.contains { place in
                let token = file.tokens[place]
                guard token.kind == .word else { return false }
                return words.contains(token.text) || helpers.contains(token.text)
                    || (token.text == "record" && file.tokens[place - 2].isWord("Issue"))
            }
            guard !expects else { return nil }
            let advice =
                "\(test.name) expects nothing: add an #expect, or list its helper in Assertions"
            return Finding(file.path, test.firstLine, advice)
        }
    }
}
