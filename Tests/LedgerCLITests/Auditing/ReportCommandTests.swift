import EventLog
import SafeFiles
import Testing

@testable import LedgerCLI

struct ReportCommandTests {
    private let question = ["report", "fica", "--as-of", "2017-01-01"]

    @Test func `it is one JSON document`() async throws {
        let trial = try await AuditCommandTests.trial()
        let outcome = await trial.run(question + ["--json"])
        #expect(outcome.status == 0, "\(outcome.messages)")
        try Golden.check("report", outcome.output, hiding: trial.folder)
        #expect(await trial.run(question + ["--format", "json"]).output == outcome.output)
    }

    @Test func `it is a page, or a table of findings, in a file or on the output`() async throws {
        let trial = try await AuditCommandTests.trial()
        let page = await trial.run(question)
        #expect(page.status == 0 && page.output.hasPrefix("<!DOCTYPE html>"))
        let file = "\(trial.folder)/report.html"
        let written = await trial.run(question + ["--out", file])
        #expect(written.status == 0 && written.output.isEmpty)
        #expect(written.messages.contains("indicates non-compliance"))
        #expect(try SafeFiles.read(file, limit: 1 << 20) == Array(page.output.utf8))
        let table = await trial.run(question + ["--format", "csv", "--raw"]).output
        #expect(table.hasPrefix("Rule,Outcome,") && table.hasSuffix(",raw\r\n"))
    }

    @Test func `the form follows the name of the file, and the two never differ`() async throws {
        let trial = try await AuditCommandTests.trial()
        trial.environment["PATH"] = trial.folder
        for (name, beginning) in [
            ("r.json", "{"), ("r.CSV", "Rule,"), ("r.htm", "<!DOCTYPE"), ("r.txt", "<!DOCTYPE"),
            ("csv", "<!DOCTYPE"),
        ] {
            let file = trial.path(name)
            let outcome = await trial.run(question + ["--out", file])
            #expect(outcome.status == 0, "\(outcome.messages)")
            let bytes = try SafeFiles.read(file, limit: 1 << 24)
            #expect(bytes.starts(with: beginning.utf8), "\(name)")
        }
        let printed = await trial.run(question + ["--out", trial.path("r.pdf")])
        #expect(printed.status == 8 && printed.messages.contains("weasyprint"))
        for more in [["--format", "html"], ["--format", "pdf"], ["--json"]] {
            let outcome = await trial.run(question + more + ["--out", trial.path("new.csv")])
            #expect(outcome.status == 64 && outcome.messages.contains("is named as csv, and "))
        }
        #expect(Folders.isAbsent(trial.path("new.csv")))
    }

    @Test func `words that contradict one another are a fault of usage`() async throws {
        let trial = try await AuditCommandTests.trial()
        for more in [
            ["--json", "--format", "csv"], ["--raw"], ["--format", "pdf"],
            ["--from", "2016-02-01", "--to", "2016-01-01"], ["--format", "odt"],
        ] {
            #expect(await trial.run(question + more).status == 64, "\(more)")
        }
        #expect(await trial.run("report").status == 64)
    }

    @Test func `an unknown body and an unwritable file are told apart`() async throws {
        let trial = try await AuditCommandTests.trial()
        let unknown = await trial.run("report", "FICX")
        #expect(unknown.status == 7 && unknown.messages.contains("FICX"))
        let nowhere = await trial.run(question + ["--out", "\(trial.folder)/none/report.html"])
        #expect(nowhere.status == 8 && nowhere.messages.contains("none/"))
        #expect(await trial.run(question + ["--out", trial.folder]).status == 8)
    }

    @Test func `a log that fails verification is reported as failed, with 3`() async throws {
        let trial = try await AuditCommandTests.trial()
        try Tampering.flipByte(of: Position(0), in: trial.ledger)
        let outcome = await trial.run(question)
        #expect(outcome.status == 3)
        #expect(outcome.output.contains("The log FAILS verification"))
    }
}
