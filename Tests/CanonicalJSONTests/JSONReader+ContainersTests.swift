import CanonicalJSON
import Testing

@Suite struct JSONReaderContainersTests {
    @Test func `texts that are JSON are read`() {
        let texts = [
            "[]", "{}", "[[]]", "[{}]", #"{"":0}"#, "[1,2]", "[ 1 , 2 ]", #"{ "a" : [ ] }"#,
            "\t[\n]\r\n", "null", "true", "false", "0", #""""#, #"[[],[[]],{"a":{"b":[]}}]"#,
            #"{"a":1,"b":2,"c":{"a":1}}"#, "[null,null]", #"["\u0060\u012a\u12AB"]"#,
            "[\"\u{FFFF}\u{10FFFF}\u{FEFF}\u{7F}\"]", #"{"title":"\u041f\u043e"}"#, " [] ", "[-1]",
        ]
        for text in texts {
            for profile in [JSONProfile.leaf, Texts.wide] {
                #expect(Texts.failure(of: text, as: profile) == nil, "\(text)")
            }
        }
    }

    @Test func `each fault in the structure has its place and its reason`() {
        let faults: [(String, Int, String, JSONFailure.Reason)] = [
            ("[1,]", 2, "", .trailingComma), (#"{"a":1,}"#, 6, "", .trailingComma),
            (#"[{"a":1,}]"#, 7, "/0", .trailingComma), ("[1 2]", 3, "/0", .missingComma),
            ("[1true]", 2, "/0", .missingComma), (#"{"a":1 "b":2}"#, 7, "/a", .missingComma),
            ("[,1]", 1, "", .missingValue), ("[1,,2]", 3, "", .missingValue),
            (#"{"a":}"#, 5, "", .missingValue), (#"{"a"::1}"#, 5, "/a", .missingValue),
            ("{,}", 1, "", .missingValue), ("[", 1, "/0", .unexpectedEnd),
            ("{", 1, "", .unexpectedEnd), ("[1", 2, "/0", .unexpectedEnd),
            ("[1,", 3, "/1", .unexpectedEnd), (#"{"a""#, 4, "/a", .unexpectedEnd),
            (#"{"a":"#, 5, "/a", .unexpectedEnd), (#"{"a":1"#, 6, "/a", .unexpectedEnd),
            (#"{"a":1,"#, 7, "", .unexpectedEnd), (#"{"a" 1}"#, 5, "/a", .missingColon),
            (#"{"a",1}"#, 4, "", .missingColon), (#"{"a"}"#, 4, "", .missingColon),
            ("[}", 1, "", .wrongBracket), ("{]", 1, "", .wrongBracket),
            ("[1}", 2, "", .wrongBracket), (#"{"a":1]"#, 6, "", .wrongBracket),
            (#"{"a":]}"#, 5, "", .wrongBracket), ("]", 0, "", .missingValue),
            ("}", 0, "", .missingValue), ("[]]", 2, "", .textAfterValue),
            ("{}}", 2, "", .textAfterValue), ("1 2", 2, "", .textAfterValue),
            ("[]x", 2, "", .textAfterValue), ("\"\"'", 2, "", .textAfterValue),
            ("{1:1}", 1, "", .keyNotString), ("{a:1}", 1, "", .keyNotString),
            ("{null:1}", 1, "", .keyNotString), ("{[]:1}", 1, "", .keyNotString),
            ("{:1}", 1, "", .unexpectedByte(UInt8(ascii: ":"))),
            ("[1:2]", 2, "/0", .unexpectedByte(UInt8(ascii: ":"))),
            ("[*]", 1, "/0", .unexpectedByte(UInt8(ascii: "*"))),
            ("[1;2]", 2, "/0", .unexpectedByte(UInt8(ascii: ";"))),
            ("<x>", 0, "", .unexpectedByte(UInt8(ascii: "<"))),
        ]
        for (text, offset, pointer, reason) in faults {
            let expected = JSONFailure(offset: offset, pointer: pointer, reason: reason)
            for profile in [JSONProfile.leaf, Texts.wide] {
                #expect(Texts.failure(of: text, as: profile) == expected, "\(text)")
            }
        }
    }

    @Test func `canonical bytes have no whitespace anywhere`() {
        let texts: [(String, Int)] = [
            (" []", 0), ("[ ]", 1), ("[1 ,2]", 2), ("[1,\t2]", 3), ("[] ", 2), ("[]\n", 2),
            (#"{"a" :1}"#, 4), (#"{"a": 1}"#, 5), (#"{"a":1, "b":2}"#, 7), ("{\r}", 1), ("\n", 0),
        ]
        for (text, offset) in texts {
            let failure = Texts.failure(of: text, as: .canonicalLeaf)
            #expect(failure?.reason == .whitespace, "\(text)")
            #expect(failure?.offset == offset, "\(text)")
        }
    }
}
