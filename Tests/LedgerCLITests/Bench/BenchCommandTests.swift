import CanonicalJSON
import Testing

@testable import LedgerCLI

struct BenchCommandTests {
    @Test func `every row is measured, and no folder is left`() async throws {
        let trial = try Trial()
        let outcome = await trial.run(
            "bench", "--events", "2000", "--json", "--quiet", "--folder", trial.folder)
        #expect(outcome.status == 0, "\(outcome.messages)")
        guard case .array(let rows)? = try outcome.json["rows"] else {
            Issue.record("there are no rows")
            return
        }
        #expect(rows.count == 22)
        for case .object(let row) in rows {
            #expect(row.members.count == 7)
            #expect(row["ours"] != .null)
        }
        #expect(Folders.names(in: trial.folder) == [])
    }

    @Test func `a ledger that is there is asked, and not written to`() async throws {
        let trial = try await Trial.withStory()
        let before = try await trial.run("verify", "--json").json["root"]
        let outcome = await trial.run("bench", "--ledger", trial.ledger, "--json")
        #expect(outcome.status == 0, "\(outcome.messages)")
        guard case .array(let rows)? = try outcome.json["rows"] else {
            Issue.record("there are no rows")
            return
        }
        #expect(rows.count == 12)
        #expect(try await trial.run("verify", "--json").json["root"] == before)
        #expect(await trial.run("bench", "--ledger", trial.folder + "/none").status == 8)
    }

    @Test func `too few events are refused`() async throws {
        let outcome = await (try Trial()).run("bench", "--events", "10")
        #expect(outcome.status == 64)
    }
}
