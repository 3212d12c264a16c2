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

    @Test func `what others wrote since into other streams makes no difference`() async throws {
        let till = try await Till.real()
        let lines = (0..<2_500).map { registered("B\(100 + $0)", id: $0 + 1) }
        let drafts = try await decided(till, lines)
        try await till.record(registered("99B"))
        let recorder = ImportRecorder(till.ledger, drafts)
        try await recorder.run { _ in }
        #expect(recorder.recorded == 2_500 && recorder.alreadyRecorded == 0)
        #expect(try till.size == 2_502)
    }

    @Test func `nothing is recorded of a stream to which somebody wrote since`() async throws {
        let till = try await Till.real()
        let need = line(
            "support.support-need-identified.v1", "support/99A/1", "2014-01-01",
            #"{"functions":["HR"]}"#)
        let drafts = try await decided(till, [need, need])
        try await till.record(need)
        let recorder = ImportRecorder(till.ledger, drafts)
        let error = await #expect(throws: AppendError.self) { try await recorder.run { _ in } }
        guard case .versionConflict(let stream, _, let actual)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(stream.text == "support/99A/1" && actual == StreamVersion(1))
        #expect(try till.size == 2 && recorder.recorded == 0)
    }

    @Test func `what somebody else has recorded since is not recorded twice`() async throws {
        let till = try await Till.real()
        let lines = [registered("99A", id: 1), registered("99B", id: 2)]
        let drafts = try await decided(till, lines)
        let first = ImportRecorder(till.ledger, try await decided(till, lines))
        try await first.run { _ in }
        let recorder = ImportRecorder(till.ledger, drafts)
        try await recorder.run { _ in }
        #expect(recorder.recorded == 0 && recorder.alreadyRecorded == 2)
        #expect(try till.size == 3)
    }
}
