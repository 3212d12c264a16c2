/// A test that expects nothing passes whatever the code does.
enum Assertions {
    private static let words: Set = ["#expect", "#require", "confirmation"]

    /// Functions of other files that expect something for the test that calls them.
    static let helpers: Set = ["report", "SchemaLaw", "StoreMaker", "applyInAnyOrder"]

    static func findings(in file: SwiftFile) -> [Finding] {
        let functions = file.functions
        let others = functions.filter { !$0.isTest && expects($0, in: file) }
        // A helper may call a helper: those of one file are known without a list.
        let direct = Set(others.map(\.name))
        let known = direct.union(
            functions.filter { !$0.isTest && expects($0, in: file, by: direct) }.map(\.name))
        return functions.filter { $0.isTest && !expects($0, in: file, by: known) }.map { test in
            let advice = "expects nothing: add an #expect, or list its helper in Assertions"
            return Finding(file.path, test.firstLine, "\(test.name) \(advice)")
        }
    }

    private static func expects(
        _ function: Function, in file: SwiftFile, by known: Set<String> = []
    ) -> Bool {
        function.body.contains { place in
            let token = file.tokens[place]
            guard token.kind == .word else { return false }
            return words.contains(token.text) || helpers.contains(token.text)
                || known.contains(token.text)
                || (token.text == "record" && file.tokens[place - 2].isWord("Issue"))
        }
    }
}
