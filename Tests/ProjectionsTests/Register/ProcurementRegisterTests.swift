import CanonicalJSON
import Commissioning
import EventLog
import Ledger
import TestSupport
import Testing

@testable import Projections

@Suite struct ProcurementRegisterTests {
    private func register(
        _ till: Till, _ code: String, asOf day: String, knownAt moment: String? = nil
    ) throws -> ProcurementRegister {
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(moment).size,
            asOf: try AsOf(day, today: Till.today).day)
        return try ProcurementRegister(try #require(ODSCode(code)), in: view)
    }

    private func year() async throws -> Till {
        try await Till.simulated([Seed.number("00-fictional-year").path])
    }

    @Test func `every decision is in the register, and nothing is twice`() async throws {
        let till = try await year()
        let rows = try register(till, "FICNORTH", asOf: "2018-09-30").rows
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
            asOf: try AsOf("2018-09-30", today: Till.today).day)
        let decisions = try Decisions(try #require(ODSCode("FICNORTH")), in: view).rows
        #expect(decisions.count > 10)
        for decision in decisions {
            let found = rows.filter { $0.what == .taken(decision.what) && $0.by == decision.by }
            #expect(found.count == 1, "\(decision.what) of \(decision.on)")
        }
        let rest = rows.filter { row in !decisions.contains { $0.by == row.by } }
        #expect(rest.map(\.what) == [.contractWithoutAward])
        #expect(rest.first?.missing.contains("procurement.award-decided") == true)
    }

