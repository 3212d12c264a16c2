import Testing

@testable import LedgerCLI

struct SeedsTests {
    @Test func `stories are taken in the order of their names`() throws {
        let trial = try Trial()
        _ = try trial.file("2.jsonl", [])
        _ = try trial.file("1.jsonl", [])
        _ = try trial.file("notes.txt", [])
        let names = try Seeds.files(in: trial.folder).map { $0.split(separator: "/").last }
        #expect(names == ["1.jsonl", "2.jsonl"])
    }

    @Test func `a folder without stories is unknown`() throws {
        let trial = try Trial()
        let failure = #expect(throws: Failure.self) { try Seeds.files(in: trial.folder) }
        #expect(failure?.status == .unknown)
    }
}
