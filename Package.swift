// swift-tools-version:6.2
import PackageDescription

/// Every target is compiled alike: Swift 6, nothing implicit, no warning left standing.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
    name: "commissioning-ledger",
    products: [.executable(name: "ccgledger", targets: ["ccgledger"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // 0: have never heard of an event.
        library("CanonicalJSON"),
        library("TransparencyLog", [crypto]),
        library("SafeFiles"),
        .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
        // 1: knows events, not what they mean.
        library("EventLog", ["CanonicalJSON", "TransparencyLog", crypto]),
        // 2: the domain, and what keeps it.
        library("Commissioning", ["EventLog", "TransparencyLog"]),
        library("EventLogLaws", ["EventLog", "TransparencyLog"]),
        library("SQLiteEventLog", ["CSQLite", "EventLog", "SafeFiles", "TransparencyLog", grdb]),
        // 3: what the domain's events come to.
        library(
            "Projections", ["CanonicalJSON", "Commissioning", "EventLog", "TransparencyLog"]),
        library(
            "AuditRules",
            ["CanonicalJSON", "Commissioning", "EventLog", "Projections", "TransparencyLog"]),
        // 4: what the field uses, in and out; and what people read.
        library("Interchange", ["CanonicalJSON"]),
        library(
            "Reports",
            ["AuditRules", "Commissioning", "EventLog", "Projections", "TransparencyLog"]),
        // 5: the verbs.
        library(
            "Ledger",
            [
                "AuditRules", "CanonicalJSON", "Commissioning", "EventLog", "Interchange",
                "Projections", "Reports", "SafeFiles", "TransparencyLog", crypto,
            ]),
        // 6: the terminal, where the parts are wired.
        library(
            "LedgerCLI",
            [
                "AuditRules", "CSQLite", "CanonicalJSON", "Commissioning", "EventLog",
                "Interchange", "Ledger",
                "Projections", "Reports", "SQLiteEventLog", "SafeFiles", "TransparencyLog",
                argumentParser,
            ]),
        // Objects are made on one core and freed on another by the million; the allocator of the C
        // library has every such free wait for a lock.
        .systemLibrary(name: "CMimalloc", providers: [.apt(["libmimalloc-dev"])]),
        .executableTarget(
            name: "ccgledger", dependencies: ["CMimalloc", "LedgerCLI"], swiftSettings: strict),
        // Tests.
        tests("CanonicalJSONTests", ["CanonicalJSON"]),
        tests("TransparencyLogTests", ["TransparencyLog"]),
        tests("SafeFilesTests", ["SafeFiles"]),
        tests(
            "EventLogTests",
            ["CanonicalJSON", "EventLog", "EventLogLaws", "TestSupport", "TransparencyLog"]),
        tests(
            "CommissioningTests",
            ["CanonicalJSON", "Commissioning", "EventLog", "TransparencyLog"]),
        tests("InterchangeTests", ["Interchange", "TestSupport"]),
        .executableTarget(
            name: "SQLiteEventLogWriter",
            dependencies: [
                "EventLog", "EventLogLaws", "SQLiteEventLog", "SafeFiles", "TransparencyLog",
            ],
            path: "Tests/SQLiteEventLogWriter", swiftSettings: strict),
        tests(
            "SQLiteEventLogTests",
            [
                "CSQLite", "EventLog", "EventLogLaws", "SQLiteEventLog", "SQLiteEventLogWriter",
                "SafeFiles", "TransparencyLog",
            ]),
        tests(
            "LedgerCLITests",
            [
                "AuditRules", "CanonicalJSON", "Commissioning", "EventLog", "Interchange",
                "Ledger", "LedgerCLI", "SQLiteEventLog", "SafeFiles", "TransparencyLog",
                argumentParser,
            ]),
        .target(
            name: "TestSupport",
            dependencies: [
                "CanonicalJSON", "Commissioning", "EventLog", "Ledger", "Projections", "SafeFiles",
                "TransparencyLog",
            ],
            path: "Tests/TestSupport", swiftSettings: strict),
        .target(
            name: "CrashVFS", path: "Tests/CrashVFS",
            linkerSettings: [.linkedLibrary("sqlite3")]),
        tests(
            "SurvivalTests",
            [
                "CrashVFS", "EventLog", "EventLogLaws", "SQLiteEventLog", "SafeFiles",
                "TestSupport", "TransparencyLog",
            ]),
        tests(
            "ProjectionsTests",
            [
                "CanonicalJSON", "Commissioning", "EventLog", "Ledger", "Projections",
                "TestSupport", "TransparencyLog",
            ]),
        tests(
            "LedgerTests",
            [
                "AuditRules", "CSQLite", "CanonicalJSON", "Commissioning", "EventLog",
                "Interchange", "Ledger", "Projections", "Reports", "SQLiteEventLog", "SafeFiles",
                "TestSupport", "TransparencyLog",
            ]),
        tests(
            "AuditRulesTests",
            [
                "AuditRules", "CanonicalJSON", "Commissioning", "EventLog", "Ledger",
                "Projections", "SafeFiles", "TestSupport",
            ]),
        tests(
            "ReportsTests",
            [
                "AuditRules", "Commissioning", "EventLog", "Ledger", "Reports", "TestSupport",
                "TransparencyLog",
            ]),
        tests("TidyTests", []),
    ],
    swiftLanguageModes: [.v6]
)
