import CanonicalJSON
import Testing

@Suite struct JSONValueCanonicalTests {
    /// Source: RFC 8785, section 3.2.2.
    @Test func `the example of RFC 8785 comes out as published`() throws {
        let text = #"""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """#
        let canonical =
            #"{"literals":[null,true,false],"#
            + #""numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
            + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
        #expect(try Texts.canonical(text) == canonical)
    }

    /// Source: RFC 8785, section 3.2.3.
    @Test func `keys come in the published order`() throws {
        let text = #"""
            {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh",
            "1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control",
            "\u00f6":"Latin Small Letter O With Diaeresis"}
            """#
        let value = try Texts.value(try Texts.canonical(text))
        guard case .object(let object) = value else {
            Issue.record("not an object")
            return
        }
        let names = ["\r", "1", "\u{80}", "\u{F6}", "\u{20AC}", "\u{1F600}", "\u{FB33}"]
        #expect(object.members.map { Array($0.name.utf8) } == names.map { Array($0.utf8) })
    }

    /// Source: the test data that goes with RFC 8785.
    @Test func `the published inputs have the published outputs`() throws {
        let pairs: [(String, String)] = [
            (
                #"[ 56, { "d": true, "10": null, "1": [ ] } ]"#,
                #"[56,{"1":[],"10":null,"d":true}]"#
            ),
            (
                #"""
                {"peach": "This sorting order", "péché": "is wrong according to French",
                 "pêche": "but canonicalization MUST", "sin": "ignore locale"}
                """#,
                #"{"peach":"This sorting order","péché":"is wrong according to French","#
                    + #""pêche":"but canonicalization MUST","sin":"ignore locale"}"#
            ),
            (
                #"""
                {"1": {"f": {"f": "hi","F": 5} ,"\n": 56.0}, "10": { }, "": "empty", "a": { },
                 "111": [ {"e": "yes","E": "no" } ], "A": { }}
                """#,
                #"{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"#
                    + #""111":[{"E":"no","e":"yes"}],"A":{},"a":{}}"#
            ),
            (#"{"Unnormalized Unicode":"A\u030a"}"#, "{\"Unnormalized Unicode\":\"A\u{30A}\"}"),
        ]
        for (text, canonical) in pairs {
            #expect(Array(try Texts.canonical(text).utf8) == Array(canonical.utf8))
        }
    }

    @Test func `a number beyond every double has no canonical form`() throws {
        let value = try Texts.value(#"{"a":[1e400]}"#)
        #expect(throws: CanonicalJSONError.numberNotFinite(digits: "1e400")) {
            try value.canonicalBytes()
        }
    }

    @Test func `a value that is too deep is refused, not followed`() throws {
        var value = JSONValue.null
        for _ in 0..<64 { value = .array([value]) }
        #expect(try value.canonicalBytes().count == 132)
        let deeper = JSONValue.object(["a": value])
        #expect(throws: CanonicalJSONError.tooDeep(limit: 64)) { try deeper.canonicalBytes() }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `a random value is written, read and written the same`(seed: UInt64) throws {
        print("random seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<150 {
            let value = generator.value(isLeaf: true)
            let bytes = try value.canonicalBytes()
            for profile in Texts.profiles {
                let read = try JSONValue(parsing: bytes, profile: profile)
                #expect(read == value)
                #expect(try read.canonicalBytes() == bytes)
            }
            let wide = generator.value(isLeaf: false)
            let wideBytes = try wide.canonicalBytes()
            #expect(try JSONValue(parsing: wideBytes, profile: Texts.wide) == wide)
        }
    }
}
