import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct DraftedValuesTests {
    @Test func `what would not be shown is told with the words in its place`() async throws {
        let till = try await Till.real()
        let ledger = try Guest.ledger(on: till, vault: MemoryVault(mac: Till.mac))
        let text = line(
            "guest.invited.v1", "guest/TST", "2020-01-01",
            #"{"guests":[{"personRef":"person:ann","name":"Ann","telephone":"01632 960123","#
                + #""remark":"Likes tea.","gift":"A vase."}]}"#)
        let hidden = ledger.hiddenValues(of: try ledger.dryRun(Array(text.utf8)))
        #expect(
            hidden == [
                HiddenValue(name: "guests/0/gift", words: "sealed until opening"),
                HiddenValue(name: "guests/0/telephone", words: "sealed (personal)"),
            ])
        let without = try Guest.ledger(on: till, vault: nil)
        let more = without.hiddenValues(of: try without.dryRun(Array(text.utf8)))
        #expect(more.map(\.name).contains("guests/0/name"))
    }
}
