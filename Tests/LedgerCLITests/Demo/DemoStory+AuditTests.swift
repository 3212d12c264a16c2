import CanonicalJSON
import Testing

@testable import LedgerCLI

struct DemoStoryAuditTests {
    @Test func `it ends with an audit, one finding to its proof, and what is due`() async throws {
        let trial = try Trial()
        let text = await trial.run("demo").output
        #expect(text.contains("11. One commissioner is audited: ccgledger audit FICFAIR\n"))
        #expect(text.contains("bid B2 came late, 2017-04-18T11:20:00Z, and was scored"))
        #expect(text.contains("   proved    the log holds each of the "))
        #expect(text.contains("2020-06-30  the last day of the contract"))
        let document = try await trial.run("demo", "--json").json
        guard case .object(let finding)? = document["finding"],
            case .string(let key)? = finding["key"], case .object(let due)? = document["due"],
            case .array(let items)? = due["items"]
        else {
            Issue.record("nothing was found")
            return
        }
        #expect(key.hasPrefix("FAIR-04:") && !items.isEmpty)
    }
}
