import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct FactNoteTests {
    @Test func `a note keeps the id, the grade and the moment, and counts what is sealed`()
        async throws
    {
        let history = try await history([
            fact(
                "procurement.bid-received", "2016-06-01",
                #"{"bid":"B1","bidders":[{"supplierName":"A"}]}"#, id: 4,
                at: "2016-06-01T11:00:00Z", grade: "secondary")
        ])
        let received = try #require(history.procurements.first?.bids.first?.record.received)
        let note = try #require(history.note(received.by))
        #expect(note.id.description.hasSuffix("4") && note.grade == .secondary)
        #expect(note.type == "procurement.bid-received" && note.when == "2016-06-01T11:00:00Z")
        #expect(note.sealedCount == 1 && !note.grade.isStrong)
    }
}
