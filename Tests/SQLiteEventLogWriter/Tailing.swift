import EventLog
import EventLogLaws
import Glibc
import SQLiteEventLog
import TransparencyLog

/// Somebody who reads on as a ledger grows, and notes what there was to see.
struct Tailing {
    let folder: String
    let log: CallLog
    let name: String
    /// The size at which it has seen enough.
    let until: UInt64

    init(_ options: Options) {
        folder = options.text("folder")
        log = CallLog(options.text("log"))
        name = options.text("client")
        until = UInt64(clamping: options.number("until"))
    }

    /// Reads until the ledger is large enough.
    func run() throws {
        let store = try SQLiteEventStore.open(
            folder: folder, mode: .reading, clock: SettableClock())
        var seen: UInt64 = 0
        while seen < until {
            let start = CallLog.now()
            let head = try store.head()
            log.note(
                "head", name, "\"size\":\(head.size),\"root\":\"\(head.root.hex)\"", at: start)
            var positions: [String] = []
            var hashes: [String] = []
            try store.read(.all, from: Position(seen), to: head.size) { row in
                positions.append(row.position.description)
                hashes.append("\"\(row.leafHash.hex)\"")
                return positions.count < 1_000
            }
            if positions.isEmpty {
                usleep(2_000)
                continue
            }
            log.note(
                "saw", name,
                """
                "positions":[\(positions.joined(separator: ","))],\
                "leaves":[\(hashes.joined(separator: ","))]
                """)
            seen += UInt64(positions.count)
        }
    }
}
