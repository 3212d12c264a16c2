import SafeFiles
import Testing

@testable import LedgerCLI

struct DraftFolderTests {
    @Test func `a draft lies beside its place until it is whole`() throws {
        let trial = try Trial()
        let draft = DraftFolder(for: "\(trial.folder)/made/")
        #expect(draft.path.hasPrefix("\(trial.folder)/.made.part-"))
        #expect(draft.place == "\(trial.folder)/made")
        try SafeFiles.makeFolder(draft.path)
        try SafeFiles.write(bytes: [1], to: "\(draft.path)/a")
        try draft.finish()
        #expect(Folders.names(in: trial.folder) == ["made"])
        #expect(Folders.names(in: draft.place) == ["a"])
    }

    @Test func `a draft does not take the place of what is there, and is discarded whole`() throws {
        let trial = try Trial()
        let file = try trial.file("made", ["x"])
        let draft = DraftFolder(for: file)
        try SafeFiles.makeFolder(draft.path)
        #expect(throws: Failure.self) { try draft.finish() }
        draft.discard()
        #expect(Folders.names(in: trial.folder) == ["made"])
    }
}
