import CanonicalJSON
import Testing

@Suite struct JSONReaderStringsTests {
    @Test func `a text is compared by its resolved bytes`() throws {
        try Texts.read(#"["amount","\u0061mount","","\n"]"#) { reader throws(JSONFailure) in
            try reader.beginArray()
            for expected in ["amount", "amount", "", "\n"] as [StaticString] {
                let hasMore = try reader.nextElement()
                #expect(hasMore)
                let text = try reader.readText()
                let isSame = reader.equals(text, expected)
                #expect(isSame)
                let isOtherCase = reader.equals(text, "amounT")
                #expect(!isOtherCase)
                let isShorter = reader.equals(text, "amoun")
                #expect(!isShorter)
            }
            let hasMore = try reader.nextElement()
            #expect(!hasMore)
        }
    }

    @Test func `a text says where it stands`() throws {
        let text = try Texts.read(#"  "a\n" "#) { reader throws(JSONFailure) in
            try reader.readText()
        }
        #expect(text.range == 3..<6)
        #expect(text.hasEscapes)
    }

    @Test func `a text is lent as UTF-8 and nothing in it is changed`() throws {
        let bytes = try Texts.read("\"e\u{301}\\u00e9\"") { reader throws(JSONFailure) in
            let text = try reader.readText()
            return reader.withUTF8(of: text) { Array($0) }
        }
        #expect(bytes == Array("e\u{301}\u{E9}".utf8))
    }

    @Test func `what the borrower throws is passed on`() throws {
        struct Full: Error {}
        try Texts.read(#""a""#) { reader throws(JSONFailure) in
            let text = try reader.readText()
            #expect(throws: Full.self) {
                try reader.withUTF8(of: text) { _ throws(Full) in throw Full() }
            }
        }
    }
}
