import EventLog
import EventLogLaws
import Glibc
import SQLiteEventLog

/// Appends events one by one to the ledger in a folder, and prints where each stands once it is
/// safe. For tests that need another process.
@main
struct SQLiteEventLogWriter {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let first = Int(arguments[2]), let count = Int(arguments[3])
        else {
            print("give a folder, the first number, and how many")
            exit(2)
        }
        let store = try SQLiteEventStore.open(
            folder: arguments[1], mode: .writing, clock: SettableClock())
        for number in first..<(first + count) {
            let receipt = try await store.append(Sample.request([number]))
            print(receipt.first)
            fflush(nil)
        }
        try await store.close()
    }
}
