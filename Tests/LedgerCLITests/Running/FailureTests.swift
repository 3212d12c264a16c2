import EventLog
import Ledger
import SafeFiles
import Testing

@testable import LedgerCLI

struct FailureTests {
    private struct Unforeseen: Error {}

    private static let position = Position(3)

    private static let cases: [(any Error, CommandStatus)] = [
        (Unforeseen(), .unexpected),
        (CancellationError(), .interrupted),
        (StoreError.unavailable("busy"), .storage), (StoreError.full("full"), .storage),
        (StoreError.unsynced("lost"), .storage), (StoreError.notALedger("none"), .storage),
        (StoreError.notAFile("a pipe"), .storage),
        (StoreError.damaged(position: position, "bad"), .unsound),
        (StoreError.rolledBack("short"), .unsound),
        (FoldError.unreadable(position, "newer"), .unexpected),
        (FoldError.damaged(position, "bad"), .unsound),
        (FoldError.store(.unavailable("busy")), .storage),
        (LedgerError.keys("none", hint: nil), .denied),
        (LedgerError.notFound("none", hint: nil), .unknown),
        (LedgerError.usage("what", hint: nil), .usage),
        (LedgerError.file("none", hint: nil), .storage),
        (LedgerError.overtaken("others", hint: nil), .conflict),
        (LedgerError.refused(Refusal(rule: "a-rule", sentence: "No.")), .refused),
        (LedgerError.input([]), .refused),
        (LedgerError.append(.duplicateID(EventID(high: 0, low: 1), position: position)), .conflict),
        (LedgerError.append(.sizeConflict(expected: LogSize(1), actual: LogSize(2))), .conflict),
        (
            LedgerError.append(
                .requestMismatch(key: RequestKey(high: 0, low: 1), position: position)),
            .conflict
        ),
        (LedgerError.append(.partlyRecorded([:])), .conflict),
        (LedgerError.append(.wrongCount(0)), .refused),
        (LedgerError.append(.store(.full("full"))), .storage),
        (FileFailure(operation: .open, path: "x", code: 2), .storage),
    ]

    @Test(arguments: FailureTests.cases.indices)
    func `every error has its code`(_ index: Int) {
        let (error, status) = FailureTests.cases[index]
        #expect(Failure(error).status == status, "\(error)")
    }

    @Test func `trouble with storage is never taken for tampering`() {
        for (error, status) in FailureTests.cases where status == .storage {
            #expect(Failure(error).status != .unsound)
        }
    }

    @Test func `a failure is one JSON document`() throws {
        let failure = Failure.input("/data/x", "1", "no", hint: "yes")
        let text = String(decoding: failure.document.bytes, as: UTF8.self)
        let error = #"{"hint":"yes","path":"/data/x","reason":"no","value":"1"}"#
        #expect(text.contains(#""errors":[\#(error)]"#))
    }
}
