import EventLog
import Ledger
import SafeFiles
import Testing

@testable import LedgerCLI

struct RestorePlanTests {
    private func plan(_ trial: Trial, to folder: String) throws -> RestorePlan {
        try RestorePlan(
            of: trial.path("b"), to: folder, checkpoints: [],
            memory: CheckpointMemory(folder: trial.path("none")),
            Progress(Terminal.current, isQuiet: true))
    }

    @Test func `what cannot be asked is said, and keeps nobody from restoring`() async throws {
        let trial = try await Trial.withStory()
        _ = await trial.run("backup", trial.path("b"))
        let nothing = try plan(trial, to: trial.path("new/"))
        #expect(!nothing.replaces && nothing.folder == trial.path("new"))
        #expect(nothing.verdict.standings.isEmpty && nothing.unknown.count == 1)
        let there = try plan(trial, to: trial.ledger)
        #expect(there.replaces && there.verdict.isWhole && there.unknown.isEmpty)
        #expect(there.verdict.standings.count == 2)
        // A ledger that cannot be read any more, nor its head.
        try SafeFiles.write(bytes: [1], to: trial.ledger + "/head")
        let bytes = try SafeFiles.read(trial.ledger + "/log.sqlite", limit: 1 << 30)
        let zeros = [UInt8](repeating: 0, count: bytes.count - 8_192)
        try SafeFiles.write(bytes: Array(bytes[..<8_192]) + zeros, to: trial.ledger + "/log.sqlite")
        let spoiled = try plan(trial, to: trial.ledger)
        #expect(spoiled.replaces && spoiled.verdict.isWhole)
        #expect(spoiled.unknown.count == 3)
    }
}
