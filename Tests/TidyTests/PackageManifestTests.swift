import Testing

struct PackageManifestTests {
    private let text = """
        let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
        let parser = Target.Dependency.product(
            name: "ArgumentParser", package: "swift-argument-parser")
        func library(_ name: String) -> Target { .target(name: name) }
        let package = Package(
            name: "Ledger",
            products: [.library(name: "Public", targets: ["EventLog"])],
            dependencies: [.package(url: "https://a.example/B", from: "1.0.0")],
            targets: [
                library("CanonicalJSON"),
                library("EventLog", ["CanonicalJSON", crypto]),
                .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["X"])]),
                .executableTarget(name: "LedgerCLI", dependencies: ["EventLog", parser]),
                .executableTarget(name: "ledger", dependencies: ["LedgerCLI"]),
            ])
        """

    @Test func `each target is read with what it depends on`() {
        let manifest = PackageManifest(SwiftFile(path: "Package.swift", text: text))
        #expect(
            manifest.targets.mapValues(\.dependencies) == [
                "CanonicalJSON": [], "EventLog": ["CanonicalJSON", "Crypto"], "CSQLite": [],
                "LedgerCLI": ["EventLog", "ArgumentParser"], "ledger": ["LedgerCLI"],
            ])
        #expect(manifest.targets["EventLog"]?.line == 11)
    }
}
