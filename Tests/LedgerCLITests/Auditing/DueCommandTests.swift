import Testing

@testable import LedgerCLI

struct DueCommandTests {
    @Test func `what falls due is one JSON document, lines, or a calendar`() async throws {
        let trial = try await AuditCommandTests.trial()
        let question = ["due", "FICA", "--as-of", "2019-07-15"]
        let document = await trial.run(question + ["--json"])
        #expect(document.status == 0, "\(document.messages)")
        try Golden.check("due", document.output, hiding: trial.folder)
        let text = await trial.run(question).output
        #expect(text.contains("2019-07-31  the last day of the contract"))
        let calendar = await trial.run(question + ["--ics"]).output
        #expect(calendar.hasPrefix("BEGIN:VCALENDAR\r\n"))
    }

    @Test func `days are a number, with or without a d`() async throws {
        #expect(DueCommand.days("30d") == 30 && DueCommand.days("7") == 7)
        #expect(DueCommand.days("soon") == nil && DueCommand.days("99999d") == nil)
        let trial = try await AuditCommandTests.trial()
        #expect(await trial.run("due", "--within", "soon").status == 64)
    }
}
