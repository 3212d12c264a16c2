import EventLog
import Ledger
import Testing

@testable import LedgerCLI

struct ErrorTableTests {
    private func error(_ line: Int?) -> InputError {
        let issue = FieldIssue(path: "/data", value: "1", reason: "no", hint: "yes")
        return InputError(issue, file: line == nil ? nil : "a.jsonl", line: line)
    }

    @Test func `an error says where it is`() {
        let lines = ErrorTable.lines([error(7)])
        #expect(lines.last == "  a.jsonl:7  /data  1      no      yes")
        #expect(ErrorTable.lines([error(nil)]).last == "  /data  1      no      yes")
        #expect(ErrorTable.lines([]).isEmpty)
    }

    @Test func `of many errors twenty are shown, and the rest counted`() {
        let lines = ErrorTable.lines((1...25).map { error($0) })
        #expect(lines.count == 22)
        #expect(lines.last == "  … and 5 more; --json lists them")
    }
}
