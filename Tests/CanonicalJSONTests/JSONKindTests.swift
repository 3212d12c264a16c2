import Testing

@testable import CanonicalJSON

@Suite struct JSONKindTests {
    @Test func `the first byte tells the kind`() {
        let firsts: [(String, JSONKind?)] = [
            ("{", .object), ("[", .array), ("\"", .string), ("-", .number), ("0", .number),
            ("9", .number), ("t", .boolean), ("f", .boolean), ("n", .null), ("'", nil), ("N", nil),
        ]
        for (text, kind) in firsts { #expect(JSONKind(firstByte: text.utf8.first!) == kind) }
    }

    @Test func `every kind has words of its own`() {
        #expect(Set(JSONKind.allCases.map(\.description)).count == JSONKind.allCases.count)
    }
}
