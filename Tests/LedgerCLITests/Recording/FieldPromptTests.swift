import Testing

@testable import LedgerCLI

struct FieldPromptTests {
    @Test func `a person is asked for what is missing, and asked again`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run(
            "record", "support.support-service-extended.v1",
            typing: ["support/02Q/2013-1", "2015-01-05", "2017-07-01", "perhaps", "", "no"])
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.messages.contains("true or false is expected here"))
        #expect(outcome.messages.contains("competed is required"))
        let shown = await trial.run("show", "6", "--json")
        #expect(shown.output.contains(#""data":{"competed":false,"newEnd":"2017-07-01"}"#))
    }

    @Test func `objects and lists are asked for part by part`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run(
            "record", "support.support-option-appraised.v1", "--stream", "support/02Q/2013-2",
            "--occurred-on", "2013-06-30", "--dry-run",
            typing: ["CSU", "0AR", "", "y", "500", "excl", "", "", "n", "", ""])
        #expect(outcome.status == 0, "\(outcome.messages)")
        let option = #"{"cost":{"pence":500,"vat":"excl"},"kind":"CSU","supplier":"0AR"}"#
        #expect(outcome.output.contains(#"{"options":[\#(option)]}"#))
    }

    @Test func `when the input ends nothing is recorded`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run("record", "org.organisation-renamed.v1", typing: [])
        #expect(outcome.status == 64)
        #expect(await trial.run("show", "6").status == 7)
    }
}
