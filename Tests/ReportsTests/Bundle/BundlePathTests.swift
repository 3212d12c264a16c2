import EventLog
import Testing

@testable import Reports

struct BundlePathTests {
    @Test func `files of an event are named after its position`() {
        #expect(BundlePath.event(Position(16)) == "events/16.json")
        #expect(BundlePath.proof(Position(16)) == "proofs/16.tlog-proof")
        #expect(
            BundlePath.schema("org.organisation-closed.v1")
                == "schemas/org.organisation-closed.v1.json")
    }
}
