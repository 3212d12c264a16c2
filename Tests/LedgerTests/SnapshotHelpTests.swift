import CanonicalJSON
import TestSupport
import Testing

/// How snapshots fail, so that whoever meets one knows what to do.
@Suite struct SnapshotHelpTests {
    @Test func `a missing snapshot tells how to make it, and recording fails too`() throws {
        let folder = try TestFolder()
        func difference(
            _ value: JSONValue, recording: Bool, frozen: Bool = false
        ) throws -> String? {
            try Snapshot("A/b.json", in: folder.path, isRecording: recording)
                .difference(from: value, isFrozen: frozen)
        }
        let (one, two) = (JSONValue.object(["a": .bool(true)]), JSONValue.object([:]))
        #expect(
            try difference(one, recording: false)
                == "there is no Snapshots/A/b.json: run Tools/update-snapshots")
        #expect(try difference(one, recording: true)?.hasPrefix("recorded Snapshots/A") == true)
        #expect(try difference(one, recording: false) == nil)
        let other = try difference(two, recording: false)
        #expect(other?.contains("run Tools/update-snapshots; line 1 was <{> and is <{}>") == true)
        let frozen = try difference(two, recording: true, frozen: true)
        #expect(frozen?.contains("is frozen: add a new version") == true)
        #expect(try difference(one, recording: false) == nil)
    }
}
