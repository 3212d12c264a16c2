import Glibc
import SafeFiles
import Testing

@testable import LedgerCLI

struct PDFPrinterTests {
    /// A program in the place of weasyprint.
    private func install(_ script: String, in trial: Trial) throws {
        let path = try trial.file("weasyprint", ["#!/bin/sh", script])
        #expect(chmod(path, 0o755) == 0)
        trial.environment["PATH"] = "\(trial.folder):/usr/bin:/bin"
    }

    private func print(_ trial: Trial) async -> Trial.Outcome {
        await trial.run(
            "report", "FICA", "--as-of", "2017-01-01", "--format", "pdf", "--out",
            "\(trial.folder)/out.pdf")
    }

    @Test func `without weasyprint it says what to do`() async throws {
        let trial = try await AuditCommandTests.trial()
        trial.environment["PATH"] = trial.folder
        let outcome = await print(trial)
        #expect(outcome.status == 8)
        #expect(outcome.messages.contains("weasyprint, which is not installed"))
        #expect(outcome.messages.contains("hint: apt-get install weasyprint"))
    }

    @Test func `it prints the page, with the moment of what was known`() async throws {
        let trial = try await AuditCommandTests.trial()
        try install(
            #"for last; do before=$file; file=$last; done; "#
                + #"{ echo "$* $SOURCE_DATE_EPOCH"; cat "$before"; } > "$last""#, in: trial)
        let outcome = await print(trial)
        #expect(outcome.status == 0, "\(outcome.messages)")
        let bytes = try SafeFiles.read("\(trial.folder)/out.pdf", limit: 1 << 20)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("--pdf-variant pdf/ua-1") && text.contains("<!DOCTYPE html>"))
        #expect(text.contains("Printed from the page with SHA-256"))
        #expect(text.contains(" 1373101200\n"))
    }

    @Test func `what the program says when it fails is passed on`() async throws {
        let trial = try await AuditCommandTests.trial()
        try install("echo no fonts here >&2; exit 1", in: trial)
        let outcome = await print(trial)
        #expect(outcome.status == 8 && outcome.messages.contains("no fonts here"))
        #expect(Folders.names(in: trial.folder)?.contains("out.pdf") == false)
    }
}
