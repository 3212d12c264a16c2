import ArgumentParser
import EventLog
import Ledger
import SafeFiles
import Testing

@testable import LedgerCLI

struct RestoringTests {
    private func restoring(_ trial: Trial) throws -> Restoring {
        let plan = try RestorePlan(
            of: trial.path("b"), to: trial.ledger, checkpoints: [],
            memory: CheckpointMemory(folder: trial.path("none")),
            Progress(Terminal.current, isQuiet: true))
        return Restoring(
            plan: plan, memory: CheckpointMemory(folder: trial.path("none")),
            options: try LedgerOptions.parse([]), defaults: ProposalDefaults())
    }

    @Test func `what was appended after the plan was made is not lost unseen`() async throws {
        let trial = try await Trial.withStory()
        _ = await trial.run("backup", trial.path("b"))
        let restoring = try restoring(trial)
        await trial.grow()
        do {
            _ = try await restoring.run(Progress(Terminal.current, isQuiet: true))
            Issue.record("it was restored")
        } catch let failure as Failure {
            #expect(failure.status == .conflict)
        }
        #expect(await trial.run("verify").status == 0)
        #expect(await trial.run("show", "6").status == 0)
        #expect(
            Folders.names(in: trial.folder)?.contains { $0.contains(".part-") } == false)
    }

    @Test func `each ledger that is replaced has a name of its own`() async throws {
        let trial = try await Trial.withStory()
        _ = await trial.run("backup", trial.path("b"))
        for _ in 0..<3 {
            let done = await trial.run("restore", trial.path("b"), "--ledger", trial.ledger)
            #expect(done.status == 0, "\(done.messages)")
        }
        let aside = Folders.names(in: trial.folder)?.filter { $0.contains(".replaced-") }
        let name = "ledger.replaced-20260203T100000"
        #expect(aside == [name, "\(name)-2", "\(name)-3"])
    }
}
