import EventLog
import Glibc
import Ledger
import SQLiteEventLog
import Testing
import TransparencyLog

@testable import LedgerCLI

/// Backups while others write, as operators make them, and what shows an old one for what it is.
struct BackupDrillTests {
    /// How many backups are made.
    private static let rounds = getenv("CCGLEDGER_SOAK") == nil ? 10 : 100

    @Test func `each backup made while four write verifies and is a prefix of the log`()
        async throws
    {
        let trial = try Trial()
        let made = await trial.run("init", trial.ledger, "--origin", "a.example/x")
        try #require(made.status == 0, "\(made.messages)")
        _ = await trial.run("key", "generate", "--out", trial.path("a.key"))
        // On a slow day all four may have done before the first of the others is begun.
        #expect(await trial.run("backup", trial.path("before")).status == 0)
        let (rounds, folder, environment) = (
            BackupDrillTests.rounds, trial.folder, trial.environment
        )
        let sizes = try await withThrowingTaskGroup(of: [UInt64].self) { group in
            for writer in 0..<4 {
                group.addTask {
                    let own = try Trial()
                    own.environment = environment
                    for number in 0..<(3 * rounds) {
                        try await BackupDrillTests.record(own, writer, number)
                    }
                    return []
                }
            }
            group.addTask {
                let own = try Trial()
                own.environment = environment
                var sizes: [UInt64] = []
                for round in 0..<rounds {
                    let made = await own.run("backup", "\(folder)/b\(round)", "--json")
                    #expect(made.status == 0, "round \(round): \(made.messages)")
                    let manifest = try BackupManifest(ofBackup: "\(folder)/b\(round)")
                    sizes.append(manifest.size)
                }
                return sizes
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(sizes.count == rounds && sizes == sizes.sorted())
        let verified = await trial.run("verify")
        #expect(verified.status == 0, "\(verified.output)")
        let store = try SQLiteEventStore.open(folder: trial.ledger, mode: .reading)
        #expect(try store.head().size.count == 1 + UInt64(12 * rounds))
        for round in 0..<rounds {
            let manifest = try BackupManifest(ofBackup: trial.path("b\(round)"))
            let copy = try SQLiteEventStore.open(folder: trial.path("b\(round)"), mode: .copy)
            let verification = try Ledger.verify(copy)
            #expect(verification.isSound && verification.root == manifest.root)
            #expect(try Ledger.root(of: store, at: manifest.size) == manifest.root)
        }
        // The one before all is old by now, and whoever has kept a checkpoint sees it.
        let key = ["--key", trial.path("a.key"), "--out", trial.path("late")]
        #expect(await trial.run(["checkpoint"] + key).status == 0)
        let old = await trial.run(
            "restore", trial.path("before"), "--ledger", trial.path("new"), "--checkpoint",
            trial.path("late"))
        #expect(old.status == 3)
        #expect(old.output.contains("OLDER: it has 1 event"))
    }

    private static func record(_ trial: Trial, _ writer: Int, _ number: Int) async throws {
        let outcome = await trial.run(
            "record", "org.organisation-registered.v1", "--stream", "org/W\(writer)N\(number)",
            "--occurred-on", "2013-04-01", "--set", "kind=CCG", "--set", "name=NHS Drill CCG")
        #expect(outcome.status == 0, "\(outcome.messages)")
    }
}
