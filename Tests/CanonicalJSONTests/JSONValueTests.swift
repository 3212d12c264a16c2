import CanonicalJSON
import Testing

@Suite struct JSONValueTests {
    @Test func `values are the same only when their bytes are`() {
        let values: Set<JSONValue> = [
            .null, .bool(true), .bool(false), .string("\u{E9}"), .string("e\u{301}"),
            .number(JSONNumber(1)), .string("1"), .array([]), .array([.null]), .object([:]),
            .object(["a": .null]), .array([.string("\u{E9}")]), .array([.string("e\u{301}")]),
        ]
        #expect(values.count == 13)
        #expect(values.contains(.array([.string("e\u{301}")])))
    }

    @Test func `a value knows its kind`() throws {
        let kinds: [(String, JSONKind)] = [
            ("null", .null), ("true", .boolean), ("1", .number), (#""""#, .string),
            ("[]", .array), ("{}", .object),
        ]
        for (text, kind) in kinds { #expect(try Texts.value(text).kind == kind) }
    }
}
