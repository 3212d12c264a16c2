import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct AsOfTests {
    private let today = CivilDate("2021-06-15") ?? CivilDate(daysSinceEpoch: 0)

    @Test(arguments: [
        "", "yesterday", "2014-13", "2014-00", "2014-Q0", "2014-Q5", "2014-Q", "14", "20144",
        "2014-02-30", "FY2014-16", "FY2014", "FY2014-5", "2014-1", "today+1d", "today-d",
        "today--1d", "today-+5d", "2014-Q+1", "2014-+1", "+201", "FY2014-+5", "today-5", "2014-",
        "2014-12-01-01", "0000", "TODAY", " 2014",
    ])
    func `a word that means no day is refused with those that do`(_ word: String) {
        let error = #expect(throws: LedgerError.self) { try AsOf(word, today: today) }
        guard case .usage(let reason, let hint)? = error else {
            Issue.record("\(word): \(String(describing: error))")
            return
        }
        #expect(reason == "\(word) is not a day" && hint?.contains("FY2014-15") == true)
    }

    // MARK: Known at

    @Test func `a position is the events below it`() async throws {
        let till = try await Till.simulated([Seed.number("00").path])
        let known = try till.ledger.knownAt("position:17")
        #expect(known.size == LogSize(17) && !known.isProvisional)
        #expect(known.recordedTime?.description == "2013-03-15T10:30:00.000000Z")
        let none = try till.ledger.knownAt("position:0")
        #expect(none.size == .empty && none.recordedTime == nil && !none.isProvisional)
        let all = try till.ledger.knownAt("position:84")
        #expect(try all == till.ledger.knownAt("head") && all == till.ledger.knownAt(nil))
    }

    @Test func `a position beyond the log is not found`() async throws {
        let till = try await Till.simulated()
        let error = #expect(throws: LedgerError.self) { try till.ledger.knownAt("position:2") }
        guard case .notFound("the log has 1 events, not 2", _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `an instant is what was recorded at or before it`() async throws {
        let till = try await Till.simulated()
        try await till.record(registered("99A", at: "2013-07-01T22:59:59.999999Z"))
        try await till.record(registered("99B", at: "2013-07-01T23:00:00Z"))
        for (word, size) in [
            ("2013-07-01T22:59:59Z", 1), ("2013-07-01T22:59:59.999999Z", 2),
            ("2013-07-01T23:00:00Z", 3), ("1999-01-01", 0),
        ] {
            let known = try till.ledger.knownAt(word)
            #expect(known.size == LogSize(UInt64(size)) && !known.isProvisional, "\(word)")
        }
    }

    @Test func `a day ends at midnight in London`() async throws {
        let till = try await Till.simulated()
        try await till.record(registered("99A", at: "2013-07-01T22:59:59.999999Z"))
        try await till.record(registered("99B", at: "2013-07-01T23:00:00Z"))
        #expect(try till.ledger.knownAt("2013-07-01").size == LogSize(2))
        #expect(try till.ledger.knownAt("2013-07-02").size == LogSize(3))
        #expect(try till.ledger.knownAt("2013-Q2").size == LogSize(1))
    }

    @Test func `a moment after the end of the log is provisional`() async throws {
        let till = try await Till.simulated()
        try await till.record(registered("99A", at: "2013-07-01T09:00:00Z"))
        #expect(try !till.ledger.knownAt("2013-07-01T09:00:00Z").isProvisional)
        #expect(try till.ledger.knownAt("2013-07-01T09:00:00.000001Z").isProvisional)
        #expect(try till.ledger.knownAt("9999-12-31").isProvisional)
    }

    @Test(arguments: ["", "HEAD", "position:", "position:-1", "position:+1", "17", "soon"])
    func `what is no moment is refused`(_ word: String) async throws {
        let till = try await Till.simulated()
        let error = #expect(throws: LedgerError.self) { try till.ledger.knownAt(word) }
        guard case .usage? = error else {
            Issue.record("\(word): \(String(describing: error))")
            return
        }
    }
}
