import EventLog
import Synchronization
import TestSupport
import Testing
import TransparencyLog

@testable import Ledger

@Suite struct ImporterTests {
    private func agreed(_ day: String, start: String, id: Int? = nil) -> String {
        line(
            "support.support-service-agreed.v1", "support/99A/1", day, id: id,
            #"{"supplier":"0AR","functions":["HR"],"start":"\#(start)","hostedByBoard":false}"#)
    }

    @Test func `one refused line keeps all from being recorded`() async throws {
        let till = try await Till.simulated()
        let lines = [registered("99A"), "{", registered("99B")]
        let report = try await till.importing(lines)
        #expect(report.isStopped && report.recorded == 0 && report.rejected == 1)
        #expect(report.errors.map(\.line) == [2])
        #expect(try till.size == 1 && report.size == LogSize(1))
    }

    @Test func `what can be recorded is recorded where that is asked for`() async throws {
        let till = try await Till.simulated()
        let lines = [registered("99A"), "{", registered("99B")]
        let report = try await till.importing(lines, ImportOptions(acceptsValid: true))
        #expect(!report.isStopped && report.recorded == 2 && report.rejected == 1)
        #expect(try till.size == 3)
    }

    @Test func `importing again records nothing and counts`() async throws {
        let till = try await Till.simulated()
        let lines = [registered("99A"), registered("99B", id: 4), registered("99C")]
        #expect(try await till.importing(lines).recorded == 3)
        for _ in 0..<2 {
            let report = try await till.reopened().importing(lines)
            #expect(report.recorded == 0 && report.alreadyRecorded == 3 && report.rejected == 0)
        }
        #expect(try till.size == 4)
    }

    @Test(arguments: Seed.all)
    func `importing a seed again records nothing`(_ seed: Seed) async throws {
        let till = try await Till.simulated([seed.path])
        let size = try till.size
        let report = try await till.ledger.importFiles([seed.path], options: ImportOptions())
        #expect(report.recorded == 0 && report.alreadyRecorded == Int(size) - 1)
        #expect(try till.size == size)
    }

    @Test func `an id that comes twice is one event, or a fault when they differ`() async throws {
        let till = try await Till.simulated()
        let same = try await till.importing([registered("99A", id: 1), registered("99A", id: 1)])
        #expect(same.recorded == 1 && same.alreadyRecorded == 1)
        let other = try await till.importing([registered("99B", id: 2), registered("99C", id: 2)])
        #expect(other.rejected == 1 && other.errors.map(\.path) == ["/id"])
        let recorded = try await till.importing([registered("99D", id: 1)])
        #expect(recorded.errors.map(\.reason) == ["event 1 has this id and says something else"])
        #expect(try till.size == 2)
    }

    @Test func `an id that was recorded in a request of another key is not recorded again`()
        async throws
    {
        let till = try await Till.simulated()
        let proposal = try Proposal(line: Array(registered("99A", id: 1).utf8))
        let valid = try till.ledger.catalogue.validate(
            proposal, defaults: till.ledger.defaults
        ) { _ throws(StoreError) in nil }
        let entry = RequestEntry(
            key: RequestKey(high: 7, low: 7), content: TreeHash.leaf([7]),
            drafts: [valid.draft(in: till.ledger, line: 0, at: LogSize(1))])
        _ = try await till.ledger.store.append(AppendRequest(entries: [entry]))
        // Beside lines with ids of their own and without any, so that each is asked for its own.
        let report = try await till.importing(
            [registered("99B"), registered("99A", id: 1), registered("99C", id: 2)],
            ImportOptions(acceptsValid: true))
        #expect(report.recorded == 2 && report.rejected == 1)
        #expect(report.errors.map(\.line) == [2] && report.errors.map(\.path) == ["/id"])
        #expect(report.errors.map(\.reason) == ["event 1 has this id and says something else"])
        #expect(try till.size == 4)
    }

    @Test func `identical lines without an id are as many events`() async throws {
        let till = try await Till.simulated()
        let limit = line(
            "support.support-need-identified.v1", "support/99A/1", "2014-01-01",
            #"{"functions":["HR"]}"#)
        #expect(try await till.importing([limit]).recorded == 1)
        let report = try await till.reopened().importing([limit, limit, limit])
        #expect(report.alreadyRecorded == 1 && report.recorded == 2, "\(report.errors)")
        #expect(try await till.reopened().importing([limit, limit, limit]).recorded == 0)
    }

    @Test func `two imports into one open ledger do not make the same ids`() async throws {
        let till = try await Till.simulated()
        #expect(try await till.importing([registered("99A")]).recorded == 1)
        #expect(try await till.importing([registered("99B")]).recorded == 1)
        #expect(try till.size == 3)
    }

    @Test func `an import that was cut short is resumed by doing it again`() async throws {
        let lines = try Seed.number("00").lines
        for count in [1, 40, 81] {
            let till = try await Till.simulated()
            #expect(try await till.importing(Array(lines.prefix(count))).recorded == count)
            let report = try await till.reopened().importing(lines)
            #expect(report.alreadyRecorded == count && report.recorded == lines.count - count)
            let whole = try await Till.simulated([Seed.number("00").path])
            #expect(
                try till.state("FICMOOR", asOf: "2018", why: true)
                    == whole.state("FICMOOR", asOf: "2018", why: true))
        }
    }

    @Test func `a late fact is decided against the lines before it`() async throws {
        let till = try await Till.simulated()
        let exit = line(
            "support.support-service-exited.v1", "support/99A/1", "2015-01-01",
            at: "2016-01-01T09:00:00Z", #"{"reasonCode":"moved"}"#)
        let late = line(
            "support.support-service-exited.v1", "support/99A/1", "2015-06-01",
            at: "2016-01-01T09:00:02Z", #"{"reasonCode":"moved"}"#)
        let earlier = line(
            "support.support-service-exited.v1", "support/99A/1", "2014-06-01",
            at: "2016-01-01T09:00:02Z", #"{"reasonCode":"moved"}"#)
        let report = try await till.importing([exit, late])
        #expect(report.rejected == 1 && report.errors.first?.reason.contains("exits") == true)
        #expect(try await till.importing([exit, earlier]).recorded == 2)
    }

    @Test func `a line may correct one before it`() async throws {
        let till = try await Till.simulated()
        let lines = [
            registered("99A", id: 1),
            line(
                "ledger.record-withdrawn.v1", "org/99A", "2014-01-01", corrects: 1,
                #"{"reasonCode":"duplicate"}"#),
        ]
        let report = try await till.importing(lines)
        #expect(report.recorded == 2, "\(report.errors)")
        let alone = try await Till.simulated().importing([lines[1]])
        #expect(alone.errors.map(\.path) == ["/corrects"])
    }

    @Test func `lines are taken by the day of the fact`() async throws {
        let till = try await Till.simulated()
        let report = try await till.importing([
            registered("99A", "2015-01-01"), registered("99B", "2013-01-01"),
        ])
        #expect(report.order == "sorted by occurrence")
        #expect(
            try till.ledger.event("1", knownAt: till.ledger.knownAt(nil)).text("subject")
                == "org/99B")
    }

    @Test func `line ends of any kind and blank lines make no difference`() async throws {
        let till = try await Till.simulated()
        let folder = try TestFolder()
        let text =
            registered("99A") + "\r\n\r\n   \n\n" + registered("99B") + "\n"
            + registered("99C")
        let file = try folder.file("a.jsonl", bytes: Array(text.utf8))
        let report = try await till.ledger.importFiles([file], options: ImportOptions())
        #expect(report.recorded == 3, "\(report.errors)")
        #expect(try await till.reopened().importing([registered("99A")]).alreadyRecorded == 1)
    }

    @Test func `a line longer than a mebibyte is refused by its number`() async throws {
        let till = try await Till.simulated()
        let long = registered("99B", name: String(repeating: "x", count: 1_100_000))
        let report = try await till.importing([registered("99A"), long, registered("99C")])
        #expect(report.rejected == 1 && report.errors.map(\.line) == [2])
    }

    @Test func `at most a thousand errors are kept, and all refused lines are counted`()
        async throws
    {
        let till = try await Till.simulated()
        let report = try await till.importing([String](repeating: "{", count: 1_500))
        #expect(report.rejected == 1_500 && report.errors.count == ImportReport.errorLimit)
        #expect(report.errors.map(\.line) == Array(1...1_000))
    }

    @Test func `a dry run decides everything and records nothing`() async throws {
        let till = try await Till.simulated()
        let accepted = Mutex<[String]>([])
        let folder = try TestFolder()
        let lines = [registered("99A"), registered("99A"), registered("99B")]
        let report = try await till.ledger.importFiles(
            [folder.file("a.jsonl", lines)],
            options: ImportOptions(isDryRun: true, acceptsValid: true)
        ) { _ in
        } accepted: { line in
            accepted.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
        }
        #expect(report.isDryRun && report.recorded == 2 && report.rejected == 1)
        #expect(accepted.withLock { $0 } == [registered("99A"), registered("99B")])
        #expect(try till.size == 1)
    }

    @Test func `a ledger that is only read takes nothing in`() async throws {
        let till = try await Till.simulated()
        let reading = try Till(Ledger(till.ledger.store, requestMAC: nil))
        let error = await #expect(throws: LedgerError.self) {
            try await reading.importing([registered("99A")])
        }
        guard case .keys? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `progress ends at the number of lines`() async throws {
        let till = try await Till.simulated()
        let seen = Mutex<[ImportProgress.Phase: Int]>([:])
        _ = try await till.ledger.importFiles([Seed.number("00").path], options: ImportOptions()) {
            progress in seen.withLock { $0[progress.phase] = progress.done }
        }
        #expect(seen.withLock { $0 }[.deciding] == 83 && seen.withLock { $0 }[.recording] == 83)
    }

    // MARK: Others that write at the same time

    private func need(_ stream: String = "support/99A/1") -> String {
        line(
            "support.support-need-identified.v1", stream, "2014-01-01", #"{"functions":["HR"]}"#)
    }

    /// Imports lines while somebody else writes just before something is to be recorded.
    private func importing(
        _ lines: [String], _ options: ImportOptions = ImportOptions(),
        meanwhile: @escaping @Sendable (Till, Int) async throws -> Void
    ) async throws -> (Result<ImportReport, any Error>, till: Till) {
        let till = try await Till.real()
        let rival = RivalStore(store: till.ledger.store) { time in
            do { try await meanwhile(till, time) } catch { Issue.record("\(error)") }
        }
        let ledger = try Ledger(
            rival, requestMAC: Till.mac, clock: till.ledger.clock, defaults: Till.defaults)
        do {
            return (.success(try await Till(ledger).importing(lines, options)), till)
        } catch {
            return (.failure(error), till)
        }
    }

    @Test func `an import goes on when others write into other streams`() async throws {
        let lines = (0..<3).map { registered("99\($0)") } + [need()]
        let (report, till) = try await importing(lines) { till, time in
            try await till.record(registered("A0\(time)"))
        }
        #expect(try report.get().recorded == 4 && report.get().alreadyRecorded == 0)
        // Somebody wrote before it was tried together, and before it was tried again.
        #expect(try till.size == 1 + 4 + 2)
    }

    @Test func `an import decides again when others write into its streams`() async throws {
        let lines = (0..<1_200).map { registered("B\(100 + $0)") } + [need(), need()]
        let (report, till) = try await importing(lines) { till, time in
            if time < 3 { try await till.record(need()) }
        }
        let found = try report.get()
        #expect(found.recorded == 1_202 && found.alreadyRecorded == 0 && found.rejected == 0)
        #expect(try till.size == 1 + 3 + 1_202)
    }

    @Test func `what others wrote may speak against a line, which is refused then`() async throws {
        @Sendable func exit(_ day: String) -> String {
            line(
                "support.support-service-exited.v1", "support/99A/1", day,
                #"{"reasonCode":"moved"}"#)
        }
        let (report, till) = try await importing([exit("2015-06-01")]) { till, time in
            if time == 0 { try await till.record(exit("2015-01-01")) }
        }
        let found = try report.get()
        #expect(found.isStopped && found.recorded == 0 && found.rejected == 1)
        #expect(found.errors.first?.reason.contains("exits") == true)
        #expect(try till.size == 2)
    }

    @Test func `two imports of the same lines record each line once`() async throws {
        let lines = (0..<5).map { registered("99\($0)") }
        let (report, till) = try await importing(lines) { till, time in
            if time == 0 { _ = try await till.importing(Array(lines.prefix(3))) }
        }
        let found = try report.get()
        #expect(found.recorded == 2 && found.alreadyRecorded == 3 && found.rejected == 0)
        #expect(try till.size == 6)
    }

    @Test func `an import gives up when others always come first, and can be run again`()
        async throws
    {
        let (report, till) = try await importing([registered("99A"), need()]) { till, _ in
            try await till.record(need())
        }
        guard case .failure(let error) = report,
            case .overtaken(let why, let hint)? = error as? LedgerError
        else {
            Issue.record("\(report)")
            return
        }
        #expect(why.contains("0 of 2 lines were recorded"))
        #expect(hint == "run it again: what was recorded is not recorded twice")
        let size = try till.size
        #expect(try await till.importing([registered("99A"), need()]).recorded == 2)
        #expect(try till.size == size + 2)
    }
}

/// A store to which somebody else writes just before requests are appended together.
private final class RivalStore: ForwardingStore {
    let store: any EventStore
    private let meanwhile: @Sendable (Int) async -> Void
    private let count = Mutex(0)

    init(store: any EventStore, _ meanwhile: @escaping @Sendable (Int) async -> Void) {
        self.store = store
        self.meanwhile = meanwhile
    }

    func append(_ requests: [AppendRequest]) async -> [Result<Receipt, AppendError>] {
        await meanwhile(
            count.withLock { count in
                defer { count += 1 }
                return count
            })
        return await store.append(requests)
    }

    func append(_ request: AppendRequest) async throws(AppendError) -> Receipt {
        if request.expectations.count > 0 || request.entries.count > 1 {
            return try await append([request])[0].get()
        }
        return try await store.append(request)
    }
}
