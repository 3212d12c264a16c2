import CanonicalJSON
import Testing

@Suite struct JSONReaderFailuresTests {
    private func reason(_ bytes: [UInt8]) -> Set<JSONFailure.Reason?> {
        Set(Texts.profiles.map { Texts.failure(of: bytes, as: $0)?.reason })
    }

    private func reason(_ text: String) -> Set<JSONFailure.Reason?> {
        reason(Array(text.utf8))
    }

    @Test func `no value is no text`() {
        #expect(reason("") == [.empty])
        for profile in [JSONProfile.leaf, Texts.wide] {
            let failure = JSONFailure(offset: 3, pointer: "", reason: .empty)
            #expect(Texts.failure(of: " \n\t", as: profile) == failure)
        }
    }

    @Test func `a byte order mark and other encodings are refused`() {
        #expect(reason([0xEF, 0xBB, 0xBF] + Array("{}".utf8)) == [.byteOrderMark])
        #expect(reason([0xEF, 0xBB, 0xBF]) == [.byteOrderMark])
        #expect(reason("[\u{FEFF}]") == [.byteOrderMark])
        #expect(reason([0xFF, 0xFE, 0x5B, 0, 0x5D, 0]) == [.notUTF8])
        #expect(reason([0xFE, 0xFF, 0, 0x5B, 0, 0x5D]) == [.notUTF8])
        #expect(reason([0x5B, 0, 0x5D, 0]) == [.notUTF8])
        #expect(reason([0, 0x5B, 0, 0x5D]) == [.notUTF8])
        #expect(reason([0, 0, 0, 0x31]) == [.notUTF8])
        #expect(reason([0]) == [.nul])
        #expect(reason([0, 0]) == [.nul])
        #expect(reason([0x5B, 0x20, 0, 0x5D]).contains(.nul))
        #expect(reason([0xE9]) == [.unexpectedByte(0xE9)])
        #expect(reason([0xEF, 0xBB]) == [.unexpectedByte(0xEF)])
    }

    @Test func `what other languages allow is refused by name`() {
        let texts: [(String, JSONFailure.Reason)] = [
            ("['a']", .singleQuote), ("{'a':1}", .singleQuote), ("[/* */]", .comment),
            ("[//\n1]", .comment), ("[1/**/]", .comment), ("#\n1", .comment), ("[]//", .comment),
            ("[NaN]", .notFinite), ("[-NaN]", .notFinite), ("[Infinity]", .notFinite),
            ("[-Infinity]", .notFinite), ("[+1]", .plusSign), ("[.5]", .missingDigit),
            ("[True]", .unknownWord), ("[nul]", .unknownWord), ("[nulls]", .unknownWord),
            ("[tru", .unknownWord), ("undefined", .unknownWord), ("[fals]", .unknownWord),
        ]
        for (text, expected) in texts { #expect(reason(text) == [expected], "\(text)") }
    }

    @Test func `a decoder can name the place of a byte`() throws {
        try Texts.read(#"{"a":[{"b":7}]}"#) { reader throws(JSONFailure) in
            _ = try reader.skipValue()
            let pointer = reader.pointer(to: 11)
            #expect(pointer == "/a/0/b")
            let failure = reader.failure(.nul, at: 11)
            #expect(failure == JSONFailure(offset: 11, pointer: "/a/0/b", reason: .nul))
        }
    }
}
