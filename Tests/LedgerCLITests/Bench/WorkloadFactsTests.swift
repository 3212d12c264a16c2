import EventLog
import Testing

@testable import LedgerCLI

struct WorkloadFactsTests {
    @Test(arguments: WorkloadFacts.Process.allCases)
    func `a stream tells its area's types in their order, again and again`(
        process: WorkloadFacts.Process
    ) {
        var random = WorkloadRandom(state: 1)
        var facts = WorkloadFacts(process, stream: 7)
        let names = process.schemas.map(\.name.text)
        let told = (0..<(2 * names.count)).map { _ in
            var line = WorkloadLine()
            line.open()
            return facts.next(&line, on: CivilDate(daysSinceEpoch: 16_000), &random)
        }
        #expect(told == names + names)
    }

    @Test func `what happens once comes on its day`() {
        var random = WorkloadRandom(state: 1)
        var facts = WorkloadFacts(.contract, stream: 7)
        #expect(!facts.mayBeLate)
        var line = WorkloadLine()
        line.open()
        let first = facts.next(&line, on: CivilDate(daysSinceEpoch: 16_000), &random)
        #expect(first == "contract.contract-awarded.v1")
        #expect(!facts.mayBeLate)
    }
}
