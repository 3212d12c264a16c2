import CanonicalJSON
import Testing

@Suite struct JSONNumberTests {
    @Test func `only the grammar of JSON makes a number`() {
        for digits in ["0", "-0", "12", "-1.50", "1e5", "1E+5", "0.0e-0", "1e400"] {
            #expect(JSONNumber(digits)?.digits == digits)
        }
        let others = [
            "", " 1", "1 ", "01", "+1", ".5", "1.", "1e",
            "0x1", "1,2", "NaN", "-", "١",
        ]
        for digits in others {
            #expect(JSONNumber(digits) == nil, "\(digits)")
        }
    }

    @Test func `an integer is known by its digits`() {
        #expect(JSONNumber("9223372036854775807")?.int == .max)
        #expect(JSONNumber("-9223372036854775808")?.int == .min)
        #expect(JSONNumber("9223372036854775808")?.int == nil)
        #expect(JSONNumber("1.0")?.int == nil)
        #expect(JSONNumber("1e2")?.int == nil)
        #expect(JSONNumber(Int64(-7)).description == "-7")
    }

    @Test func `a double that is not finite is no number`() {
        #expect(JSONNumber(Double.nan) == nil)
        #expect(JSONNumber(Double.infinity) == nil)
        #expect(JSONNumber(1e21)?.digits == "1e+21")
    }

    @Test func `the canonical digits are those of the nearest double`() throws {
        let numbers: [(String, String)] = [
            ("-0", "0"), ("-0.0", "0"), ("1.0", "1"), ("1e2", "100"),
            ("9007199254740993", "9007199254740992"),
            ("9007199254740991", "9007199254740991"), ("1e-400", "0"), ("0.10", "0.1"),
            ("18446744073709551616", "18446744073709552000"), ("4.50", "4.5"), ("2e-3", "0.002"),
        ]
        for (digits, canonical) in numbers {
            #expect(try JSONNumber(digits)?.canonicalDigits() == canonical)
        }
        for digits in ["1e400", "-1e309", "1e99999999999999999999"] {
            #expect(throws: CanonicalJSONError.numberNotFinite(digits: digits)) {
                try JSONNumber(digits)?.canonicalDigits()
            }
        }
    }
}
