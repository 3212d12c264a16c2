@testable import EventLog
import Testing

@Test(arguments: [
    "org/02Q", "support/02Q/2013-1", "a/b", "A.b_c-d/0", "a/b/" + String(repeating: "x", count: 64),
    String(repeating: "x", count: 64) + "/y",
])
func `a stream name is an area and one or two segments`(text: String) throws {
    let name = try #require(StreamName(text))
    #expect(name.text == text && name.description == text)
    #expect(name.parts.joined(separator: "/") == text)
    #expect(name.area == name.parts[0])
}

@Test(arguments: [
    "", "/", "org", "org/", "/org", "org//1", "a/b/c/d", "a/b/", "a/b c", "a/ä", "a/b\n", "a\\b",
    "a/b%2F", "a/b\u{0}", "a/" + String(repeating: "x", count: 65),
    String(repeating: "x", count: 65) + "/a", "a/b\r\n", "a/b/\u{301}",
])
func `another text is no stream name`(text: String) {
    #expect(StreamName(text) == nil)
}

@Test func `stream names are compared as bytes`() throws {
    let names = ["a/b", "a.b/c", "B/a", "a/b/c", "a/B", "a-b/c"]
    let sorted = names.compactMap(StreamName.init).sorted().map(\.text)
    #expect(sorted == ["B/a", "a-b/c", "a.b/c", "a/B", "a/b", "a/b/c"])
}

@Test func `random bytes are a stream name only when they read back the same`() {
    let seed: UInt64 = 11
    var random = SeededRandom(seed)
    let alphabet = Array("aZ0./-_ \u{7F}é".utf8)
    for _ in 0..<20_000 {
        let count = Int.random(in: 0...12, using: &random)
        let bytes = (0..<count).map { _ in alphabet.randomElement(using: &random) ?? 0 }
        let name = bytes.withUnsafeBufferPointer { StreamName(utf8: $0) }
        guard let name else { continue }
        #expect(Array(name.text.utf8) == bytes, "seed \(seed)")
        #expect((2...3).contains(name.parts.count) && !name.parts.contains(""), "seed \(seed)")
    }
}

@Test(arguments: [
    ("org/02Q", true), ("support/FICVALE/1", true), ("org/12345678", true), ("org/02q", false),
    ("org/2Q", false), ("org/123456789", false), ("org/.-_", false),
])
func `a body is named by a code in capitals`(text: String, hasCode: Bool) throws {
    #expect(try #require(StreamName(text)).hasBodyCode == hasCode)
}
