import EventLog
import Ledger
import Testing

@testable import LedgerCLI

struct WorkloadTests {
    @Test func `the same number makes the same lines`() {
        #expect(lines(300, number: 5) == lines(300, number: 5))
        #expect(lines(300, number: 5) != lines(300, number: 6))
    }

    @Test func `there are as many lines as were asked for`() {
        #expect(lines(777, number: 1).count == 777)
    }

    @Test func `every line is a proposal in canonical form of a plausible size`() throws {
        for line in lines(2_000, number: 2) {
            let proposal = try Proposal(line: line)
            #expect(proposal.isCanonical)
            #expect((250...1_000).contains(line.count))
        }
    }

    @Test func `every type that can be recorded occurs`() throws {
        var seen: Set<EventTypeName> = []
        for line in lines(40_000, number: 1) { seen.insert(try Proposal(line: line).header.type) }
        let known = Set(
            Ledger.catalogue.schemas.filter { $0.recorder == .anybody }.map(\.name))
        // What becomes of sealed values names digests that the lines of an import do not have yet;
        // what is said of keys they sign.
        #expect(
            Set(known.subtracting(seen).map(\.text)) == [
                "ledger.disclosure-suppressed.v1", "ledger.disclosures-revealed.v1",
                "ledger.legal-hold-lifted.v1", "ledger.legal-hold-placed.v1",
                "ledger.signing-key-announced.v1", "ledger.signing-key-revoked.v1",
                "ledger.signing-key-rotated.v1",
            ])
    }

    @Test func `every line is recorded when it is imported`() async throws {
        let trial = try Trial()
        let made = await trial.run("init", trial.ledger, "--origin", "a.example/x")
        #expect(made.status == 0, "\(made.messages)")
        let text = lines(6_000, number: 4).map { String(decoding: $0, as: UTF8.self) }
        let file = try trial.file("workload.jsonl", text)
        let answer = await trial.run("import", file, "--json")
        #expect(answer.status == 0, "\(answer.output.prefix(2_000))")
    }

    private func lines(_ count: Int, number: UInt64) -> [[UInt8]] {
        var workload = Workload(count: count, number: number)
        var lines: [[UInt8]] = []
        while let line = workload.next() { lines.append(line) }
        return lines
    }
}
