import EventLog
import Testing

/// The attributes of a leaf that has all of them.
private let attributes: [(name: String, value: String)] = [
    ("actor", "\"person:1\""), ("authority", "\"a\\\"b\""), ("causationid", "\"c\""),
    ("corrects", "\"\(id(2))\""), ("correlationid", "\"d\""), ("data", #"{"amount":1}"#),
    ("evidencegrade", "\"secondary\""), ("id", "\"\(id(1))\""), ("occurredon", "\"2013-04-30\""),
    ("occurredprecision", "\"month\""), ("onbehalfof", "\"GB-NHS-02Q\""),
    ("recordedtime", "\"2013-05-01T00:00:00.000001Z\""), ("source", "\"ledger.example/test\""),
    ("specversion", "\"1.0\""), ("streamversion", "7"), ("subject", "\"till/02Q/1\""),
    ("time", "\"2013-04-30T09:00:00Z\""), ("type", "\"till.counted.v1\""),
]

private func leaf(_ attributes: [(name: String, value: String)]) -> String {
    "{" + attributes.map { "\"\($0.name)\":\($0.value)" }.joined(separator: ",") + "}"
}

private func failure(_ text: String) -> FieldIssue? {
    Array(text.utf8).withUnsafeBufferPointer { buffer -> FieldIssue? in
        do throws(FieldIssue) {
            _ = try LeafHeader(buffer)
            return nil
        } catch {
            #expect(!error.reason.isEmpty)
            return error
        }
    }
}

@Test func `a header says what the leaf's attributes say`() throws {
    let text = leaf(attributes)
    try Array(text.utf8).withUnsafeBufferPointer { buffer in
        let header = try LeafHeader(buffer)
        #expect(header.id == id(1) && header.corrects == id(2))
        #expect(header.occurredOn == day("2013-04-30") && header.precision == .month)
        #expect(header.time == instant("2013-04-30T09:00:00Z"))
        #expect(header.recordedTime == instant("2013-05-01T00:00:00.000001Z"))
        #expect(header.streamVersion == StreamVersion(7))
        #expect(String(decoding: buffer[header.data], as: UTF8.self) == #"{"amount":1}"#)
        #expect(header.text(.authority, in: buffer) == "a\"b")
        #expect(header.text(.actor, in: buffer) == "person:1")
        #expect(header.text(.data, in: buffer) == nil)
        #expect(Array(header.bytes(.subject, in: buffer)) == Array("till/02Q/1".utf8))
    }
}

@Test(arguments: attributes.indices)
func `a leaf without an attribute is refused, unless the attribute is optional`(index: Int) {
    let name = attributes[index].name
    var rest = attributes
    rest.remove(at: index)
    let optional = [
        "authority", "causationid", "correlationid", "corrects", "evidencegrade",
        "occurredprecision", "time",
    ]
    let issue = failure(leaf(rest))
    #expect(issue?.reason == (optional.contains(name) ? nil : "the envelope lacks \(name)"))
}

@Test func `an absent attribute has no text`() throws {
    let rest = attributes.filter { $0.name != "authority" && $0.name != "time" }
    try Array(leaf(rest).utf8).withUnsafeBufferPointer { buffer in
        let header = try LeafHeader(buffer)
        #expect(header.text(.authority, in: buffer) == nil && header.time == nil)
        #expect(header.bytes(.authority, in: buffer).isEmpty)
    }
}

private let odd: [(name: String, value: String)] = [
    ("actor", "\"\""), ("actor", "\"a\\\\b\""), ("actor", "7"), ("authority", "\"\""),
    ("causationid", "null"), ("corrects", "\"\""), ("corrects", "\"x\""), ("data", "[]"),
    ("data", "\"{}\""), ("data", "null"), ("evidencegrade", "\"\""), ("id", "\"1\""),
    ("id", "\"\(id(0xABC).description.uppercased())\""), ("occurredon", "\"2013-04-31\""),
    ("occurredprecision", "\"day\""), ("onbehalfof", "\"\""), ("recordedtime", "\"\""),
    ("recordedtime", "\"2013-05-01T00:00:00Z\""), ("source", "\"\""), ("specversion", "\"1.1\""),
    ("specversion", "1"), ("streamversion", "0"), ("streamversion", "-1"),
    ("streamversion", "2147483648"), ("streamversion", "\"1\""), ("streamversion", "1.0"),
    ("subject", "\"\""), ("time", "\"2013-04-30\""), ("time", "\"\""), ("type", "\"\""),
    ("type", "\"till.counted.v1\\n\""),
]

@Test(arguments: odd)
func `an attribute that no envelope can have is refused`(name: String, value: String) {
    #expect(failure(leaf(attributes.map { $0.name == name ? (name, value) : $0 })) != nil)
}

@Test func `an unknown attribute, a second one or another order is refused`() {
    #expect(failure(leaf([("aardvark", "1")] + attributes))?.path == "/aardvark")
    #expect(
        failure(leaf(attributes + [("zebra", "1")]))?.reason
            == "an attribute that no envelope has")
    #expect(failure(leaf(attributes + [attributes[17]])) != nil)
    #expect(failure(leaf(attributes.reversed())) != nil)
    var swapped = attributes
    swapped.swapAt(6, 7)
    #expect(failure(leaf(swapped)) != nil)
}

@Test func `bytes that are not canonical are refused`() {
    let text = leaf(attributes)
    #expect(failure(text) == nil)
    for other in [
        "", " " + text, text + "\n", text.replacing(",", with: ", "), String(text.dropLast()),
        text + text, text.replacing("person:1", with: "\\u0070erson:1"), "[]", "null",
        text.replacing("\"amount\":1", with: "\"amount\":1.0"),
        text.replacing("\"amount\":1", with: "\"b\":1,\"a\":2"),
    ] { #expect(failure(other) != nil) }
}

@Test func `no change of a leaf traps`() {
    let seed: UInt64 = 31
    var random = SeededRandom(seed)
    let bytes = Array(leaf(attributes).utf8)
    for _ in 0..<10_000 {
        var changed = bytes
        for _ in 0...Int.random(in: 0...1, using: &random) {
            let place = Int.random(in: 0..<changed.count, using: &random)
            changed[place] = UInt8.random(in: 0...255, using: &random)
        }
        if random.happens(20) {
            changed.removeLast(Int.random(in: 0..<bytes.count, using: &random))
        }
        changed.withUnsafeBufferPointer { buffer in
            guard let header = try? LeafHeader(buffer) else { return }
            for attribute in LeafHeader.Attribute.allCases {
                _ = header.text(attribute, in: buffer)
                #expect(header.bytes(attribute, in: buffer).count <= buffer.count)
            }
        }
    }
}
