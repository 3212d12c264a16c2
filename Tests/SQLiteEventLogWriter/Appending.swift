import EventLog
import EventLogLaws
import Glibc
import SQLiteEventLog

/// Some clients in one process that append to a ledger at the same time, and note each call.
struct Appending {
    let folder: String
    let log: CallLog
    let name: String
    let first: Int
    let count: Int
    let clients: Int
    /// Whether a client goes on after an error.
    let goesOn: Bool
    /// How long each client waits after a call, in microseconds.
    let pause: UInt32
    /// Bytes that make each event longer.
    let padding: Int
    /// Whether the clients count their calls where nothing keeps them apart: a planted race.
    let races: Bool
    let clock: any LedgerClock

    init(_ options: Options) {
        folder = options.text("folder")
        log = CallLog(options.text("log"))
        name = options.text("client")
        first = options.number("first")
        count = options.number("count")
        clients = options.number("clients", 1)
        goesOn = options.has("after-error", "go-on")
        pause = UInt32(clamping: options.number("pause", 0))
        padding = options.number("padding", 0)
        races = options.has("plant", "race")
        clock = options.has("clock", "system") ? SystemClock() : SettableClock()
    }

    nonisolated(unsafe) private static var calls = 0

    /// Appends everything.
    ///
    /// - Returns: Whether all went well.
    func run() async -> Bool {
        let store: SQLiteEventStore
        do throws(StoreError) {
            store = try SQLiteEventStore.open(folder: folder, mode: .writing, clock: clock)
        } catch {
            log.note("closed", name, "\"why\":\"\(CallLog.plain("\(error)"))\"")
            return false
        }
        let failures = await withTaskGroup(of: Int.self) { group in
            for client in 0..<clients {
                group.addTask { await append(as: client, to: store) }
            }
            return await group.reduce(0, +)
        }
        do throws(StoreError) {
            try await store.close()
        } catch {
            log.note("closed", name, "\"why\":\"\(CallLog.plain("\(error)"))\"")
            return false
        }
        return failures == 0
    }

    /// Appends what one client appends.
    ///
    /// - Returns: How many calls failed.
    private func append(as client: Int, to store: SQLiteEventStore) async -> Int {
        let name = clients == 1 ? self.name : "\(self.name).\(client)"
        var failures = 0
        for number in (first + client * count)..<(first + (client + 1) * count) {
            let request = NumberedEvent(number: number, padding: padding).request
            if races { Appending.calls += 1 }
            log.note("call", name, "\"number\":\(number)")
            let result: Result<Receipt, AppendError>
            do throws(AppendError) {
                result = .success(try await store.append(request))
            } catch {
                result = .failure(error)
                failures += 1
            }
            log.note(result, of: number, name)
            if case .failure = result, !goesOn { break }
            if pause > 0 { usleep(pause) }
        }
        return failures
    }
}
