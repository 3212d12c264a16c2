import Testing

@testable import LedgerCLI

struct HoldCommandTests {
    private let place = [
        "hold", "place", "--stream", "support/02Q/2013-1", "--reason-code", "litigation", "--by",
        "person:1",
    ]
    private let suppress = [
        "suppress", "4", "--basis", "other", "--by", "person:1", "--by", "person:2",
        "--review-on", "2030-01-01", "--confirm", "a.example/x",
    ]

    @Test func `while a hold stands nothing that it covers is suppressed`() async throws {
        let trial = try await Trial.withStory()
        let placed = await trial.run(place + ["--reason", "A claim.", "--json"])
        #expect(placed.status == 0, "\(placed.messages)")
        try Golden.check("hold-place", placed.output, hiding: trial.folder)
        let held = await trial.run(suppress)
        #expect(held.status == 4 && held.messages.contains("event 6 holds the stream"))
        let list = await trial.run("hold", "list", "--json")
        try Golden.check("hold-list", list.output, hiding: trial.folder)
        let lifted = await trial.run(
            "hold", "lift", "6", "--reason-code", "concluded", "--by", "person:1", "--json")
        try Golden.check("hold-lift", lifted.output, hiding: trial.folder)
        #expect(await trial.run("hold", "list").output.contains("0 holds"))
        let all = await trial.run("hold", "list", "--all")
        #expect(all.output.contains("lifted by event 7") && all.output.contains("1 hold"))
        #expect(await trial.run(suppress).status == 0)
    }

    @Test func `a hold covers one thing`() async throws {
        let trial = try await Trial.withStory()
        let both = await trial.run(place + ["--body", "02Q"])
        #expect(both.status == 64 && both.messages.contains("exactly one of them"))
        let none = await trial.run(
            "hold", "place", "--body", "not a code", "--reason-code", "audit", "--by", "person:1")
        #expect(none.status == 64)
    }
}
