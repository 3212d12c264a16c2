import EventLog
import Testing
import TransparencyLog

@testable import Commissioning

/// Signed notes about the keys of a log, as the data of events.
enum KeyNotes {
    static func key(_ seed: UInt8, _ name: String = "rill.example/ledger") throws -> SignerKey {
        try SignerKey(
            name: #require(KeyName(name)), kind: .note, seed: [UInt8](repeating: seed, count: 32))
    }

    /// The data of an event that holds the note.
    static func data(
        _ act: KeyNotice.Act, _ signers: SignerKey..., reason: String? = nil
    ) throws -> String {
        let signed = try SignedKeyNotice(
            KeyNotice(origin: signers[0].verifier.name, act: act), signedBy: signers)
        let why = reason.map { #","reasonCode":"\#($0)""# } ?? ""
        return "{\"note\":\(KeyNoteTests.json(KeyNote(signed).text))\(why)}"
    }
}

@Suite struct SigningKeyEventsTests {
    private let story = Story(LedgerArea.self, "ledger/keys")

    @Test func `a note says what its event says, and what is late is refused`() throws {
        let key = try KeyNotes.key(1)
        let data = try KeyNotes.data(.announce(key.verifier), key)
        #expect(story.when("signing-key-rotated", on: "2014-01-01", data) == .noteOfAnotherAct)
        let type = try #require(Reading.type(LedgerArea.self, "signing-key-announced"))
        let event = Reading.read(type, data, .proposal).0
        let fact = Fact(
            id: EventID(high: 0, low: 1), position: Position(1), statedAt: Position(1),
            occurredOn: day("2014-01-01"), precision: nil, time: nil,
            recordedTime: Instant(microseconds: 1), isLate: true)
        #expect(throws: LedgerRefusal.keysOutOfOrder) { try event.check(in: story.state, fact) }
    }

    @Test func `each log's keys follow one another`() throws {
        let (one, two) = (try KeyNotes.key(1), try KeyNotes.key(2))
        let other = try KeyNotes.key(1, "brook.example/ledger")
        let told = try story.given(
            "signing-key-announced", on: "2014-01-01",
            KeyNotes.data(.announce(one.verifier), one))
        let unvouched = try KeyNotes.data(.announce(two.verifier), two)
        let id = one.verifier.text.split(separator: "+")[1]
        #expect(
            told.when("signing-key-announced", on: "2014-01-02", unvouched)
                == .signingKey(.notSignedBy(String(id))))
        let elsewhere = try KeyNotes.data(.announce(other.verifier), other)
        #expect(told.when("signing-key-announced", on: "2014-01-02", elsewhere) == nil)
        let state = told.given("signing-key-announced", on: "2014-01-02", elsewhere).state
        #expect(state.signingKeys.count == 2)
        #expect(state.signingKeys[one.verifier.name]?.current == one.verifier)
        let again = try KeyNotes.data(.announce(one.verifier), one)
        let refusal = told.when("signing-key-announced", on: "2014-01-03", again)
        #expect(refusal == .signingKey(.announcedBefore(by: 0)))
        #expect(refusal?.rule == "signing-key" && refusal?.restsOn == [Position(0)])
    }
}
