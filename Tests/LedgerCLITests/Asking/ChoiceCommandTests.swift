import Testing

@testable import LedgerCLI

struct ChoiceCommandTests {
    /// A ledger with one service, of which one provider is qualified and one is refused.
    static func trial() async throws -> Trial {
        let trial = try Trial()
        let made = await trial.run("init", trial.ledger, "--origin", "a.example/x", "--simulated")
        #expect(made.status == 0, "\(made.messages)")
        let imported = await trial.run("import", try trial.file("choice.jsonl", story))
        #expect(imported.status == 0, "\(imported.messages)")
        return trial
    }

    private static let story = [
        line(
            "service-selected-for-choice", "2013-05-01", 1,
            #"{"title":"Foot care","reasonCode":"localPriority","reason":"Patients asked."}"#),
        line(
            "service-specification-set", "2013-05-02", 2,
            #"{"tariff":"noTariff","criteria":[{"criterion":"staff","title":"Registered"}]}"#),
        line("provider-qualified", "2013-05-03", 3, #"{"supplier":"NT1"}"#),
        line(
            "provider-refused", "2013-05-04", 4,
            #"{"supplier":"NT2","criteria":["staff"],"reasonCode":"failedCriterion"}"#),
        line("choice-restricted", "2013-05-05", 5, #"{"by":"FICB","what":"activity"}"#),
        line(
            "choice-extension-committed", "2013-05-01", 6,
            #"{"title":"Foot care","byDate":"2013-06-01"}"#),
    ]

    private static func line(
        _ type: String, _ day: String, _ number: Int, _ data: String
    ) -> String {
        Trial.line("choice.\(type).v1", "choice/FICA/feet", day, number, data)
    }

    @Test func `choice is one JSON document`() async throws {
        let trial = try await ChoiceCommandTests.trial()
        let outcome = await trial.run("choice", "fica", "--as-of", "2014-01-01", "--json")
        #expect(outcome.status == 0, "\(outcome.messages)")
        try Golden.check("choice", outcome.output, hiding: trial.folder)
    }

    @Test func `a code that is none is a fault of the words`() async throws {
        let trial = try await ChoiceCommandTests.trial()
        #expect(await trial.run("choice", "?").status == 64)
        #expect(await trial.run("choice", "FICX").status == 7)
    }
}
