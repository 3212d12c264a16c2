import CanonicalJSON
import Testing

@Suite struct ECMAScriptNumberTests {
    /// Source: RFC 8785, appendix B.
    @Test func `the numbers of RFC 8785 come out as published`() {
        let published: [(UInt64, String)] = [
            (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"),
            (0x0000_0000_0000_0001, "5e-324"), (0x8000_0000_0000_0001, "-5e-324"),
            (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
            (0xFFEF_FFFF_FFFF_FFFF, "-1.7976931348623157e+308"),
            (0x4340_0000_0000_0000, "9007199254740992"),
            (0xC340_0000_0000_0000, "-9007199254740992"),
            (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"),
            (0x44B5_2D02_C7E1_4AF6, "1e+23"),
            (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"),
            (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
            (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"),
            (0x444B_1AE4_D6E2_EF50, "1e+21"),
            (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"),
            (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
            (0x41B3_DE43_5555_5553, "333333333.3333332"),
            (0x41B3_DE43_5555_5554, "333333333.33333325"),
            (0x41B3_DE43_5555_5555, "333333333.3333333"),
            (0x41B3_DE43_5555_5556, "333333333.3333334"),
            (0x41B3_DE43_5555_5557, "333333333.33333343"),
            (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
            (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
        ]
        for (bits, text) in published {
            #expect(ECMAScriptNumber.write(Double(bitPattern: bits)) == text)
        }
    }

    @Test func `the layout changes where ECMAScript changes it`() {
        let numbers: [(Double, String)] = [
            (1e20, "100000000000000000000"), (1e21, "1e+21"), (1.5e21, "1.5e+21"),
            (123e18, "123000000000000000000"), (1e-6, "0.000001"), (1.5e-6, "0.0000015"),
            (1e-7, "1e-7"), (-1.25e-7, "-1.25e-7"), (0.1, "0.1"), (100, "100"), (-1, "-1"),
            (4.5, "4.5"), (2e-3, "0.002"), (1e-27, "1e-27"), (1e100, "1e+100"),
            (123.456, "123.456"),
        ]
        for (number, text) in numbers { #expect(ECMAScriptNumber.write(number) == text) }
    }

    @Test func `what is not finite has its ECMAScript name`() {
        #expect(ECMAScriptNumber.write(.nan) == "NaN")
        #expect(ECMAScriptNumber.write(.infinity) == "Infinity")
        #expect(ECMAScriptNumber.write(-.infinity) == "-Infinity")
    }

    @Test func `any double reads back as itself`() {
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<5_000 {
            let value = Double(bitPattern: generator.next())
            if value.isFinite { #expect(Double(ECMAScriptNumber.write(value)) == value) }
        }
    }
}
