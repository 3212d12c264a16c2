import EventLog
import Reports
import TestSupport
import Testing

@testable import Ledger

@Suite struct BundleManifestTests {
    @Test func `what is written is read again`() async throws {
        let trial = try await BundleTrial("09")
        let bundle = try trial.bundle(.body("FICBAY"), asOf: "2026-06-01")
        let bytes = Array(bundle.text(BundlePath.manifest).utf8)
        let manifest = try #require(BundleManifest(parsing: bytes))
        #expect(manifest.events.map(\.position) == bundle.positions)
        #expect(manifest.files.count == bundle.files.count - 1)
        let size = try trial.till.size
        #expect(manifest.reader == "public" && manifest.size == UInt64(size))
        #expect(manifest.streams.filter { !$0.isWhole }.isEmpty)
        #expect(ReportAnswer.sha256(bytes) == bundle.manifestDigest)
    }

    @Test(arguments: [
        "", "{}", "[]", #"{"kind":"evidence-bundle"}"#,
        #"{"kind":"evidence-bundle","origin":"a","root":"","for":"public","size":-1,"#
            + #""files":[],"events":[],"streams":[]}"#,
        #"{"kind":"evidence-bundle","origin":"a","root":"","for":"public","size":1,"#
            + #""files":[1],"events":[],"streams":[]}"#,
    ])
    func `anything else is not a manifest`(text: String) {
        #expect(BundleManifest(parsing: Array(text.utf8)) == nil)
    }
}
