import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct ImportRecorderTests {
    private func decided(_ till: Till, _ lines: [String]) async throws -> DraftSpool {
        let folder = try TestFolder()
        let files = [try LineFile(folder.file("a.jsonl", lines))]
        let scan = try await ImportScan(files) { _ in }
        let decider = try ImportDecider(
            till.ledger, ImportLines(files: files, scan: scan), Till.mac,
            isDryRun: false)
        try await decider.run(progress: { _ in }, accepted: { _ in })
        return decider.drafts
    }

    @Test func `what was decided is recorded together`() async throws {
        let till = try await Till.real()
        let drafts = try await decided(till, [registered("99A"), registered("99B")])
        try await ImportRecorder(till.ledger, drafts).run { _ in }
        #expect(try till.size == 3)
        let known = try till.ledger.knownAt(nil)
        let times = try [1, 2].map {
            try till.ledger.event("\($0)", knownAt: known).text("recordedtime")
        }
        #expect(times[0] == times[1])
    }

    @Test func `lines of a simulated ledger are recorded when they say`() async throws {
        let till = try await Till.simulated()
        let times = ["2013-05-01T09:00:00.000000Z", "2013-05-01T09:00:01.000000Z"]
        let drafts = try await decided(
            till, [registered("99A", at: times[0]), registered("99B", at: times[1])])
        try await ImportRecorder(till.ledger, drafts).run { _ in }
        let known = try till.ledger.knownAt(nil)
        let recorded = try [1, 2].map {
            try till.ledger.event("\($0)", knownAt: known).text("recordedtime")
        }
        #expect(recorded == times)
    }

    @Test func `nothing is recorded when somebody wrote since it was decided`() async throws {
        let till = try await Till.real()
        let drafts = try await decided(till, [registered("99A")])
        try await till.record(registered("99B"))
        let error = await #expect(throws: AppendError.self) {
            try await ImportRecorder(till.ledger, drafts).run { _ in }
        }
        #expect(error == .sizeConflict(expected: LogSize(1), actual: LogSize(2)))
        #expect(try till.size == 2)
    }
}
