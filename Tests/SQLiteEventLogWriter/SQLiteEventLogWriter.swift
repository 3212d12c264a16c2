import EventLog
import EventLogLaws
import Glibc
import SQLiteEventLog

/// Appends events one by one to the ledger in a folder, and prints where each stands once it is
/// safe; or begins to migrate it, and dies after a statement. For tests that need another process.
@main
struct SQLiteEventLogWriter {
    static func main() async throws {
        let arguments = CommandLine.arguments
        if arguments.count == 4, arguments[1] == "migrate" {
            try LogMigration(of: arguments[2]).run { number in
                if "\(number)" == arguments[3] { kill(getpid(), SIGKILL) }
            }
            return
        }
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
