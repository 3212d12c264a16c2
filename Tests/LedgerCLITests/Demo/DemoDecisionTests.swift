import CanonicalJSON
import Synchronization
import Testing

@testable import LedgerCLI

struct DemoDecisionTests {
    @Test func `one decision is recorded, and answered for`() async throws {
        let trial = try Trial()
        let shown = Mutex<[String]>([])
        let demo = DemoDecision(folder: "\(trial.folder)/first") { line in
            shown.withLock { $0.append(line) }
        }
        let answer = try await demo.tell()
        let text = shown.withLock { $0.joined(separator: "\n") }
        #expect(text.hasPrefix("1. One decision, recorded in one go"))
        #expect(text.contains("recorded 7 events as one:"))
        #expect(text.contains("within 90 days of the last signature: information about the award"))
        #expect(text.contains("officer person:cfo, SoRD by GB, up to £50,000.00"))
        #expect(text.contains("Its row in the register of procurement decisions"))
        #expect(
            text.contains("Fictional Scanning Limited (fictional) (FICSCAN), 1 High Street, Vale"))
        #expect(text.contains("conflicts: person:gp1 (INT-3): recused"))
        #expect(text.contains("value.pence") && text.contains("3000000 (£30,000.00)"))
        #expect(answer["register"] != nil && answer["decisions"] != nil && answer["why"] != nil)
    }

    @Test func `the same words give the same events at each run`() async throws {
        let trial = try Trial()
        let first = try await DemoDecision(folder: "\(trial.folder)/a") { _ in }.tell()
        let second = try await DemoDecision(folder: "\(trial.folder)/b") { _ in }.tell()
        #expect(first["decisions"] == second["decisions"] && first["why"] == second["why"])
    }
}
