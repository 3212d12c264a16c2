import Testing

@testable import LedgerCLI

struct DecisionPromptTests {
    private static let answers = [
        "Heart scanning van", "waiver of SFI 9.3", "0AR", "£30,000 excl", "",
        "officer person:cfo under SoRD-4 on 2013-06-05", "none", "urgency: It broke.", "",
    ]

    @Test func `nine answers and a yes record a decision`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run(
            "record", "decision", "02Q", typing: DecisionPromptTests.answers + ["y"])
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.output.hasPrefix("recorded 5 events as one:\n  6   procurement.route"))
        #expect(outcome.messages.contains("record these 5 events? [y/N] "))
        #expect(outcome.messages.contains("falls due because of it"))
    }

    @Test(arguments: [["n"], [""], []])
    func `anything but a yes records nothing`(_ last: [String]) async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run(
            "record", "decision", "02Q", typing: DecisionPromptTests.answers + last)
        #expect(outcome.status == 130 && outcome.output.isEmpty)
        #expect(await trial.run("verify").output.contains("6 events hashed"))
    }

    @Test func `an answer that cannot be is asked for again`() async throws {
        let trial = try await Trial.withStory()
        var answers = DecisionPromptTests.answers
        answers.insert(contentsOf: ["", "waiver"], at: 1)
        let outcome = await trial.run("record", "decision", "02Q", typing: answers + ["yes"])
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.messages.contains("  route is required"))
        #expect(outcome.messages.contains("/route/waives: a waiver names the rule"))
    }

    @Test func `with some fields given only what is missing and required is asked`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run(
            "record", "decision", "02Q", "--title", "Van", "--route", "direct", "--supplier", "0AR",
            "--value", "£3 incl", "--conflicts", "none", "--decided", "urgent U1 on 2013-06-05",
            typing: ["other", "y"])
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(!outcome.messages.contains("term: "))
    }

    @Test func `the end of the input records nothing`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run("record", "decision", "02Q", typing: ["Van"])
        #expect(outcome.status == 64 && outcome.messages.contains("nothing is recorded"))
    }
}
