import SafeFiles
import Testing

@testable import LedgerCLI

struct RecordedAnswerTests {
    private static let fact = [
        "record", "org.organisation-renamed.v1", "--stream", "org/02Q", "--occurred-on",
        "2014-01-01", "--set", "newName=Vale",
    ]

    @Test func `the answer names position, id, root and what to do next`() async throws {
        let trial = try await Trial.withStory()
        let text = await trial.run(RecordedAnswerTests.fact).output
        #expect(text.hasPrefix("recorded event 6: org.organisation-renamed.v1\n"))
        #expect(text.contains("root "))
        #expect(text.hasSuffix("next: ccgledger show 6\n      ccgledger state 02Q --why\n"))
    }

    @Test func `the receipt is written where it was asked for`() async throws {
        let trial = try await Trial.withStory()
        let file = "\(trial.folder)/receipt.json"
        let outcome = await trial.run(RecordedAnswerTests.fact + ["--receipt", file])
        #expect(outcome.status == 0)
        let bytes = try SafeFiles.read(file, limit: 10_000)
        #expect(String(decoding: bytes, as: UTF8.self).contains(#""first":6"#))
    }

    @Test func `a receipt that cannot be written does not unmake the event`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run(
            RecordedAnswerTests.fact + ["--receipt", "\(trial.folder)/no/receipt.json"])
        #expect(outcome.status == 9)
        #expect(outcome.messages.contains("event 6 is recorded, but the receipt cannot be written"))
        #expect(outcome.messages.contains("hint: do not do it again"))
        #expect(await trial.run("show", "6").status == 0)
    }
}
