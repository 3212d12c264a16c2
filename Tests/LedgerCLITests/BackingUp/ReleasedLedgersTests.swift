import CanonicalJSON
import Foundation
import SafeFiles
import Testing

@testable import LedgerCLI

/// Ledgers as each release wrote them, kept in `seeds/ledgers`: they open for ever.
struct ReleasedLedgersTests {
    private static let folder: String = {
        let parts = #filePath.split(separator: "/").dropLast(4)
        return "/" + parts.joined(separator: "/") + "/seeds/ledgers"
    }()

    static let kept = (Folders.names(in: folder) ?? []).filter { $0.hasSuffix(".tar.gz") }

    /// Unpacks a kept ledger into a folder of its own.
    private func trial(_ name: String) throws -> Trial {
        let trial = try Trial()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "tar", "--extract", "--gzip", "--file=\(ReleasedLedgersTests.folder)/\(name)",
            "--directory=\(trial.folder)",
        ]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return trial
    }

    @Test func `a ledger is kept of each format of tables that was ever written`() {
        for format in 0...1 {
            #expect(ReleasedLedgersTests.kept.contains { $0.hasSuffix("-format-\(format).tar.gz") })
        }
    }

    @Test(arguments: kept)
    func `a ledger of an earlier release is migrated, verified, read and written to`(
        name: String
    ) async throws {
        let trial = try trial(name)
        let about = try JSONValue(
            parsing: try SafeFiles.read("\(trial.folder)/about.json", limit: 1 << 16),
            profile: .interchange(maximumLength: 1 << 16))
        guard case .object(let about) = about else {
            Issue.record("\(name) does not say what it holds")
            return
        }
        let plan = await trial.run("migrate", "--dry-run", "--json")
        #expect(plan.status == 0, "\(plan.messages)")
        #expect(try plan.json["format"] == about["format"])
        if about["format"] != .count(1) {
            #expect(await trial.run("log").status == 8)
            let migrated = await trial.run("migrate")
            #expect(migrated.status == 0, "\(migrated.messages)")
        }
        let verified = await trial.run(
            "verify", "--json", "--checkpoint", trial.path("kept.checkpoint"), "--key",
            trial.path("log.key.vkey"))
        #expect(verified.status == 0, "\(verified.output)")
        #expect(try verified.json["leaves"] == about["size"])
        #expect(try verified.json["root"] == about["root"])
        let state = await trial.run("state", "FICVALE", "--as-of", "2016-01-01", "--json")
        #expect(state.status == 0 && state.output.count > 500, "\(state.messages)")
        let withdrawn = await trial.run("withdraw", "20", "--reason-code", "other")
        #expect(withdrawn.status == 0, "\(withdrawn.messages)")
        let signed = await trial.run("checkpoint", "--key", trial.path("log.key"))
        #expect(signed.status == 0, "\(signed.messages)")
        #expect(await trial.run("verify").status == 0)
    }
}
