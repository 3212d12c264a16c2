import Foundation
import Testing

/// The checks, on the repository itself.
struct RepositoryTests {
    private let here = Repository.here

    @Test func `the repository is read from its root`() {
        #expect(
            here.paths(below: "Tests/TidyTests").contains("Tests/TidyTests/RepositoryTests.swift"))
        #expect(here.tests.contains { $0.path == "Tests/TidyTests/RepositoryTests.swift" })
        #expect(here.lines(of: "no such file").isEmpty)
        #expect(here.paths(below: "no such folder").isEmpty)
    }

    @Test func `arrows point down only, and Package.swift lists what is imported`() {
        let text = here.lines(of: "Package.swift").joined(separator: "\n")
        let manifest = PackageManifest(SwiftFile(path: "Package.swift", text: text))
        #expect(manifest.targets["EventLog"]?.dependencies.contains("CanonicalJSON") == true)
        report(Arrows.findings(in: here.sources, manifest: manifest))
    }

    @Test func `every source has its test, and every test its source`() {
        let paths = here.swiftFiles.map(\.path)
        let untested = Mirrors.entryPoints(in: here.sources)
            .merging(Mirrors.sourcesWithoutTests) { first, _ in first }
        report(Mirrors.findings(in: paths, sourcesWithoutTests: untested))
        report(Mirrors.stale(in: paths))
    }

    @Test func `no file, function or line is too long`() {
        report(here.swiftFiles.flatMap(Lengths.findings))
        for path in here.paths(below: "Tools") {
            let lines = here.lines(of: path)
            report(Lengths.length(of: lines, path: path, atMost: Lengths.toolLines))
            report(Lengths.width(of: lines, path: path))
        }
        let readme = here.lines(of: "README.md")
        report(Lengths.length(of: readme, path: "README.md", atMost: Lengths.readmeLines))
    }

    @Test func `every public declaration is documented`() {
        report(here.sources.flatMap(Docs.findings))
    }

    @Test func `no word is out of place`() {
        let paths = ["Tools", "seeds"].flatMap(here.paths) + ["README.md", "CHANGELOG.md"]
        for path in paths {
            let isStory = path.hasPrefix("seeds/")
            report(Names.findings(in: here.lines(of: path), path: path, isStory: isStory))
        }
        report(here.swiftFiles.flatMap { Names.findings(in: $0.lines, path: $0.path) })
        report(here.sources.flatMap(Names.defaults))
    }

    @Test func `the top level holds what the design allows`() {
        report(TopLevel.findings(in: here.topLevel))
        report(TopLevel.findings(inChangelog: here.lines(of: "CHANGELOG.md")))
    }

    @Test func `every test expects something`() {
        report(here.tests.flatMap(Assertions.findings))
    }

    @Test func `every tool can be run and says how`() {
        let paths = here.paths(below: "Tools")
        #expect(!paths.isEmpty)
        report(
            paths.flatMap { Tools.findings(for: here.root.appendingPathComponent($0), path: $0) })
    }
}
