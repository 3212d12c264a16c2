import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct LedgerErrorTests {
    private struct Unknown: Error {}

    @Test func `each error of a part is the verb's own kind`() {
        let issue = FieldIssue(path: "/a", value: nil, reason: "no", hint: nil)
        let refusal = Refusal(rule: "r", sentence: "No.", restsOn: [Position(3)])
        let kinds: [(any Error, String)] = [
            (StoreError.unavailable("x"), "store"), (AppendError.wrongCount(0), "append"),
            (refusal, "refused"), (ProposalFailure(issues: [issue]), "input"), (issue, "input"),
            (FoldError.store(.unavailable("x")), "fold"), (Unknown(), "file"),
            (LedgerError.usage("x", hint: nil), "usage"),
        ]
        for (error, kind) in kinds {
            #expect("\(LedgerError(error))".hasPrefix(kind), "\(error)")
        }
    }

    @Test func `a refusal in a file is told with its rule and what it rests on`() {
        let refusal = Refusal(
            rule: "org.twice", sentence: "It is there.", restsOn: [Position(3), Position(5)])
        let error = InputError(refusal, file: "a.jsonl", line: 2)
        #expect(error.reason == "It is there." && error.hint == "rule org.twice; see event 3, 5")
        #expect(error.file == "a.jsonl" && error.line == 2 && error.path == "")
        let bare = InputError(Refusal(rule: "r", sentence: "No.", restsOn: []))
        #expect(bare.hint == "rule r")
    }
}
