import Testing

@testable import CanonicalJSON

@Suite struct JSONValueMakingTests {
    @Test func `a whole number is kept, or the nearest that fits`() {
        #expect(JSONValue.integer(UInt8(7)) == .number(JSONNumber(7)))
        #expect(JSONValue.integer(UInt64.max) == .number(JSONNumber(Int64.max)))
    }

    @Test func `a value is told by its description`() {
        #expect(JSONValue.text(2_014) == .string("2014"))
    }

    @Test func `members without a value are left out`() {
        let object = JSONObject(present: [("a", .null), ("b", nil), ("a", .bool(true))])
        #expect(object.members.map(\.name) == ["a"])
        #expect(object["a"] == .bool(true))
    }
}
