import CanonicalJSON
import Testing

@testable import LedgerCLI

struct DemoStoryProofTests {
    @Test func `it proves an event, and a rollback is refused`() async throws {
        let trial = try Trial()
        let outcome = await trial.run("demo", "--json")
        #expect(outcome.status == 0, "\(outcome.messages)")
        guard case .object(let proof)? = try outcome.json["proof"],
            case .number(let signed)? = proof["signed"], let size = signed.int
        else {
            Issue.record("nothing was proved")
            return
        }
        #expect(proof["thenSigned"] == .count(size + 1))
        #expect(proof["sound"] == .bool(true) && proof["rollback"] == .string("refused"))
        let text = await trial.run("demo").output
        #expect(text.contains("   refused: the log has \(size) events, and was signed with"))
        #expect(text.contains("   checked  the log extends kept.checkpoint"))
    }
}
