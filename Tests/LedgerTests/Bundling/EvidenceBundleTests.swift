import CanonicalJSON
import Interchange
import Testing

@testable import Ledger

@Suite struct EvidenceBundleTests {
    @Test func `files lie in ascending order of names, and the document counts them`()
        async throws
    {
        let trial = try await BundleTrial("09")
        let bundle = try trial.bundle(.body("FICBAY"), asOf: "2026-06-01")
        let names = bundle.files.map(\.name)
        #expect(names == names.sorted())
        #expect(bundle.document["files"] == .integer(names.count))
        #expect(bundle.document["events"] == .integer(bundle.positions.count))
        #expect(bundle.document["manifest"] == .string(bundle.manifestDigest))
        #expect(try ZipArchive.files(in: bundle.archive()).map(\.name) == names)
    }
}
