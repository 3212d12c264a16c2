import CanonicalJSON
import Testing

@Suite struct JSONReaderNumbersTests {
    @Test func `integers of a leaf are read up to the limit`() throws {
        let limit = JSONProfile.largestLeafInteger
        for value in [0, 1, -1, 10, limit, -limit] {
            for profile in Texts.profiles {
                let read = try Texts.read("\(value)", as: profile) { reader throws(JSONFailure) in
                    try reader.readInteger()
                }
                #expect(read == value)
            }
        }
        let beyond = [
            "9007199254740992", "-9007199254740992", "18446744073709551617",
            "99999999999999999999999",
        ]
        for text in beyond {
            for profile in [JSONProfile.leaf, .canonicalLeaf] {
                let reason = JSONFailure.Reason.integerOutOfRange(limit: limit)
                let expected = JSONFailure(offset: 1, pointer: "/0", reason: reason)
                #expect(Texts.failure(of: "[\(text)]", as: profile) == expected)
            }
            #expect(Texts.failure(of: "[\(text)]", as: Texts.wide) == nil)
        }
    }

    @Test func `integers of an interchange text are read up to 64 bits`() throws {
        func read(_ text: String) throws(JSONFailure) -> Int64 {
            try Texts.read(text, as: Texts.wide) { reader throws(JSONFailure) in
                try reader.readInteger()
            }
        }
        for value in [Int64.min, .min + 1, .max - 1, .max] {
            #expect(try read("\(value)") == value)
        }
        #expect(try read("-0") == 0)
        for text in ["9223372036854775808", "-9223372036854775809", "18446744073709551616"] {
            let reason = JSONFailure.Reason.integerOutOfRange(limit: .max)
            #expect(throws: JSONFailure(offset: 0, pointer: "", reason: reason)) {
                try read(text)
            }
        }
        for text in ["1.0", "1e2", "0.5", "-1E-2"] {
            #expect(throws: JSONFailure(offset: 0, pointer: "", reason: .notInteger)) {
                try read(text)
            }
        }
    }

    @Test func `a leaf has no fractions and no exponents`() {
        for text in ["1.0", "0.5", "1e2", "-1E+2", "0e0"] {
            for profile in [JSONProfile.leaf, .canonicalLeaf] {
                let expected = JSONFailure(offset: 1, pointer: "/0", reason: .notInteger)
                #expect(Texts.failure(of: "[\(text)]", as: profile) == expected)
            }
            #expect(Texts.failure(of: "[\(text)]", as: Texts.wide) == nil)
        }
    }

    @Test func `numbers outside the grammar are refused`() {
        let faults: [(String, Int, JSONFailure.Reason)] = [
            ("01", 0, .leadingZero), ("-01", 1, .leadingZero), ("00", 0, .leadingZero),
            ("-", 1, .missingDigit), ("1.", 2, .missingDigit), ("1.e1", 2, .missingDigit),
            ("1e", 2, .missingDigit), ("1e+", 3, .missingDigit), ("-.5", 1, .missingDigit),
            ("--1", 1, .missingDigit), ("1ea", 2, .missingDigit), ("0.1.2", 3, .missingComma),
            ("0x1", 1, .missingComma), ("1e5.5", 3, .missingComma),
        ]
        for (text, offset, reason) in faults {
            let failure = Texts.failure(of: "[\(text)]", as: Texts.wide)
            let point = UInt8(ascii: ".")
            let isPoint = text.utf8.dropFirst(offset).first == point && reason == .missingComma
            #expect(failure?.reason == (isPoint ? .unexpectedByte(point) : reason), "\(text)")
            #expect(failure?.offset == offset + 1, "\(text)")
        }
        #expect(Texts.failure(of: "-", as: .leaf)?.reason == .missingDigit)
    }

    @Test func `zero has no sign in canonical bytes`() {
        let expected = JSONFailure(offset: 1, pointer: "/0", reason: .negativeZero)
        #expect(Texts.failure(of: "[-0]", as: .canonicalLeaf) == expected)
        #expect(Texts.failure(of: "[-0]", as: .leaf) == nil)
    }

    @Test func `a number is handed over as it is written`() throws {
        let digits = try Texts.read("[ 1.50E+07 ]", as: Texts.wide) { reader throws(JSONFailure) in
            try reader.beginArray()
            _ = try reader.nextElement()
            return reader.string(try reader.readNumber())
        }
        #expect(digits == "1.50E+07")
    }

    @Test func `a number of a million digits comes to an end`() throws {
        let digits = String(repeating: "7", count: 1_000_000)
        #expect(Texts.failure(of: "[\(digits)]", as: Texts.wide) == nil)
    }
}
