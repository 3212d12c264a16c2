import CanonicalJSON
import Testing

@Suite struct JSONValueParsingTests {
    @Test func `a text is read whole`() throws {
        let expected: JSONValue = .object([
            "a": .array([.number(JSONNumber(1)), .null, .string("\n"), .bool(false)]),
            "b": .object([:]),
        ])
        #expect(try Texts.value(#" {"b" : {}, "a":[1, null,"\n" ,false]} "#) == expected)
    }

    @Test func `numbers keep the digits they are written with`() throws {
        let value = try Texts.value("[1.0,1E+2,12345678901234567890.5,-0]")
        guard case .array(let elements) = value else {
            Issue.record("not an array")
            return
        }
        let digits = elements.map { element -> String in
            if case .number(let number) = element { number.digits } else { "" }
        }
        #expect(digits == ["1.0", "1E+2", "12345678901234567890.5", "-0"])
    }

    @Test func `what stands after the value is refused`() {
        let expected = JSONFailure(offset: 3, pointer: "", reason: .textAfterValue)
        #expect(throws: expected) { try Texts.value("[] 1") }
    }

    @Test func `a value is accepted whole exactly when it is accepted piece by piece`() {
        var generator = SeededGenerator(seed: 12)
        for _ in 0..<400 {
            let seedText = #"{"a":[1,-2.5e3,"x\n\u00e9"],"b":{"c":null,"d":true}}"#
            var bytes = Array(seedText.utf8)
            bytes[Int.random(in: 0..<bytes.count, using: &generator)] =
                #"{}[],:"\ 0-.etn"#.utf8.randomElement(using: &generator)!
            for profile in Texts.profiles {
                let failure = Texts.failure(of: bytes, as: profile)
                do throws(JSONFailure) {
                    _ = try JSONValue(parsing: bytes, profile: profile)
                    #expect(failure == nil)
                } catch {
                    #expect(failure == error)
                }
            }
        }
    }
}
