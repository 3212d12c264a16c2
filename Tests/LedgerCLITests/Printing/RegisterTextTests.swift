import Testing

@testable import LedgerCLI

struct RegisterTextTests {
    @Test func `a row says what it can, and by which types of events the rest would be said`()
        async throws
    {
        let trial = try await Trial.withStory()
        let file = try trial.file(
            "decided.jsonl", [DecisionTextTests.route, DecisionTextTests.award])
        #expect(await trial.run("import", file).status == 0)
        let text = await trial.run("register", "ZZA").output
        #expect(text.contains("2016-05-04  an award\n"))
        #expect(
            text.contains("  Contract value, total                  £12.50 excl. VAT\n"))
        #expect(
            text.contains(
                "  Not recorded                           Conflicts of interest noted; "
                    + "Actions to mitigate conflicts (procurement.conflicts-checked)\n"))
        #expect(text.contains("  blank                                  Contract awarded to; "))
        #expect(
            text.hasSuffix(
                "2 decisions, 2 rows\n"
                    + "total £12.50 excl. VAT, to ZZA £12.50 excl. VAT "
                    + "(1 decision, each counted once)\n"))
        let why = await trial.run("register", "ZZA", "--why").output
        #expect(why.contains("£12.50 excl. VAT [7]\n"))
    }

    @Test func `texts cannot move the cursor`() async throws {
        let trial = try await Trial.withStory()
        let line =
            #"{"type":"procurement.decision-registered.v1","subject":"procurement/ZZA/2","#
            + #""occurredon":"2016-05-04","recordedtime":"2030-01-01T00:00:01.000000Z","#
            + #""data":{"comments":"one\ntwo"}}"#
        #expect(await trial.run("import", try trial.file("r.jsonl", [line])).status == 0)
        #expect(await trial.run("register", "ZZA").output.contains("one\\ntwo"))
    }
}
