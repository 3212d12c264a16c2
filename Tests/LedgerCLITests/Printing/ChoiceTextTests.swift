import Testing

@testable import LedgerCLI

struct ChoiceTextTests {
    @Test func `a reader sees providers, the criterion, the restriction and the commitment`()
        async throws
    {
        let trial = try await ChoiceCommandTests.trial()
        let text = await trial.run("choice", "FICA", "--as-of", "2014-01-01").output
        #expect(text.contains("Foot care: live"))
        #expect(text.contains("localPriority: Patients asked."))
        #expect(text.contains("NT1: qualified on 2013-05-03"))
        #expect(
            text.contains("NT2: refused on 2013-05-04, failedCriterion by staff (Registered)"))
        #expect(text.contains("justification: None given"))
        #expect(text.contains("question    FICB restricts choice, and no justification is given"))
        #expect(text.contains("by 2013-06-01: met"))
        #expect(text.contains("1 service, 1 live; 1 provider qualified"))
    }

    @Test func `with why the events are named`() async throws {
        let trial = try await ChoiceCommandTests.trial()
        let text = await trial.run("choice", "FICA", "--as-of", "2014-01-01", "--why").output
        #expect(text.contains("NT1: qualified on 2013-05-03 [3]"))
    }
}
