import Testing

@testable import LedgerCLI

struct CorrectCommandTests {
    @Test func `a correction says the whole fact again`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run(
            "correct", "5", "--reason-code", "wrongValue", "--reason", "A slip.", "--set",
            "annualValue.pence=200", "--json")
        #expect(outcome.status == 0, "\(outcome.messages)")
        try Golden.check("correct", outcome.output, hiding: trial.folder)
        let state = await trial.run("state", "02Q", "--as-of", "2014-01-01", "--why")
        #expect(state.output.contains("£2.00 excl. VAT [6]"))
        let shown = await trial.run("show", "6")
        #expect(shown.output.contains("A slip."))
        #expect(shown.output.contains("After a year."))
    }

    @Test func `the day of a fact can be corrected`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run(
            "correct", "5", "--reason-code", "wrongDay", "--occurred-on", "2013-06-02",
            "--dry-run")
        #expect(outcome.output.contains(#""occurredon":"2013-06-02""#))
    }

    @Test func `an event that is not there is unknown, a reason that is none is refused`()
        async throws
    {
        let trial = try await Trial.withStory()
        #expect(await trial.run("correct", "99", "--reason-code", "other").status == 7)
        #expect(await trial.run("correct", "5", "--reason-code", "mood").status == 6)
    }

    @Test func `a suppressed text is not said again`() async throws {
        for access in ["kept", "destroyed"] {
            let trial = try await Trial.withStory()
            let suppressed = await trial.run(
                "suppress", "4", "--basis", "courtOrder", "--by", "person:z1", "--by", "person:z2",
                "--review-on", "2030-01-01", "--access", access, "--confirm", "a.example/x")
            #expect(suppressed.status == 0, "\(suppressed.messages)")
            let correct = ["correct", "4", "--reason-code", "wrongValue", "--set"]
            let dry = await trial.run(correct + ["reasonCode=cost", "--dry-run"])
            #expect(dry.status == 0 && !dry.output.contains("Vale"), "\(dry.output)")
            let outcome = await trial.run(correct + ["reasonCode=cost"])
            #expect(outcome.status == 0, "\(outcome.messages)")
            #expect(
                outcome.messages.contains(
                    "rationale is suppressed (courtOrder), event 6; the correction leaves it out"))
            #expect(!outcome.messages.contains("can no longer be read"))
            for words in [["show", "7"], ["log", "--json"]] {
                #expect(await !trial.run(words).output.contains("They know the Vale"))
            }
            #expect(await trial.run("verify").status == 0)
        }
    }

    @Test func `a text that an earlier correction still shows is not said again, either`()
        async throws
    {
        let trial = try await Trial.withStory()
        let correct = ["correct", "4", "--reason-code", "wrongValue", "--set"]
        _ = await trial.run(correct + ["reasonCode=cost"])
        #expect(await trial.run("show", "6").output.contains("They know the Vale"))
        _ = await trial.run(
            "suppress", "4", "--basis", "courtOrder", "--by", "person:z1", "--by", "person:z2",
            "--review-on", "2030-01-01", "--confirm", "a.example/x")
        let outcome = await trial.run(correct + ["reasonCode=quality"])
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(
            outcome.messages.contains(
                "rationale is suppressed (courtOrder), event 7; the correction leaves it out"))
        #expect(await !trial.run("show", "8").output.contains("They know the Vale"))
        // What was given anew since then is a statement of its own, and is said again.
        _ = await trial.run(correct + ["rationale=Cheaper."])
        _ = await trial.run(correct + ["reasonCode=cost"])
        #expect(await trial.run("show", "10").output.contains("Cheaper."))
    }

    @Test func `what is said anew in its place is a statement of its own`() async throws {
        let trial = try await Trial.withStory()
        _ = await trial.run(
            "suppress", "4", "--basis", "courtOrder", "--by", "person:z1", "--by", "person:z2",
            "--review-on", "2030-01-01", "--confirm", "a.example/x")
        let outcome = await trial.run(
            "correct", "4", "--reason-code", "wrongValue", "--set", "rationale=Cheaper.")
        #expect(outcome.status == 0)
        #expect(outcome.messages.contains("a statement of your own"))
        #expect(await trial.run("show", "7").output.contains("Cheaper."))
    }

    @Test func `what is sealed until opening is not printed`() async throws {
        let trial = try await RevealCommandTests.withBid()
        for (event, secret) in [("6", "Coral"), ("7", "8745000")] {
            let words = [
                "correct", event, "--reason-code", "wrongDay", "--occurred-on", "2013-06-09",
            ]
            for more in [["--dry-run"], ["--dry-run", "--json"], [], ["--json"]] {
                let outcome = await trial.run(words + more)
                #expect(outcome.status == 0, "\(outcome.messages)")
                let said = outcome.output + outcome.messages
                #expect(!said.contains(secret), "\(said)")
                #expect(more.isEmpty || !said.contains("can be given to ccgledger import"))
                #expect(more.first != "--dry-run" || said.contains("(sealed until opening)"))
            }
        }
    }

    @Test func `a value that was revealed is printed`() async throws {
        let trial = try await RevealCommandTests.withBid()
        _ = await trial.run("reveal", "7", "--reason-code", "other")
        let outcome = await trial.run(
            "correct", "7", "--reason-code", "wrongValue", "--set", "lotId=x", "--dry-run")
        #expect(outcome.status == 0 && outcome.output.contains("8745000"))
    }
}
