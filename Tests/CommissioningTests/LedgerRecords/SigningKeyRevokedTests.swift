import EventLog
import Testing
import TransparencyLog

@testable import Commissioning

@Suite struct SigningKeyRevokedTests {
    @Test func `its fields are read and wrong ones are reported at their place`() throws {
        let (one, two) = (try KeyNotes.key(1), try KeyNotes.key(2))
        let act = KeyNotice.Act.revoke(one.verifier, from: 3)
        SchemaLaw.holds(
            LedgerArea.self, "signing-key-revoked", minimal: try KeyNotes.data(act, two),
            full: try KeyNotes.data(act, two, reason: "lost"))
    }

    @Test func `the key in use is revoked by one that was announced before`() throws {
        let (one, two) = (try KeyNotes.key(1), try KeyNotes.key(2))
        let story = try Story(LedgerArea.self, "ledger/keys")
            .given(
                "signing-key-announced", on: "2014-01-01",
                KeyNotes.data(.announce(one.verifier), one))
        let revoked = try KeyNotes.data(.revoke(one.verifier, from: 1), two)
        #expect(
            story.when("signing-key-revoked", on: "2014-01-02", revoked)
                == .signingKey(.noSuccessorSigned))
        let told = try story.given(
            "signing-key-announced", on: "2014-01-02",
            KeyNotes.data(.announce(two.verifier), two, one)
        ).given("signing-key-revoked", on: "2014-01-03", revoked)
        let keys = try #require(told.state.signingKeys[one.verifier.name])
        #expect(keys.current == two.verifier)
        #expect(keys.standing(of: one.verifier, at: 2) == .revoked(from: 1, by: 2))
        let again = told.when("signing-key-revoked", on: "2014-01-04", revoked)
        #expect(again?.restsOn == [Position(2)])
    }
}
