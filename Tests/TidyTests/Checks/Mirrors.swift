/// `Sources/X/…/Y.swift` has `Tests/XTests/…/YTests.swift`, and no test stands alone.
enum Mirrors {
    /// Sources that no test mirrors, each with the reason.
    static let sourcesWithoutTests: [String: String] = [
        "Sources/EventLogLaws/Law.swift": laws,
        "Sources/EventLogLaws/Laws+Appending.swift": laws,
        "Sources/EventLogLaws/Laws+Concurrency.swift": laws,
        "Sources/EventLogLaws/Laws+Destroying.swift": laws,
        "Sources/EventLogLaws/Laws+Keeping.swift": laws,
        "Sources/EventLogLaws/Laws+Proofs.swift": laws,
        "Sources/EventLogLaws/Laws+Reading.swift": laws,
        "Sources/EventLogLaws/Laws+Requests.swift": laws,
        "Sources/EventLogLaws/Laws+Time.swift": laws,
        "Sources/EventLogLaws/Laws+Versions.swift": laws,
        "Sources/EventLogLaws/Sample.swift": laws,
        "Sources/EventLogLaws/StoreMaker.swift": laws,
    ]
    private static let laws = "laws are data: the tests of every store run them"

    /// Test files that mirror no source, each with the reason.
    static let helpers: [String: String] = [
        "Tests/AuditRulesTests/ExpectedFindingsTests.swift": "what seeds say of their findings",
        "Tests/AuditRulesTests/VectorsTests.swift": "vectors of the domain about whole histories",
        "Tests/AuditRulesTests/DamagedStore.swift": "a store that was tampered with",
        "Tests/AuditRulesTests/Histories.swift": "facts, findings and the two histories of a rule",
        "Tests/CanonicalJSONTests/Texts.swift": "reads and writes texts for many tests",
        "Tests/CommissioningTests/Faults.swift": "spoils data in every way its fields allow",
        "Tests/CommissioningTests/RandomFacts.swift": "facts in any order, for every area",
        "Tests/CommissioningTests/Reading.swift": "reads data and values for many tests",
        "Tests/CommissioningTests/SchemaLaw.swift": "what holds of every event type",
        "Tests/CommissioningTests/Story.swift": "a history in the words of a test",
        "Tests/EventLogTests/Support/Drafts.swift": "events ready to be recorded, for many tests",
        "Tests/EventLogTests/Support/Fixtures.swift": "values that many tests share",
        "Tests/EventLogTests/Support/FoundIssues.swift": "what was found wrong, in short",
        "Tests/EventLogTests/Support/Lines.swift": "lines of proposals, for many tests",
        "Tests/EventLogTests/Support/RandomHistory.swift": "histories that nobody thought of",
        "Tests/EventLogTests/Support/Notices.swift": "an area that reveals, for many tests",
        "Tests/EventLogTests/Support/SeededRandom.swift": "the same numbers again",
        "Tests/EventLogTests/Support/TestLedger.swift": "a log of things, for many tests",
        "Tests/EventLogTests/Support/Thing.swift": "an area that is about nothing",
        "Tests/EventLogTests/Support/Till.swift": "an area with refusals, for many tests",
        "Tests/LedgerCLITests/BackingUp/BackupDrillTests.swift": "backups while others write",
        "Tests/LedgerCLITests/BackingUp/ReleasedLedgersTests.swift": "opens what releases wrote",
        "Tests/LedgerCLITests/Golden.swift": "JSON as it is kept, to compare with",
        "Tests/LedgerCLITests/Printing/HostileTextTests.swift": "every output of a hostile ledger",
        "Tests/LedgerCLITests/Proving/SignedTrial.swift": "a ledger that was signed",
        "Tests/LedgerCLITests/Trial.swift": "a ledger, and commands run on it",
        "Tests/LedgerTests/Bundling/BundleTrial.swift": "a signed ledger and bundles of it",
        "Tests/LedgerTests/Checking/DamagedLedgersTests.swift": "ledgers damaged on purpose",
        "Tests/LedgerTests/Importing/BrokenSeedsTests.swift": "runs seeds/broken",
        "Tests/LedgerTests/Proving/SignedLedger.swift": "a ledger with a key, for many tests",
        "Tests/LedgerTests/Proving/ThreatMatrixTests.swift": "every threat, every defence",
        "Tests/LedgerTests/Proving/ThreatStage.swift": "what an attacker does to a ledger",
        "Tests/LedgerTests/SnapshotHelpTests.swift": "how snapshots fail",
        "Tests/LedgerTests/SnapshotTests.swift": "every output of every seed, and the schemas",
        "Tests/LedgerTests/WhatMustHoldTests.swift": "what the ledger promises as a whole",
        "Tests/ReportsTests/SampleReport.swift": "reports on seeds, for many tests",
        "Tests/SQLiteEventLogTests/PlainConnection.swift": "opens a log as any program would",
        "Tests/SQLiteEventLogTests/TemporaryFolders.swift": "folders gone after the test",
        "Tests/SafeFilesTests/TemporaryFolder.swift": "a folder that is gone after the test",
        "Tests/TransparencyLogTests/GoldenLog.swift": "the vectors of the log's format",
        "Tests/TransparencyLogTests/NaiveTree.swift": "the tree by its definition, to compare with",
    ]

