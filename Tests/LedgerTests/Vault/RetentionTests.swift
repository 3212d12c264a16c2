import CanonicalJSON
import Commissioning
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct RetentionTests {
    private func due(_ ledger: Ledger, _ day: String) throws -> [String] {
        var fields: [String] = []
        try ledger.retentionDue(asOf: try #require(CivilDate(day))) { row in
            fields.append("\(row.position) \(row.field) \(row.retention.rawValue) \(row.dueOn)")
            return true
        }
        return fields
    }

    @Test func `a value is due after the years of its class, from the day of the fact`()
        async throws
    {
        let till = try await Till.real()
        let ledger = try Guest.ledger(on: till, vault: MemoryVault(mac: Till.mac))
        let leap = Guest.invites().replacing("2020-01-01", with: "2016-02-29")
        _ = try await ledger.record(Array(leap.utf8))
        #expect(try due(ledger, "2022-02-27") == [])
        #expect(
            try due(ledger, "2022-02-28") == [
                "1 guests/0/name personal 2022-02-28",
                "1 guests/0/telephone personal 2022-02-28",
                "1 guests/0/remark other 2022-02-28",
            ])
    }

    @Test func `papers of bodies are kept longer, and what is erased is not due`() async throws {
        #expect(RetentionClass.of(.narrative, inArea: "governance").years == 20)
        #expect(RetentionClass.of(.narrative, inArea: "procurement") == .procurement)
        #expect(RetentionClass.of(.personal, inArea: "governance") == .personal)
        let till = try await Till.real()
        let ledger = try Guest.ledger(on: till, vault: MemoryVault(mac: Till.mac))
        _ = try await ledger.record(Array(Guest.invites().utf8))
        let (ann, clerk) = (
            try #require(Reference("person:ann")), try #require(Reference("person:9"))
        )
        _ = try await ledger.erase(ann, basis: .retentionEnded, by: clerk)
        #expect(try due(ledger, "2030-01-01") == ["1 guests/0/remark other 2026-01-01"])
        var count = 0
        try ledger.retentionDue(asOf: CivilDate(daysSinceEpoch: .max)) { row in
            count += row.json.members.count
            return false
        }
        #expect(count == 9)
    }
}
