import EventLog
import Testing
import TransparencyLog

@testable import Commissioning

@Suite struct SigningKeyRotatedTests {
    @Test func `its fields are read and wrong ones are reported at their place`() throws {
        let (one, two) = (try KeyNotes.key(1), try KeyNotes.key(2))
        let act = KeyNotice.Act.rotate(one.verifier, to: two.verifier, size: 3)
        SchemaLaw.holds(
            LedgerArea.self, "signing-key-rotated", minimal: try KeyNotes.data(act, one, two),
            full: try KeyNotes.data(act, one, two, reason: "scheduled"))
    }

    @Test func `another key signs from that size on, when both have signed`() throws {
        let (one, two) = (try KeyNotes.key(1), try KeyNotes.key(2))
        let act = KeyNotice.Act.rotate(one.verifier, to: two.verifier, size: 1)
        let story = try Story(LedgerArea.self, "ledger/keys").given(
            "signing-key-announced", on: "2014-01-01",
            KeyNotes.data(.announce(one.verifier), one))
        let alone = try KeyNotes.data(act, one)
        #expect(story.when("signing-key-rotated", on: "2014-01-02", alone)?.rule == "signing-key")
        let state = story.given(
            "signing-key-rotated", on: "2014-01-02", try KeyNotes.data(act, one, two)
        ).state
        #expect(state.signingKeys[one.verifier.name]?.current == two.verifier)
    }
}
