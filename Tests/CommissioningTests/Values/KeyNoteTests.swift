import CanonicalJSON
import EventLog
import Testing
import TransparencyLog

@testable import Commissioning

@Suite struct KeyNoteTests {
    /// A note as JSON text.
    static func json(_ text: String) -> String {
        String(decoding: (try? JSONValue.string(text).canonicalBytes()) ?? [], as: UTF8.self)
    }

    @Test func `a signed note about a key is read as it is written`() throws {
        let text = KeyNote.example.text
        let read = try #require(Reading.good(KeyNote.self, KeyNoteTests.json(text)))
        #expect(read == .example && read.text == text)
        guard case .announce(let key) = read.signed.notice.act else {
            Issue.record("not an announcement")
            return
        }
        var keys = SigningKeys()
        try keys.take(read.signed, from: 0)
        #expect(keys.current == key)
    }

    @Test func `anything else says what is wrong`() {
        let reasons = [
            "\"\"": "the note has no signatures below an empty line", "7": "not a signed note",
            KeyNoteTests.json("a\nb\n\n\u{2014} a AAAAAAA=\n"):
                "the second line of the note is not announce, rotate or revoke",
        ]
        for (json, reason) in reasons {
            #expect(Reading.issue(KeyNote.self, json)?.reason == reason)
        }
    }
}
