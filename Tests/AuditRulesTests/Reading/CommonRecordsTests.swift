import Commissioning
import EventLog
import Ledger
import Projections
import TestSupport
import Testing

@testable import AuditRules

struct CommonRecordsTests {
    private static let empty = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

    private func root(_ projection: String, _ day: String) -> String {
        fact(
            "ledger.state-root-recorded", day,
            #"{"asOf":"2016-04-30","logSize":0,"projection":"\#(projection)","rowCount":0,"#
                + #""version":1,"root":"\#(Self.empty)"}"#, in: "ledger/state-roots"
        ).dropLast()
            + #","onbehalfof":"GB-NHS-FICA"}"#
    }

    private func view(_ lines: [String]) async throws -> LogView {
        let till = try await Till.simulated()
        #expect(try await till.importing(lines).rejected == 0)
        return LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
            asOf: try #require(CivilDate("2020-01-01")))
    }

    private func records(of body: String, in view: LogView) throws -> CommonRecords {
        let code = try #require(ODSCode(body))
        return try CommonRecords(of: [code], line: [code], in: view)
    }

    @Test func `what the ledger says of itself is found by body`() async throws {
        let view = try await view([complete("choice"), root("streams", "2016-05-01")])
        let common = try CommonRecords(view) { (_) throws(FoldError) in .same }
        let body = try #require(ODSCode("FICA"))
        #expect(common.declarations[body]?.count == 1)
        #expect(common.roots[body]?.map(\.outcome) == [.same])
    }

    @Test func `only the newest root of a projection is folded again`() async throws {
        let view = try await view([
            root("streams", "2016-05-01"), root("streams", "2017-05-01"),
            root("contracts", "2016-05-01"),
        ])
        let common = try CommonRecords(view) { (_) throws(FoldError) in .same }
        let outcomes = common.roots.values.flatMap { $0 }.map(\.outcome)
        #expect(outcomes == [.notAsked, .same, .same])
    }

    @Test func `for a body alone no root is folded again, and other bodies are left out`()
        async throws
    {
        let view = try await view([complete("choice"), root("streams", "2016-05-01")])
        let other = try records(of: "FICB", in: view)
        #expect(other.declarations.isEmpty)
        let own = try records(of: "FICA", in: view)
        #expect(own.declarations.count == 1)
        #expect(own.roots.values.flatMap { $0 }.map(\.outcome) == [.notAsked])
    }
}