    @Test func `a joint decision has a row in the register of each party, with its part`()
        async throws
    {
        let till = try await year()
        for (code, share) in [("FICNORTH", 56_000_000), ("FICSOUTH", 28_000_000)] {
            let rows = try register(till, code, asOf: "2018-09-30").rows
            let row = try #require(
                rows.first { $0.what == .taken(.award) && $0.parties.count == 2 })
            #expect(row.party.description == code && !row.isCarriedOver)
            #expect(row.total.amount?.pence.count == 84_000_000)
            #expect(row.share.amount?.pence.count == Int64(share))
        }
    }

    @Test func `who left later was a party to what was decided before`() async throws {
        let till = try await year()
        let rows = try register(till, "FICVALE", asOf: "2018-09-30").rows
        #expect(rows.map(\.what) == [.taken(.route)])
        #expect(rows.first?.parties.map(\.code.description) == ["FICNORTH", "FICSOUTH", "FICVALE"])
        #expect(try register(till, "FICVALE", asOf: "2018-05-14").rows.isEmpty)
    }

    @Test func `the successor has its predecessors' rows, marked, and the part moves to it`()
        async throws
    {
        let till = try await year()
        #expect(try register(till, "FICDALE", asOf: "2018-09-30").rows.isEmpty)
        let rows = try register(till, "FICDALE", asOf: "2019-06-30").rows
        let award = rows.filter { $0.what == .taken(.award) && $0.parties.count == 2 }
        #expect(award.map(\.party.description) == ["FICNORTH", "FICSOUTH"])
        #expect(award.map(\.isCarriedOver) == [true, true])
        // What was decided after the merger is one row, the successor's own, with all parts in it.
        let ended = try #require(rows.first { $0.what == .taken(.contractTerminated) })
        #expect(ended.party.description == "FICDALE" && !ended.isCarriedOver)
        #expect(rows.filter { $0.what == .taken(.contractTerminated) }.count == 1)
        let old = try register(till, "FICNORTH", asOf: "2019-06-30").rows
        #expect(!old.contains { $0.what == .taken(.contractTerminated) })
        #expect(old.count > 10)
    }

    @Test func `what was not known, or had not happened, is not in it`() async throws {
        let till = try await year()
        let before = try register(till, "FICDALE", asOf: "2019-12-31", knownAt: "position:122")
        let after = try register(till, "FICDALE", asOf: "2019-12-31")
        func value(_ register: ProcurementRegister) -> Int64? {
            register.rows.first { $0.award?.text == "A1" }?
                .total.amount?.pence.count
        }
        #expect(value(before) != value(after) && value(after) == 51_000_000)
        #expect(try register(till, "FICDALE", asOf: "2018-12-31").rows.count < after.rows.count)
    }

    @Test func `days bound it on both sides, and one stream can be asked for`() async throws {
        let register = try register(try await year(), "FICDALE", asOf: "2019-06-30")
        let first = try #require(CivilDate("2018-07-17"))
        let last = try #require(CivilDate("2018-08-08"))
        let rows = register.rows(from: first, to: last)
        #expect(rows.first?.on == first && rows.last?.on == last)
        let stream = try #require(StreamName("procurement/FICNORTH/2018-01"))
        #expect(register.rows(of: stream).map(\.what) == [.taken(.route), .taken(.award)])
    }

    @Test func `nobody knows a body that has neither a name nor a decision`() async throws {
        let till = try await year()
        #expect(try !register(till, "NONE1", asOf: "2019-06-30").isKnown)
        #expect(try register(till, "FICSCAN", asOf: "2019-06-30").isKnown)
    }

    @Test func `it is the same in whichever order the facts were recorded`() async throws {
        let number = UInt64.random(in: 0...999_999)
        var random = SeededRandom(number)
        let facts = try ["00-fictional-year", "04"].flatMap { try Seed.number($0).proposals }
            .filter { $0["corrects"] == nil && !$0.text("subject").hasPrefix("ledger/") }
        let days = Set(facts.map { $0.text("occurredon") }).sorted()
        let orders = [
            facts, ProcurementRegisterTests.shuffled(facts, using: &random),
            ProcurementRegisterTests.backwards(facts, days),
        ]
        var tills: [Till] = []
        for order in orders { tills.append(try await recorded(order)) }
        for code in ["FICNORTH", "FICSOUTH", "FICDALE", "FICEBB", "FICFLOW", "FICTIDE"] {
            for day in ["2016-09-30", "2018-09-30", "2020-01-01"] {
                let registers = try tills.map { till in
                    try ProcurementRegisterTests.withoutPositions(
                        Outputs(till).register(
                            code, asOf: AsOf(day, today: Till.today).day, why: false))
                }
                #expect(registers[1] == registers[0], "random seed \(number), \(code) \(day)")
                #expect(registers[2] == registers[0], "backwards, \(code) \(day)")
            }
        }
    }

    /// A ledger that took the facts in as they stand; what is refused until something else is on
    /// record is tried again.
    private func recorded(_ facts: [JSONObject]) async throws -> Till {
        let till = try await Till.simulated()
        var waiting = facts
        while !waiting.isEmpty {
            var refused: [JSONObject] = []
            for var fact in waiting {
                fact["recordedtime"] = nil
                do {
                    _ = try await till.ledger.record(fact.line)
                } catch {
                    refused.append(fact)
                }
            }
            guard refused.count < waiting.count else {
                throw TestFailure("\(refused.count) facts are refused in every order")
            }
            waiting = refused
        }
        return till
    }

    /// Another order; only facts of one stream and one day stay in theirs, which nothing but the
    /// order of recording tells apart.
    private static func shuffled(
        _ facts: [JSONObject], using random: inout SeededRandom
    ) -> [JSONObject] {
        let key = { (fact: JSONObject) in fact.text("subject") + fact.text("occurredon") }
        var groups = Dictionary(grouping: facts, by: key).mapValues { $0[...] }
        return facts.shuffled(using: &random).compactMap { groups[key($0)]?.popFirst() }
    }

    /// The last day first.
    private static func backwards(_ facts: [JSONObject], _ days: [String]) -> [JSONObject] {
        let byDay = Dictionary(grouping: facts) { $0.text("occurredon") }
        return days.reversed().flatMap { byDay[$0] ?? [] }
    }

    private static func withoutPositions(_ register: JSONObject) -> JSONObject {
        var register = register
        register["knownAt"] = nil
        return register
    }
}
