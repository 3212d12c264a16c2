/// The top level of the repository holds what the design allows and no more.
enum TopLevel {
    private static let required: Set = [
        "Package.swift", "Sources", "Tests", "seeds", "Snapshots", "Tools", "README.md",
        "CHANGELOG.md", "LICENSE", ".ci", ".gitignore", ".swift-format",
    ]
    private static let allowed = required.union([".gitattributes", ".editorconfig"])
    /// What git ignores, and git itself.
    private static let ignored: Set = [".git", ".swiftpm", "Package.resolved", ".DS_Store"]

    /// - Parameter names: What lies at the top level.
    static func findings(in names: [String]) -> [Finding] {
        let ours = Set(names.filter { !ignored.contains($0) && !$0.hasPrefix(".build") })
        let advice = "does not belong at the top level: move or remove it"
        return ours.subtracting(allowed).sorted().map { Finding($0, 1, advice) }
            + required.subtracting(names).sorted().map { Finding($0, 1, "is missing: add it") }
    }

    static func findings(inChangelog lines: [String]) -> [Finding] {
        let headings: Set = ["## Unreleased", "## [Unreleased]"]
        guard !lines.contains(where: headings.contains) else { return [] }
        return [Finding("CHANGELOG.md", 1, "has no heading `## Unreleased`: add it on top")]
    }
}
