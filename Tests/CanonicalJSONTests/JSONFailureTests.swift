import CanonicalJSON
import Testing

@Suite struct JSONFailureTests {
    @Test func `a failure says where and why in one line`() {
        let failure = Texts.failure(of: #"{"a":[1,]}"#, as: .leaf)
        #expect(failure?.description == "byte 7, /a: a comma stands before a closing bracket")
        let whole = Texts.failure(of: "", as: .leaf)
        #expect(whole?.description == "byte 0: there is no value")
    }

    @Test func `every reason has a sentence of its own`() {
        let reasons: [JSONFailure.Reason] = [
            .empty, .tooLong(limit: 1, length: 2), .byteOrderMark, .notUTF8, .unexpectedEnd,
            .unexpectedByte(7), .whitespace, .trailingComma, .missingComma, .missingColon,
            .missingValue, .wrongBracket, .textAfterValue, .singleQuote, .comment, .keyNotString,
            .unknownWord, .notFinite, .leadingZero, .plusSign, .missingDigit, .negativeZero,
            .notInteger, .integerOutOfRange(limit: 1), .tooDeep(limit: 1), .tooManyKeys(limit: 1),
            .duplicateKey, .keyOutOfOrder, .unterminatedString, .controlCharacter(7), .nul,
            .unknownEscape(7), .incompleteUnicodeEscape, .loneSurrogate(0xD800),
            .escapeNotMinimal, .malformedUTF8, .overlongUTF8, .surrogateInUTF8,
            .wrongKind(expected: .null, found: .array), .outOfTurn,
        ]
        #expect(Set(reasons.map(\.description)).count == reasons.count)
        #expect(reasons.allSatisfy { $0.description.utf8.last != UInt8(ascii: ".") })
    }
}
