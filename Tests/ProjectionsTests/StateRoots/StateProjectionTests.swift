import CanonicalJSON
import Commissioning
import EventLog
import Ledger
import TestSupport
import Testing

@testable import Projections

@Suite struct StateProjectionTests {
    private func view(_ till: Till, knownAt moment: String? = nil) throws -> LogView {
        LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(moment).size,
            asOf: try #require(CivilDate("2016-01-01")))
    }

    @Test func `names are known, each once`() {
        let names = StateProjections.all.map { $0.name }
        #expect(names == ["streams", "organisations", "contracts"])
        #expect(names.allSatisfy { StateProjections.named($0)?.name == $0 })
        #expect(StateProjections.named("Streams") == nil)
    }

    @Test func `each stream has its version and its newest event, as far as known`() async throws {
        let till = try await Till.simulated()
        _ = try await till.importing([registered("02Q"), registered("02R")])
        _ = try await till.importing([
            line("org.organisation-renamed.v1", "org/02Q", "2015-01-01", #"{"newName":"B"}"#)
        ])
        let now = try StreamVersions.rows(in: try view(till))
        let tree = StateTree(now)
        #expect(
            tree.rows.map(\.key.first) == ["ledger/test", "org/02Q", "org/02R"].map { .string($0) })
        #expect(
            tree.rows[1].value == .object(["version": .integer(2), "lastPosition": .integer(3)]))
        let before = StateTree(try StreamVersions.rows(in: try view(till, knownAt: "position:2")))
        #expect(
            before.rows.map(\.value)
                == [0, 1].map { place in
                    .object(["version": .integer(1), "lastPosition": .integer(place)])
                })
    }
}
