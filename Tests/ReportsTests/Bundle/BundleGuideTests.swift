import EventLog
import Testing

@testable import Reports

struct BundleGuideTests {
    private func text(report: Bool, auditor: Bool) -> String {
        BundleGuide(
            origin: "a.example/x", key: "a.example/x+00000000+AA", size: 84, example: nil,
            hasReport: report, isForAuditor: auditor
        ).text
    }

    @Test func `it says three ways to check, and what is not shown`() {
        let text = text(report: true, auditor: false)
        for words in [
            "## 1. With the ledger's own program", "ccgledger check . --key VKEY",
            "## 2. With a program that shares no code", "python3 verify.py --key VKEY",
            "## 3. By hand", "sha256sum", "openssl pkeyutl -verify", "## What it does not show",
            "a.example/x+00000000+AA", "`report.html`",
        ] {
            #expect(text.contains(words), "\(words)")
        }
        #expect(text.utf8.split(separator: 0x0A).allSatisfy { $0.count <= 100 })
    }

    @Test func `it says for whom it is, and names no report that is not there`() {
        #expect(text(report: true, auditor: true).contains("Do not publish it."))
        #expect(!text(report: false, auditor: false).contains("report.html"))
        #expect(text(report: false, auditor: false).contains("It is for everybody."))
    }
}