    /// Folders of tests that mirror no target, each with the reason.
    static let folders: [String: String] = [
        "TestSupport": "shared by the tests of several targets",
        "SQLiteEventLogWriter": "another process, for the tests of SQLiteEventLog",
        "Fuzz": "what libFuzzer calls; Tools/fuzz compiles it with the parsers",
        "CrashVFS": "a file system that loses power, for tests only",
        "SurvivalTests": "harnesses of what a ledger survives; mirror no target",
        "TidyTests": "checks the repository; mirrors its own Checks",
    ]

    /// Files where a program starts, which the tests from end to end run.
    static func entryPoints(in files: [SwiftFile]) -> [String: String] {
        let starts = files.filter { file in
            file.name == "main" || file.tokens.contains { $0.isWord("@main") }
        }
        return Dictionary(uniqueKeysWithValues: starts.map { ($0.path, "starts the program") })
    }

    /// - Parameter paths: Every Swift file below `Sources` and `Tests`, relative to the root.
    static func findings(
        in paths: [String], sourcesWithoutTests: [String: String] = sourcesWithoutTests,
        helpers: [String: String] = helpers
    ) -> [Finding] {
        let all = Set(paths)
        var wanted: Set<String> = []
        var findings: [Finding] = []
        for path in paths.sorted() {
            guard let mirror = mirror(of: path) else { continue }
            wanted.insert(mirror)
            if !all.contains(mirror), sourcesWithoutTests[path] == nil {
                findings.append(Finding(path, 1, "nothing tests it: add \(mirror)"))
            }
        }
        for path in paths.sorted() where path.hasPrefix("Tests/") && !wanted.contains(path) {
            let folder = String(path.split(separator: "/")[1])
            guard folders[folder] == nil, helpers[path] == nil else { continue }
            let advice = "mirrors no source: move it, or list it in Mirrors.helpers with a reason"
            findings.append(Finding(path, 1, advice))
        }
        return findings
    }

    /// Exemptions of files that are no longer there.
    static func stale(in paths: [String]) -> [Finding] {
        let listed = sourcesWithoutTests.keys.sorted() + helpers.keys.sorted()
        return listed.filter { !paths.contains($0) }.map {
            Finding($0, 1, "is listed in Mirrors and is not there: take it off the list")
        }
    }

    /// The test file that a source, or a check of this target, is mirrored by.
    private static func mirror(of path: String) -> String? {
        let parts = path.split(separator: "/").map(String.init)
        let tests = "\(parts[parts.count - 1].dropLast(".swift".count))Tests.swift"
        if path.hasPrefix("Tests/TidyTests/Checks/") { return "Tests/TidyTests/\(tests)" }
        guard parts[0] == "Sources", parts.count > 2 else { return nil }
        let inside = parts[2..<(parts.count - 1)]
        return (["Tests", "\(parts[1])Tests"] + inside + [tests]).joined(separator: "/")
    }
}
