import EventLog
import Testing
import TransparencyLog

@testable import Commissioning

@Suite struct SigningKeyAnnouncedTests {
    @Test func `its fields are read and wrong ones are reported at their place`() throws {
        let key = try KeyNotes.key(1)
        let data = try KeyNotes.data(.announce(key.verifier), key)
        SchemaLaw.holds(LedgerArea.self, "signing-key-announced", minimal: data, full: data)
        #expect(
            Reading.tags(LedgerArea.self, "signing-key-announced", data) == [SigningKeyEvents.tag])
    }

    @Test func `the first key signs, and the next waits`() throws {
        let (one, two) = (try KeyNotes.key(1), try KeyNotes.key(2))
        let state = try Story(LedgerArea.self, "ledger/keys")
            .given(
                "signing-key-announced", on: "2014-01-01",
                KeyNotes.data(.announce(one.verifier), one)
            )
            .given(
                "signing-key-announced", on: "2014-01-02",
                KeyNotes.data(.announce(two.verifier), two, one)
            ).state
        let keys = try #require(state.signingKeys[one.verifier.name])
        #expect(keys.current == one.verifier)
        #expect(keys.standing(of: two.verifier, at: 9) == .notInUse(announcedBy: 1))
    }
}
