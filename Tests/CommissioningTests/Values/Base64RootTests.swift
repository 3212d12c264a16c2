import EventLog
import Testing

@testable import Commissioning

@Suite struct Base64RootTests {
    private let empty = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

    @Test func `the base64 of 32 bytes is a root`() {
        #expect(Base64Root(empty)?.text == empty)
        #expect(Reading.good(Base64Root.self, "\"\(empty)\"")?.text == empty)
        #expect(Base64Root(Base64Root.example.text) == .example)
    }

    @Test func `anything else is not`() {
        let wrong = [
            "", String(empty.dropLast()), empty + "=", String(empty.dropLast(2)) + "V=",
            "-" + empty.dropFirst(), "é" + empty.dropFirst(2),
        ]
        for text in wrong {
            #expect(Base64Root(text) == nil, "\(text)")
            #expect(Reading.issue(Base64Root.self, "\"\(text)\"")?.reason == "not a root")
        }
    }
}
