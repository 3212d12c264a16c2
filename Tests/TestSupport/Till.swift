public import CanonicalJSON
public import EventLog
public import Ledger

/// A ledger in memory, and what a test asks of it.
public struct Till: Sendable {
    /// The ledger.
    public let ledger: Ledger

    /// The origin of every such ledger.
    public static let origin = "ledger.example/test"

    /// The moment at which a ledger with a simulated clock begins.
    public static let start = Instant(startOfDayInLondon: CivilDate(daysSinceEpoch: 14_610))

    /// What is said where proposals are silent.
    public static let defaults = ProposalDefaults(
        actor: Reference("person:test"), onBehalfOf: Reference("GB-NHS-TST"))

    /// The key with which requests are digested.
    public static let mac = RequestMAC(key: [UInt8](repeating: 7, count: RequestMAC.keyLength))

    /// - Parameter ledger: The ledger.
    public init(_ ledger: Ledger) { self.ledger = ledger }

    /// Opens a ledger with a simulated clock, as the program does, and imports files into it.
    public static func simulated(
        _ files: [String] = [], on store: (any EventStore)? = nil
    ) async throws -> Till {
        let store = store ?? MemoryEventStore(origin: origin, clock: SettableClock(start))
        var till = try await opened(store, "simulated", SettableClock(start))
        for file in files {
            let report = try await till.ledger.importFiles([file], options: ImportOptions())
            guard report.rejected == 0 else {
                throw TestFailure("\(file) is refused: \(report.errors.prefix(3))")
            }
            till = try till.reopened()
        }
        return till
    }

    /// Opens a ledger that goes by a clock.
    public static func real(
        _ clock: SettableClock = SettableClock(Instant("2020-01-01T09:00:00Z") ?? start)
    ) async throws -> Till {
        try await opened(MemoryEventStore(origin: origin, clock: clock), "real", clock)
    }

    private static func opened(
        _ store: any EventStore, _ kind: String, _ clock: SettableClock
    ) async throws -> Till {
        let vault = MemoryVault(mac: mac)
        let ledger = try Ledger(
            store, requestMAC: mac, vault: vault, clock: clock, defaults: defaults)
        let line =
            #"{"type":"ledger.opened.v1","subject":"ledger/test","occurredon":""#
            + "\(clock.now().londonDate)\","
            + #""id":"00000000-0000-4000-8000-000000000000","data":{"clock":""#
            + #"\#(kind)","format":0,"origin":"\#(store.origin)"}}"#
        _ = try await ledger.recordOwn(Array(line.utf8))
        return try Till(
            Ledger(store, requestMAC: mac, vault: vault, clock: clock, defaults: defaults)
        ).reopened()
    }

    /// The ledger as it is opened next: where its clock is simulated, now is when it last took
    /// something in.
    public func reopened() throws -> Till {
        guard ledger.isSimulated else { return self }
        let last = try ledger.store.head().lastRecordedTime ?? Till.start
        return Till(
            try Ledger(
                ledger.store, requestMAC: ledger.requestMAC, vault: ledger.vault,
                clock: SettableClock(last), defaults: Till.defaults))
    }

    /// The number of events.
    public var size: UInt64 { get throws { try ledger.store.head().size.count } }

    /// Records a line.
    @discardableResult
    public func record(_ line: String, requestID: String? = nil) async throws -> Recorded {
        try await ledger.record(Array(line.utf8), requestID: requestID)
    }

    /// Imports lines by way of a file.
    public func importing(
        _ lines: [String], _ options: ImportOptions = ImportOptions()
    ) async throws -> ImportReport {
        let folder = try TestFolder()
        return try await ledger.importFiles([folder.file("lines.jsonl", lines)], options: options)
    }

    /// The state of a body, in JSON.
    public func state(
        _ code: String, asOf day: String, knownAt moment: String? = nil, why: Bool = false
    ) throws -> JSONObject {
        try ledger.state(
            of: code, asOf: AsOf(day, today: Till.today), knownAt: ledger.knownAt(moment),
            saysWhy: why
        ).document.object
    }

    /// The day that tests call today.
    public static let today = CivilDate("2021-06-15") ?? CivilDate(daysSinceEpoch: 0)
}

/// One proposal as a line; nothing is said that is not given.
public func line(
    _ type: String, _ subject: String, _ day: String, id: Int? = nil, corrects: Int? = nil,
    at recordedTime: String? = nil, _ data: String
) -> String {
    var members = [
        #""type":"\#(type)""#, #""subject":"\#(subject)""#, #""occurredon":"\#(day)""#,
    ]
    if let id { members.append(#""id":"\#(eventID(id))""#) }
    if let corrects { members.append(#""corrects":"\#(eventID(corrects))""#) }
    if let recordedTime { members.append(#""recordedtime":"\#(recordedTime)""#) }
    members.append(#""data":\#(data)"#)
    return "{\(members.joined(separator: ","))}"
}

/// An id that is easy to read.
public func eventID(_ number: Int) -> String {
    let digits = String(number)
    return "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
}

/// Registers a body.
public func registered(
    _ code: String, _ day: String = "2013-04-01", id: Int? = nil, at recordedTime: String? = nil,
    kind: String = "CCG", name: String? = nil
) -> String {
    line(
        "org.organisation-registered.v1", "org/\(code)", day, id: id, at: recordedTime,
        #"{"kind":"\#(kind)","name":"\#(name ?? "Body \(code)")"}"#)
}
