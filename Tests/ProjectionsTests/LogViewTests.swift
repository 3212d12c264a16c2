import Commissioning
import EventLog
import Ledger
import TestSupport
import Testing

@testable import Projections

@Suite struct LogViewTests {
    private func view(
        _ till: Till, _ size: UInt64? = nil, asOf day: String = "2020-01-01"
    ) throws -> LogView {
        let head = try till.ledger.store.head().size
        return LogView(
            till.ledger.store, Ledger.catalogue, size: size.map { LogSize($0) } ?? head,
            asOf: try AsOf(day, today: Till.today).day)
    }

    @Test func `nothing is known of a stream before its first event`() async throws {
        let till = try await Till.simulated()
        try await till.record(registered("99A"))
        let name = try #require(StreamName("org/99A"))
        #expect(try view(till, 1).fold(name, in: OrganisationArea.self) == nil)
        #expect(try view(till, 2).fold(name, in: OrganisationArea.self)?.factCount == 1)
        let early = try view(till, asOf: "2013-03-31").fold(name, in: OrganisationArea.self)
        #expect(early?.factCount == 0)
    }

    @Test func `folds come in the order of the names`() async throws {
        let till = try await Till.simulated()
        for code in ["99C", "99A", "99B"] { try await till.record(registered(code)) }
        let folds = try view(till).folds(startingWith: "org/", in: OrganisationArea.self)
        #expect(folds.map(\.name.text) == ["org/99A", "org/99B", "org/99C"])
        #expect(try view(till, 2).folds(startingWith: "org/", in: OrganisationArea.self).count == 1)
    }

    @Test func `corrected and withdrawn facts are told with the events that did it`() async throws {
        let till = try await Till.simulated([Seed.number("00").path])
        let name = try #require(StreamName("support/FICVALE/2012-01"))
        let fold = try view(till).fold(name, in: SupportArea.self)
        #expect(
            fold?.corrections == [
                CorrectedFact(
                    position: Position(16), statedAt: Position(50), superseded: [Position(16)])
            ])
        #expect(
            fold?.withdrawn == [WithdrawnFact(position: Position(42), withdrawnBy: Position(43))])
    }

    @Test func `streams are found by what their events are tagged with`() async throws {
        let till = try await Till.simulated([Seed.number("00").path])
        let streams = try view(till).streams(tagged: "body:FICCSUB").map(\.text)
        #expect(streams == streams.sorted() && streams.contains("org/FICCSUA"))
        #expect(try view(till).streams(tagged: "body:NONE1").isEmpty)
    }
}
