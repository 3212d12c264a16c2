import EventLog
import EventLogLaws
import Glibc
import SQLiteEventLog
import SafeFiles

/// Appends to the ledger in a folder, reads it, or begins to migrate it and dies on the way,
/// from a process of its own. For tests that need another process.
@main
struct SQLiteEventLogWriter {
    static func main() async throws {
        // As the program does.
        ProcessSignals.ignoreFileSizeAndPipe()
        let arguments = CommandLine.arguments.dropFirst()
        switch arguments.first {
        case "append":
            exit(await Appending(Options(arguments.dropFirst())).run() ? 0 : 8)
        case "migrate":
            try migrate(Array(arguments.dropFirst()))
        case "tail":
            try Tailing(Options(arguments.dropFirst())).run()
        default:
            try await printPositions(Array(arguments))
        }
    }

    /// Migrates a ledger, and dies after the action of that number.
    private static func migrate(_ arguments: [String]) throws {
        guard arguments.count == 2, let last = Int(arguments[1]) else {
            print("give a folder, and the number of an action")
            exit(2)
        }
        let migration = try LogMigration(of: arguments[0])
        try migration.run(
            tags: { Sample.tags(of: $0) },
            afterEach: { if $0 == last { kill(getpid(), SIGKILL) } })
    }

    /// Appends events one by one, and prints where each stands once it is safe.
    private static func printPositions(_ arguments: [String]) async throws {
        guard arguments.count == 3, let first = Int(arguments[1]), let count = Int(arguments[2])
        else {
            print("give a folder, the first number, and how many; or 'append' or 'tail'")
            exit(2)
        }
        let store = try SQLiteEventStore.open(
            folder: arguments[0], mode: .writing, clock: SettableClock())
        for number in first..<(first + count) {
            let receipt = try await store.append(Sample.request([number]))
            print(receipt.first)
            fflush(nil)
        }
        try await store.close()
    }
}
