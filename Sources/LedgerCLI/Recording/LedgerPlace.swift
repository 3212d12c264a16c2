internal import EventLog
internal import Ledger
internal import SQLiteEventLog

/// What stands where a ledger is to be made.
enum LedgerPlace: Equatable {
    /// Nothing, or what a ledger leaves whose log was not made.
    case free
    /// A log of this origin with nothing in it but, at most, its opening: making it was cut short.
    case begun
    /// Anything else.
    case taken

    /// - Parameter keys: The folder of its keys: a log with its opening is made again by who has
    ///   them alone.
    init(_ folder: String, _ origin: String, keys: String) {
        if Folders.isAbsentOrEmpty(folder) {
            self = .free
        } else if let names = Folders.names(in: folder), !names.contains("log.sqlite") {
            self = names.allSatisfy(LedgerPlace.isLeftOver) ? .free : .taken
        } else {
            self = LedgerPlace.isBegun(folder, origin, keys) ? .begun : .taken
        }
    }

    /// Whether a file is one that making a log leaves when it is cut short.
    private static func isLeftOver(_ name: String) -> Bool {
        name == "lock" || [".new-log.sqlite", ".tmp-"].contains { name.hasPrefix($0) }
    }

    private static func isBegun(_ folder: String, _ origin: String, _ keys: String) -> Bool {
        guard let store = try? SQLiteEventStore.open(folder: folder, mode: .reading),
            store.origin == origin, let head = try? store.head()
        else { return false }
        return head.size == .empty
            || head.size == LogSize(1) && (try? RequestMAC.hasKey(inFolder: keys)) ?? true
    }
}
