import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct FindingTests {
    private func key(_ rule: String, _ subject: String, _ ids: [UInt64]) -> String {
        Finding.key(
            rule: rule, regime: .pcr2015, subject: subject,
            ids: ids.map { EventID(high: 0, low: $0) })
    }

    @Test func `a key depends on rule, law, subject and ids, in whatever order these come`() {
        let first = key("FAIR-04", "procurement/FICA/1", [1, 2])
        #expect(first == key("FAIR-04", "procurement/FICA/1", [2, 1, 2]))
        #expect(first != key("FAIR-05", "procurement/FICA/1", [1, 2]))
        #expect(first != key("FAIR-04", "procurement/FICA/2", [1, 2]))
        #expect(first != key("FAIR-04", "procurement/FICA/1", [1, 3]))
        #expect(
            first
                != Finding.key(
                    rule: "FAIR-04", regime: .psr, subject: "procurement/FICA/1",
                    ids: [1, 2].map { EventID(high: 0, low: $0) }))
        #expect(first.hasPrefix("FAIR-04:") && first.utf8.count == 40)
    }

    @Test func `the subject names the part where there is one`() async throws {
        let found = try await findings("FAIR-04", LateBidAcceptedTests.histories.trips)
        #expect(found.first?.subject == "procurement/FICA/1 bid B1")
    }

    @Test func `a key is that of its canonical JSON, written at once or not`() {
        let ids = [EventID(high: 1, low: 2), EventID(high: 3, low: 4)]
        for texts in [["FAIR-04", "PSR", "procurement/02Q/4 bid B2"], ["A", "", ""]] {
            for ids in [[], [ids[0]], ids] {
                #expect(Finding.plainKeyBytes(texts, ids) == Finding.keyBytes(texts, ids))
            }
        }
        for text in ["a\"b", "a\\b", "a\nb", "é", "\u{7F}"] {
            #expect(Finding.plainKeyBytes([text], ids) == nil)
            #expect(!Finding.keyBytes([text], ids).isEmpty)
        }
    }
}
