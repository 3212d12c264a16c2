import CanonicalJSON
import Testing

@testable import LedgerCLI

struct ProposalOptionsTests {
    private static let fact = [
        "record", "org.organisation-renamed.v1", "--stream", "org/02Q", "--set", "newName=Vale",
    ]

    @Test func `everything that is said stands in the event`() async throws {
        let trial = try await Trial.withStory()
        let said = [
            "--occurred-on", "2014-01-31", "--occurred-precision", "month", "--authority", "s 14",
            "--evidence-grade", "secondary", "--correlation-id", "c:1", "--causation-id", "d:1",
        ]
        let outcome = await trial.run(ProposalOptionsTests.fact + said)
        #expect(outcome.status == 0, "\(outcome.messages)")
        let log = await trial.run("show", "6", "--json")
        for part in [
            #""occurredprecision":"month""#, #""authority":"s 14""#, #""causationid":"d:1""#,
            #""evidencegrade":"secondary""#, #""correlationid":"c:1""#,
        ] { #expect(log.output.contains(part)) }
    }

    @Test func `the same request is recorded once`() async throws {
        let trial = try await Trial.withStory()
        let fact = ProposalOptionsTests.fact + ["--occurred-on", "2014-01-01", "--request-id", "r"]
        let first = await trial.run(fact + ["--json"])
        let second = await trial.run(fact + ["--json"])
        #expect(try first.json["receipt"] == second.json["receipt"])
        #expect(await trial.run(fact).output.hasPrefix("was recorded before as event 6"))
        let other = await trial.run(fact + ["--set", "newName=Other"])
        #expect(other.status == 5)
    }

    @Test func `a dry run records nothing and prints what import takes`() async throws {
        let trial = try await Trial.withStory()
        let dry = await trial.run(
            ProposalOptionsTests.fact + ["--occurred-on", "today", "--dry-run"])
        #expect(dry.status == 0)
        #expect(await trial.run("show", "6").status == 7)
        let file = try trial.file("dry.jsonl", [String(dry.output.dropLast())])
        #expect(await trial.run("import", file).status == 0)
    }
}
