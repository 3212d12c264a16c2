import AuditRules
import Commissioning
import EventLog
import Ledger
import TestSupport
import Testing
import TransparencyLog

@testable import Reports

struct ReportEventTests {
    @Test func `corrections name the event and who made them`() async throws {
        let till = try await Till.simulated()
        try await till.record(registered("02Q", id: 1))
        try await till.record(
            line(
                "ledger.record-corrected.v1", "org/02Q", "2014-01-01", id: 2, corrects: 1,
                #"{"reasonCode":"wrongValue","occurredon":"2013-04-01","#
                    + #""data":{"kind":"CCG","name":"Other"}}"#))
        try await till.record(
            line(
                "ledger.record-withdrawn.v1", "org/02Q", "2014-01-02", id: 3, corrects: 1,
                #"{"reasonCode":"neverHappened"}"#))
        try await till.record(registered("02R"))
        let report = try SampleReport.report(
            till.reopened(), "02R", asOf: "2020-01-01"
        ).report
        #expect(report.corrections.isEmpty)
        var events: [ReportEvent] = []
        try till.ledger.store.read(.all, from: Position(1), to: LogSize(4)) { row in
            let event = ReportEvent(
                position: row.position, leaf: row.leaf, leafHash: row.leafHash)
            if let event { events.append(event) }
            return true
        }
        let corrections = ReportCorrection.all(in: events)
        #expect(corrections.map(\.original.position.index) == [1, 1])
        #expect(corrections.map(\.by.isWithdrawal) == [false, true])
        #expect(corrections.allSatisfy { $0.by.actor == "person:test" })
        #expect(events.map(\.streamVersion) == [1, 2, 3])
    }

    @Test func `a leaf without an envelope is no event`() {
        let event = Array("{}".utf8).withUnsafeBufferPointer {
            ReportEvent(position: Position(0), leaf: $0, leafHash: TreeHash.emptyRoot)
        }
        #expect(event == nil)
    }

    @Test func `a type is told in words`() {
        #expect(TypeWords.words("procurement.award-decided.v1") == "award decided")
        #expect(TypeWords.words("org.organisation-registered") == "organisation registered")
        #expect(TypeWords.words("odd") == "odd")
    }
}
