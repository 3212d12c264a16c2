import SafeFiles
import Testing

@testable import LedgerCLI

struct OutputFileTests {
    private static let fact = [
        "record", "org.organisation-renamed.v1", "--stream", "org/02Q", "--occurred-on",
        "2014-01-01", "--set", "newName=Vale",
    ]

    /// Every command that writes a file, without the place.
    private static func commands(_ trial: Trial) -> [[String]] {
        let key = trial.path("a.key")
        return [
            ["report", "02Q", "--out"], ["report", "02Q", "--format", "html", "--out"],
            ["checkpoint", "--key", key, "--out"],
            ["checkpoint", "add-cosignature", key, "--witness", "w", "--out"],
            ["prove", "inclusion", "1", "--out"], ["prove", "consistency", "0", "--out"],
            ["prove", "value", "organisations", "02Q", "--out"],
            ["prove", "absence", "organisations", "0ZZ", "--out"],
            ["export", "bundle", "02Q", "--key", key + ".vkey", "--out"],
            ["key", "generate", "--out"], fact + ["--receipt"],
            ["withdraw", "5", "--reason-code", "duplicate", "--receipt"],
            [
                "correct", "5", "--reason-code", "wrongValue", "--set", "hostedByBoard=false",
                "--receipt",
            ],
            ["record", "decision", "02Q", "--yes", "--receipt"],
            ["publish"], ["backup"],
        ]
    }

    @Test func `no command writes into the folders of the ledger`() async throws {
        let trial = try await Trial.signed()
        let ledger = trial.ledger
        let log = try SafeFiles.read("\(ledger)/log.sqlite", limit: 1 << 24)
        let secret = try SafeFiles.read("\(ledger).keys/request.key", limit: 1 << 16)
        for words in OutputFileTests.commands(trial) {
            for place in [
                ledger, "\(ledger)/log.sqlite", "\(ledger)/head", "\(ledger)/new/x.zip",
                "\(ledger).keys", "\(ledger).keys/request.key", "\(ledger).state",
                "\(ledger).state/x", "\(trial.folder)/none/../ledger/x",
            ] {
                let outcome = await trial.run(words + [place])
                #expect(outcome.status == 64, "\(words) \(place): \(outcome.messages)")
                #expect(
                    outcome.messages.contains("to which only the ledger writes"),
                    "\(words) \(place): \(outcome.messages)")
            }
        }
        #expect(try SafeFiles.read("\(ledger)/log.sqlite", limit: 1 << 24) == log)
        #expect(try SafeFiles.read("\(ledger).keys/request.key", limit: 1 << 16) == secret)
        #expect(await trial.run("verify").output.hasPrefix("6 events"))
    }

    @Test func `a key or a database elsewhere is not replaced, what is ordinary is`() async throws {
        let trial = try await Trial.signed()
        let key = trial.path("a.key")
        try Folders.copyFiles(of: trial.ledger, to: trial.path("copy"))
        try Folders.copyFiles(of: "\(trial.ledger).keys", to: trial.path("kept.keys"))
        for (place, form) in [
            (key, "a signing key"), (trial.path("copy/log.sqlite"), "a database of SQLite"),
            (trial.path("kept.keys/request.key"), "a request key"),
        ] {
            let bytes = try SafeFiles.read(place, limit: 1 << 24)
            for words in [["report", "02Q", "--out"], OutputFileTests.fact + ["--receipt"]] {
                let outcome = await trial.run(words + [place])
                #expect(outcome.status == 64)
                #expect(outcome.messages.contains("\(place) holds \(form), which would be lost"))
            }
            #expect(try SafeFiles.read(place, limit: 1 << 24) == bytes)
        }
        let page = try trial.file("page.html", ["PRIVATE, but no key"])
        #expect(await trial.run("report", "02Q", "--out", page).status == 0)
        #expect(await trial.run("report", "02Q", "--out", page).status == 0)
        #expect(await trial.run("verify").output.hasPrefix("6 events"))
    }

    @Test func `the proof beside a receipt replaces no key either`() async throws {
        let trial = try await Trial.signed()
        let kept = try trial.file("r.tlog-proof", ["PRIVATE+KEY+a"])
        let outcome = await trial.run(
            OutputFileTests.fact + [
                "--receipt", trial.path("r.json"), "--checkpoint", trial.path("a.key"),
            ])
        #expect(outcome.status == 64 && outcome.messages.contains("\(kept) holds a signing key"))
        #expect(await trial.run("verify").output.hasPrefix("6 events"))
    }
}
