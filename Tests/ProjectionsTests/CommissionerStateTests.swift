import Commissioning
import EventLog
import Ledger
import TestSupport
import Testing

@testable import Projections

@Suite struct CommissionerStateTests {
    private func state(
        _ code: String, asOf day: String, knownAt moment: String? = nil
    ) async throws -> CommissionerState? {
        let till = try await Till.simulated([Seed.number("00").path])
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(moment).size,
            asOf: try AsOf(day, today: Till.today).day)
        return try CommissionerState(try #require(ODSCode(code)), in: view)
    }

    @Test func `a body that nobody registered has no state`() async throws {
        #expect(try await state("NONE1", asOf: "2020-01-01") == nil)
        #expect(try await state("FICVALE", asOf: "2020-01-01", knownAt: "position:0") == nil)
    }

    @Test func `a service is in force from its start until the day before its end`() async throws {
        for (day, streams) in [
            ("2013-03-31", []), ("2013-04-01", ["support/FICVALE/2012-01"]),
            ("2014-06-16", ["support/FICVALE/2012-01", "support/FICVALE/2013-03"]),
        ] {
            let inForce = try await state("FICVALE", asOf: day)?.arrangements
                .filter(\.isInForce).map(\.stream.name.text)
            #expect((inForce ?? []).sorted() == streams, "as of \(day)")
        }
    }

    @Test func `services are listed by function`() async throws {
        let services = try await state("FICVALE", asOf: "2013-07-01")?.servicesByFunction ?? []
        let medicines = services.first { $0.function.rawValue == "medicinesManagement" }
        #expect(medicines?.arrangements.map(\.stream.name.text) == ["support/FICVALE/2013-03"])
        #expect(!services.contains { $0.arrangements.isEmpty })
    }

    @Test func `arrangements pass over to whom follows, from that day on`() async throws {
        let before = try await state("FICMOOR", asOf: "2016-09-30")
        let after = try await state("FICMOOR", asOf: "2016-10-01")
        #expect(before?.arrangements.contains(where: \.isCarriedOver) == false)
        let owners = after?.arrangements.filter(\.isCarriedOver).map(\.owner.description)
        #expect(Set(owners ?? []) == ["FICVALE", "FICFELL"])
    }

    @Test func `the end of a unit that served a body is told`() async throws {
        let endings = try await state("FICMOOR", asOf: "2016-01-01")?.supplierEndings ?? []
        #expect(Set(endings.map(\.unit.description)) == ["FICCSUB", "FICCSUC"])
        #expect(try await state("FICVALE", asOf: "2016-01-01")?.supplierEndings.isEmpty == true)
    }

    @Test func `limits set by others are told in the order of their days`() async throws {
        let constraints = try await state("FICVALE", asOf: "2018-01-01")?.constraints ?? []
        #expect(constraints.count >= 4)
        for stream in Set(constraints.map(\.stream)) {
            let days = constraints.filter { $0.stream == stream }.map(\.on)
            #expect(days == days.sorted())
        }
    }

    @Test func `late, corrected, withdrawn and contested facts are told`() async throws {
        let state = try await state("FICVALE", asOf: "2018-01-01")
        #expect(state?.lateEntries.contains(Position(53)) == true)
        #expect(state?.corrections.contains { $0.position == Position(16) } == true)
        let withdrawn = state?.withdrawn ?? []
        #expect(
            withdrawn.contains(WithdrawnFact(position: Position(42), withdrawnBy: Position(43))))
        #expect(state?.contested.contains(Position(17)) == true)
    }

    private func withWork(_ lines: [String], asOf day: String) async throws -> CommissionerState {
        let view = try await Book.view(asOf: day, [registered("FICA"), registered("FICN")] + lines)
        let code = try #require(ODSCode("FICN"))
        return try #require(try CommissionerState(code, in: view))
    }

    @Test func `procurements and contracts pass over to whom follows`() async throws {
        let lines = [
            line(
                "procurement.bid-withdrawn.v1", "procurement/FICA/p", "2014-01-01",
                #"{"bid":"b"}"#),
            Book.joint("a"), Book.followed("FICN", ["FICA"], "2015-04-01"),
        ]
        let before = try await withWork(lines, asOf: "2015-03-31")
        #expect(before.procurements.isEmpty && before.contracts.rows.isEmpty)
        let after = try await withWork(lines, asOf: "2015-04-01")
        #expect(after.procurements.map(\.stream.name.text) == ["procurement/FICA/p"])
        #expect(after.contracts.rows.map(\.stream.name.text) == ["contract/FICA/a"])
        #expect(after.procurementsByStage.map(\.stage) == [nil])
    }

    @Test func `contested, late, corrected and withdrawn facts of contracts are told`()
        async throws
    {
        let story = { (ref: String) in
            line(
                "contract.contract-signed.v1", "contract/FICN/\(ref)", "2014-02-01", id: 7, "{}")
        }
        let award = Book.award("a", start: "2014-01-01", end: nil).replacing(
            "FICA/a", with: "FICN/a")
        let again = Book.award("a", start: "2014-01-02", end: nil).replacing(
            "FICA/a", with: "FICN/a")
        let withdrawn = line(
            "ledger.record-withdrawn.v1", "contract/FICN/a", "2014-03-01", corrects: 7,
            #"{"reasonCode":"duplicate"}"#)
        let state = try await withWork([story("a"), award, again, withdrawn], asOf: "2016-01-01")
        #expect(state.contested == [Position(4)])
        // They happened before the signature that was recorded first and taken back later.
        #expect(state.lateEntries == [Position(4), Position(5)])
        #expect(
            state.withdrawn == [WithdrawnFact(position: Position(3), withdrawnBy: Position(6))])
    }
}
