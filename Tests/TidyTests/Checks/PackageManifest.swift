/// What Package.swift says of each target, read as text.
struct PackageManifest {
    struct Target {
        let line: Int
        /// Targets of this package and modules of others, by the name in an `import`.
        let dependencies: Set<String>
    }

    private(set) var targets: [String: Target] = [:]

    /// Calls that name something else than a target.
    private static let others: Set = [
        "Package", "package", "product", "enableUpcomingFeature", "enableExperimentalFeature",
        "define", "linkedLibrary", "plugin",
    ]

    /// Finds each call that starts with a capitalised name, or names a program:
    /// `library("X", [...])` or `.target(name: "X", dependencies: [...])`.
    init(_ file: SwiftFile) {
        let tokens = file.tokens
        let products = Self.products(in: tokens)
        for place in tokens.indices.dropLast(2) where tokens[place].isSymbol("(") && place > 0 {
            let call = tokens[place - 1]
            let isName = tokens[place + 1].isWord("name") && tokens[place + 2].isSymbol(":")
            let name = tokens[place + (isName && place + 3 < tokens.count ? 3 : 1)]
            let isProduct =
                place > 1 && tokens[place - 2].isSymbol(".")
                && (call.text == "library" || call.text == "executable")
            guard call.kind == .word, !Self.others.contains(call.text), !isProduct,
                name.kind == .string,
                name.text.first?.isUppercase == true || call.text == "executableTarget"
            else { continue }
            let list = Self.list(in: tokens, place..<file.closing(of: place), file)
            let dependencies = list.compactMap { place in
                switch tokens[place].kind {
                case .string: tokens[place].text
                case .word: products[tokens[place].text]
                case .symbol: nil
                }
            }
            targets[name.text] = Target(line: name.line, dependencies: Set(dependencies))
        }
    }

    /// The first list in square brackets among the arguments; none if another label precedes it.
    private static func list(
        in tokens: [Token], _ call: Range<Int>, _ file: SwiftFile
    ) -> Range<Int> {
        guard let start = call.first(where: { tokens[$0].isSymbol("[") }) else { return 0..<0 }
        if tokens[start - 1].isSymbol(":"), !tokens[start - 2].isWord("dependencies") {
            return 0..<0
        }
        return start..<file.closing(of: start)
    }

    /// `let crypto = Target.Dependency.product(name: "Crypto", …)` as `crypto` to `Crypto`.
    private static func products(in tokens: [Token]) -> [String: String] {
        var products: [String: String] = [:]
        for place in tokens.indices where tokens[place].isWord("product") && place > 0 {
            let start = tokens[..<place].lastIndex { $0.isWord("let") }
            let name = tokens[place...].first { $0.kind == .string }
            guard let start, let name, place - start < 8 else { continue }
            products[tokens[start + 1].text] = name.text
        }
        return products
    }
}
