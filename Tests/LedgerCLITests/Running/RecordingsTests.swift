import EventLog
import SafeFiles
import Testing

@testable import LedgerCLI

struct RecordingsTests {
    private static let full = "No space left on device"
    private static let fact = [
        "record", "org.organisation-renamed.v1", "--stream", "org/02Q", "--occurred-on",
        "2014-01-01", "--set", "newName=Vale",
    ]

    @Test func `an answer that is lost does not hide that the event is recorded`() async throws {
        let trial = try await Trial.withStory()
        trial.lost = RecordingsTests.full
        let outcome = await trial.run(RecordingsTests.fact)
        #expect(outcome.status == 9)
        #expect(
            outcome.messages
                == "error: event 6 is recorded, but the answer cannot be written: No space left on "
                + "device\nhint: do not do it again, which may record it twice; "
                + "ccgledger show 6 shows it\n")
    }

    @Test func `a request with a name may be made again, and is no news then`() async throws {
        let trial = try await Trial.withStory()
        trial.lost = RecordingsTests.full
        let words = RecordingsTests.fact + ["--request-id", "r1"]
        let first = await trial.run(words)
        #expect(first.status == 9 && first.messages.contains("event 6 is recorded, but the answer"))
        #expect(first.messages.contains("hint: the same command again records nothing"))
        let again = await trial.run(words)
        #expect(again.status == 8)
        #expect(again.messages == "error: cannot write the answer: No space left on device\n")
        trial.lost = nil
        #expect(await trial.run("verify").output.hasPrefix("7 events"))
    }

    @Test func `an import says how many lines are recorded`() async throws {
        let trial = try Trial()
        trial.lost = RecordingsTests.full
        let made = await trial.run("init", trial.ledger, "--origin", "a.example/x", "--simulated")
        #expect(made.status == 9 && made.messages.contains("event 0 is recorded, but"))
        let imported = await trial.run("import", try trial.file("story.jsonl", Trial.story))
        #expect(imported.status == 9 && imported.messages.contains("5 events are recorded, but"))
        #expect(imported.messages.contains("hint: the same command again records nothing"))
        let again = await trial.run("import", trial.path("story.jsonl"))
        #expect(again.status == 8)
    }

    @Test func `where nothing is recorded, nothing is said of it`() async throws {
        let trial = try await Trial.withStory()
        trial.lost = RecordingsTests.full
        let outcome = await trial.run("log")
        #expect(outcome.status == 8)
        #expect(outcome.messages == "error: cannot write the answer: No space left on device\n")
        let failure = Failure(.storage, "x")
        #expect(Recordings().about(failure).status == .storage)
    }

    @Test func `whatever fails after the recording says what is recorded`() {
        let recordings = Recordings()
        recordings.note(imported: 1)
        recordings.note(imported: 0)
        let told = recordings.about(Failure(.storage, "the disk is full"))
        #expect(told.status == .unanswered)
        #expect(told.message == "1 event is recorded, but then: the disk is full")
        #expect(recordings.about(Failure(.unsound, "x")).status == .unsound)
    }
}
