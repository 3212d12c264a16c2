import CanonicalJSON
import SafeFiles
import Testing

@testable import LedgerCLI

struct RecordDecisionCommandTests {
    private static let waiver = [
        "record", "decision", "02Q", "--title", "Heart scanning van", "--route",
        "waiver of SFI 9.3; regime=PCR2015; healthCare=no", "--supplier",
        "Fictional Scanning Limited; registeredAddress=1 High Street, Vale", "--value",
        "£30,000 excl", "--decided", "officer person:cfo under SoRD-4 on 2013-06-05", "--conflicts",
        "person:gp1 INT-3 leftRoom materialInterest", "--reason", "urgency: The van broke down.",
        "--term", "2013-07-01 to 2014-06-30; signedOn=2013-06-20; options=12",
    ]

    @Test func `a waiver is recorded in one go, and the same again is the same`() async throws {
        let trial = try await Trial.withStory()
        let file = "\(trial.folder)/receipt.json"
        let words = RecordDecisionCommandTests.waiver + ["--yes", "--json", "--receipt", file]
        let outcome = await trial.run(words)
        #expect(outcome.status == 0, "\(outcome.messages)")
        // The name of the request is made with a key that each ledger has of its own.
        guard case .object(let told)? = try outcome.json["receipt"],
            case .string(let request)? = told["requestId"]
        else {
            Issue.record("no receipt: \(outcome.output)")
            return
        }
        try Golden.check(
            "record-decision", outcome.output.replacing(request, with: "REQUEST"),
            hiding: trial.folder)
        let receipt = try SafeFiles.read(file, limit: 1 << 16)
        let again = await trial.run(words)
        #expect(
            again.output
                == outcome.output.replacing("\"replayed\":false", with: "\"replayed\":true"))
        #expect(try SafeFiles.read(file, limit: 1 << 16) == receipt)
    }

    @Test func `it is said what would be recorded and what falls due`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run(RecordDecisionCommandTests.waiver + ["--dry-run", "--json"])
        #expect(outcome.status == 0, "\(outcome.messages)")
        try Golden.check("record-decision-dry-run", outcome.output, hiding: trial.folder)
        #expect(await trial.run("verify").output.contains("6 events hashed"))
    }

    @Test func `a dry run prints lines that import takes`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run(RecordDecisionCommandTests.waiver + ["--dry-run"])
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines.count == 8)
        let imported = await trial.run("import", try trial.file("events.jsonl", lines))
        #expect(imported.status == 0 && imported.output.contains("8 of 8 lines recorded"))
    }

    @Test func `where nobody can be asked nothing is recorded without a yes`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run(RecordDecisionCommandTests.waiver)
        #expect(outcome.status == 64 && outcome.messages.contains("hint: give --yes"))
        #expect(outcome.messages.contains("8  contract.contract-signed.v1"))
        let silent = await trial.run(
            RecordDecisionCommandTests.waiver + ["--no-input"], typing: ["y"])
        #expect(silent.status == 64)
        #expect(await trial.run("verify").output.contains("6 events hashed"))
    }

    @Test func `a form comes from a file, and options change it`() async throws {
        let trial = try await Trial.withStory()
        let file = try trial.file(
            "form.json",
            [
                #"{"title":"Van","route":{"how":"direct"},"supplier":{"supplier":"0AR"},"#
                    + #""value":{"pence":100,"vat":"incl"},"decided":{"in":{"urgent":"U1"},"#
                    + #""on":"2013-06-05"},"conflicts":"none","reason":{"code":"other"}}"#
            ])
        let outcome = await trial.run(
            "record", "decision", "02q", "--form", file, "--title", "A better van", "--yes")
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.messages.contains("A better van"))
        #expect(outcome.messages.contains("the urgent decision is reported and ratified"))
    }

    @Test func `everything that is wrong is said at once, with the field it is in`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run(
            "record", "decision", "02Q", "--title", "Van", "--route", "waiver", "--supplier", "0AR",
            "--value", "a lot", "--decided", "meeting M1 on 2013-06-31", "--conflicts", "none",
            "--json", "--yes")
        #expect(outcome.status == 6)
        guard case .array(let errors)? = try outcome.json["errors"] else {
            Issue.record("\(outcome.output)")
            return
        }
        let paths = errors.map { error in
            if case .object(let error) = error { error["path"]?.plain ?? "" } else { "" }
        }
        #expect(paths == ["/route/waives", "/value", "/decided/on", "/reason"])
        try Golden.check("record-decision-refused", outcome.output, hiding: trial.folder)
        #expect(await trial.run("verify").output.contains("6 events hashed"))
    }

    @Test func `a mistyped body is answered with the nearest`() async throws {
        let trial = try await Trial.withStory()
        let words = RecordDecisionCommandTests.waiver.map { $0 == "02Q" ? "02P" : $0 }
        let outcome = await trial.run(words + ["--yes"])
        #expect(outcome.status == 7 && outcome.messages.contains("did you mean 02Q"))
    }
}
