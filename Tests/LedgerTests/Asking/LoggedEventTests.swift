import CanonicalJSON
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct LoggedEventTests {
    private func positions(
        _ till: Till, knownAt moment: String? = nil, _ change: (inout LogFilter) -> Void
    ) throws -> [UInt64] {
        var filter = LogFilter()
        change(&filter)
        var positions: [UInt64] = []
        try till.ledger.log(filter, knownAt: till.ledger.knownAt(moment)) { event in
            positions.append(event.position.index)
            return true
        }
        return positions
    }

    @Test func `a filter shows only what it asks for`() async throws {
        let till = try await Till.simulated([Seed.number("00").path])
        let stream = StreamName("support/FICVALE/2013-03")
        #expect(try positions(till) { _ in } == Array(0..<84))
        #expect(try positions(till) { $0.stream = stream } == [25, 26, 27, 28, 40, 44, 51, 54, 62])
        #expect(try positions(till) { $0.type = "support.csu-merged.v1" } == [45])
        #expect(try positions(till) { $0.type = "support.csu-merged" }.isEmpty)
        #expect(try positions(till) { $0.type = "support.csu-merged.v" }.isEmpty)
        #expect(try positions(till) { $0.type = "org." }.count == 24)
        #expect(try positions(till) { $0.actor = "person:41ab" } == [15])
        #expect(try positions(till) { $0.tag = "body:FICTRUST" } == [22])
    }

    @Test func `filters are joined`() async throws {
        let till = try await Till.simulated([Seed.number("00").path])
        let found = try positions(till) {
            $0.stream = StreamName("support/FICVALE/2015-04")
            $0.tag = "supplier:FICINDEP"
        }
        let alone = try positions(till) { $0.tag = "supplier:FICINDEP" }
        let stream = try positions(till) { $0.stream = StreamName("support/FICVALE/2015-04") }
        #expect(found == alone.filter(stream.contains))
        #expect(!found.isEmpty && found.count < stream.count)
    }

    @Test func `days are those of the facts and both are included`() async throws {
        let till = try await Till.simulated([Seed.number("00").path])
        let found = try positions(till) {
            $0.since = CivilDate("2014-03-11")
            $0.until = CivilDate("2014-03-31")
        }
        #expect(found == [53, 78])
    }

    @Test func `a limit counts what is shown, from the first`() async throws {
        let till = try await Till.simulated([Seed.number("01").path])
        #expect(try positions(till) { $0.limit = 0 }.isEmpty)
        #expect(try positions(till) { $0.limit = -1 }.isEmpty)
        #expect(try positions(till) { $0.limit = 256 } == Array(0..<256))
        #expect(try positions(till) { $0.limit = 257 } == Array(0..<257))
        #expect(try positions(till) { $0.limit = 10_000 } == Array(0..<621))
        #expect(try positions(till, knownAt: "position:3") { $0.limit = 5 } == [0, 1, 2])
    }

    @Test func `showing stops when nothing more is wanted`() async throws {
        let till = try await Till.simulated([Seed.number("00").path])
        var count = 0
        try till.ledger.log(LogFilter(), knownAt: till.ledger.knownAt(nil)) { _ in
            count += 1
            return count < 3
        }
        #expect(count == 3)
    }

    @Test func `an event is found by position and by id`() async throws {
        let till = try await Till.simulated([Seed.number("00").path])
        let known = try till.ledger.knownAt(nil)
        let event = try till.ledger.event("f1c70000-0000-4000-8000-000000000003", knownAt: known)
        #expect(event.position == Position(16))
        #expect(try till.ledger.event("16", knownAt: known).leaf == event.leaf)
        #expect(event.text("type") == "support.support-service-agreed.v1")
        #expect(event.text("nothing") == nil)
        #expect(event.correctedBy == [Position(50)])
        let before = try till.ledger.event("16", knownAt: till.ledger.knownAt("position:50"))
        #expect(before.correctedBy.isEmpty)
    }

    @Test(arguments: ["84", "-1", "+5", "x", "", "00000000-0000-4000-8000-00000000ffff"])
    func `what is no event is not found`(_ word: String) async throws {
        let till = try await Till.simulated([Seed.number("00").path])
        let known = try till.ledger.knownAt(nil)
        let error = #expect(throws: LedgerError.self) {
            try till.ledger.event(word, knownAt: known)
        }
        guard case .notFound? = error else {
            Issue.record("\(word): \(String(describing: error))")
            return
        }
    }

    @Test func `only free text is shown of what is sealed`() async throws {
        let till = try await Till.simulated([Seed.number("00").path])
        var shown = 0
        try till.ledger.log(LogFilter(), knownAt: till.ledger.knownAt(nil)) { event in
            for value in event.sealed {
                #expect((value.json["value"] != nil) == (value.sealing == .narrative))
                #expect((value.json["encoded"] != nil) == (value.value != nil))
                shown += value.value == nil ? 0 : 1
            }
            return true
        }
        #expect(shown > 5)
        let damaged = Disclosure(name: "reason", encoded: "!", sealing: .narrative)
        #expect(damaged.parsedValue == nil)
    }
}
