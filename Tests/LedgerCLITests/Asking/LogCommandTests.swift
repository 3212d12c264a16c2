import EventLog
import Testing

@testable import LedgerCLI

struct LogCommandTests {
    @Test func `with JSON there is one event a line`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run("log", "--json")
        #expect(outcome.output.split(separator: "\n").count == 6)
        try Golden.check("log", outcome.output, hiding: trial.folder)
    }

    @Test(arguments: [
        (["--ccg", "02Q"], 4), (["--supplier", "0AR"], 3), (["--ccg", "0AR"], 1),
        (["--ccg", "02Q", "--supplier", "0AR"], 3), (["--type", "support."], 3),
        (["--type", "org.organisation-registered.v1"], 2), (["--stream", "org/02Q"], 1),
        (["--actor", "person:none"], 0), (["--since", "2013-05-20"], 2),
        (["--until", "2013-04"], 3), (["--limit", "2"], 2), (["--limit", "0"], 0),
        (["--known-at", "position:3"], 3), (["--known-at", "2013-07-02"], 3),
    ])
    func `filters let through what they name`(_ filter: [String], _ count: Int) async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run(["log", "--json"] + filter)
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.output.split(separator: "\n").count == count)
        let text = await trial.run(["log"] + filter)
        #expect(text.output.hasSuffix("\(count) event\(count == 1 ? "" : "s")\n"))
    }

    @Test(arguments: [
        (["--type", "org.nothing.v1"], 7), (["--stream", "org"], 64), (["--limit", "-1"], 64),
        (["--since", "soon"], 64), (["--until", "soon"], 64),
    ])
    func `a filter that cannot be is said to be so`(
        _ filter: [String], _ status: Int
    ) async throws {
        let trial = try await Trial.withStory()
        #expect(await trial.run(["log"] + filter).status == Int32(status))
    }

    @Test func `an event whose bytes were changed is marked`() async throws {
        let trial = try await Trial.withStory()
        try Tampering.flipByte(of: Position(3), in: trial.ledger)
        let outcome = await trial.run("log")
        #expect(outcome.status == 3 && outcome.messages.contains("event 3 is damaged"))
        let marked = outcome.output.split(separator: "\n").filter { $0.contains("DAMAGED") }
        #expect(marked.count == 1 && marked.first?.contains("support-option-appraised") == true)
        let json = await trial.run("log", "--json")
        #expect(json.status == 3 && json.output.contains(#""damage":"event 3 is damaged"#))
        #expect(await trial.run("log", "--limit", "2").status == 0)
    }
}
