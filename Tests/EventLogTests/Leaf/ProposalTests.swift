import EventLog
import Testing

/// The issues that a line has as a proposal, before any schema is asked.
private func refusals(_ text: String) -> [FieldIssue] { refusals(Array(text.utf8)) }

private func refusals(_ bytes: [UInt8]) -> [FieldIssue] {
    do {
        _ = try Proposal(line: bytes)
        return []
    } catch {
        #expect(!error.issues.isEmpty)
        return error.issues
    }
}

private let full = #"""
    {"type":"till.counted.v1","subject":"till/02Q/1","occurredon":"2013-04-30",\#
    "data":{"amount":1},"time":"2013-04-30T09:00:00Z","occurredprecision":"month",\#
    "id":"\#(id(1))","actor":"a","onbehalfof":"b","authority":"c",\#
    "evidencegrade":"secondary","correlationid":"d","causationid":"e","corrects":"\#(id(2))",\#
    "recordedtime":"2013-05-01T00:00:00Z"}
    """#

@Test func `a proposal has these attributes and no other`() throws {
    let header = try Proposal(line: Array(full.utf8)).header
    #expect(header.type == Counted.name && header.subject == stream("till/02Q/1"))
    #expect(header.occurredOn == day("2013-04-30") && header.precision == .month)
    #expect(header.time == instant("2013-04-30T09:00:00Z") && header.id == id(1))
    #expect(header.actor == Reference("a") && header.onBehalfOf == Reference("b"))
    #expect(header.authority == "c" && header.evidenceGrade == .secondary)
    #expect(header.correlationID == Reference("d") && header.causationID == Reference("e"))
    #expect(header.corrects == id(2))
    #expect(header.recordedTime == instant("2013-05-01T00:00:00Z"))
    #expect(
        ProposalHeader.table.fields.filter(\.isRequired).map(\.name)
            == ["type", "subject", "occurredon", "data"])
    #expect(ProposalHeader.table.fields.count == 15)
}

@Test func `space around and within a line changes nothing`() throws {
    let text =
        " \t{ \"data\" : {} ,\"type\":\"a.b.v1\",\n\"subject\":\"a/b\" , "
        + "\"occurredon\":\"2013-04-01\"}\r\n"
    let proposal = try Proposal(line: Array(text.utf8))
    #expect(proposal.header.subject == stream("a/b"))
    #expect(proposal.withData { String(decoding: $0.bytes, as: UTF8.self) } == "{}")
}

@Test(arguments: ["type", "subject", "occurredon", "data"])
func `a line without one of four attributes is refused`(name: String) {
    let text = counted(1).replacing("\"\(name)\":", with: "\"x\":")
    #expect(refusals(text).map(\.path) == ["/x", "/\(name)"])
}

@Test(arguments: ["specversion", "source", "streamversion", "position", "_sd", "Type", "typé"])
func `what the ledger assigns, or nobody knows, is refused on input`(name: String) {
    #expect(refusals(counted(1, "\"\(name)\":\"1.0\"")).map(\.path) == ["/\(name)"])
}

@Test(arguments: [
    ("type", "\"Till\""), ("type", "7"), ("subject", "\"till\""), ("occurredon", "\"1 May\""),
    ("data", "[]"), ("data", "null"), ("data", "\"{}\""),
])
func `an attribute of another form is refused at its place`(name: String, value: String) {
    var members = [
        "type": "\"till.counted.v1\"", "subject": "\"till/02Q/1\"",
        "occurredon": "\"2013-04-01\"", "data": "{}",
    ]
    members[name] = value
    let text = "{" + members.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
    #expect(refusals(text).map(\.path) == ["/\(name)"])
    #expect(refusals(text).first?.value == value)
}

@Test(arguments: [
    ("time", "\"2013-04-01\""), ("occurredprecision", "\"day\""), ("id", "\"1\""),
    ("actor", "\"\""), ("actor", "\"a b\""), ("onbehalfof", "7"), ("authority", "\"\""),
    ("evidencegrade", "\"good\""), ("correlationid", "null"), ("causationid", "[]"),
    ("corrects", "\"x\""), ("recordedtime", "\"now\""),
])
func `an optional attribute of another form is refused at its place`(name: String, value: String) {
    #expect(refusals(counted(1, "\"\(name)\":\(value)")).map(\.path) == ["/\(name)"])
}

@Test(arguments: [
    ("a", true), (String(repeating: "x", count: 128), true), ("person:9f2c…", false), ("", false),
    (String(repeating: "x", count: 129), false), ("a b", false), ("a\u{7F}", false), ("a\"", false),
    ("a\\", false), ("GB-NHS-02Q", true), ("a\u{A0}b", false), ("a\n", false),
])
func `a reference is up to 128 printable ASCII bytes`(text: String, isReference: Bool) {
    #expect((Reference(text) != nil) == isReference)
}

// MARK: Hostile lines (H10)

/// A line that ends where a text has begun.
private let openText = Array(counted(1, #""authority":""#).utf8.dropLast())

private let hostile: [(name: String, bytes: [UInt8], path: String)] = [
    ("nothing", [], ""), ("space", Array("  ".utf8), ""),
    ("two lines", Array((counted(1) + "\n" + counted(2)).utf8), ""),
    ("a key twice", Array(counted(1, #""data":{}"#).utf8), "/data"),
    ("a key twice by an escape", Array(counted(1, #""dat\u0061":{}"#).utf8), "/data"),
    ("a byte order mark", [0xEF, 0xBB, 0xBF] + Array(counted(1).utf8), ""),
    ("UTF-16, little end first", counted(1).utf8.flatMap { [$0, 0] }, ""),
    ("UTF-16 with a mark", [0xFE, 0xFF] + counted(1).utf8.flatMap { [0, $0] }, ""),
    ("a comma at the end", Array(counted(1).replacing("1}", with: "1,}").utf8), "/data"),
    ("a lone surrogate", Array(counted(1, #""authority":"\ud800""#).utf8), "/authority"),
    ("a lone low surrogate", Array(counted(1, #""authority":"\udc00x""#).utf8), "/authority"),
    ("an escaped NUL", Array(counted(1, #""authority":"a\u0000""#).utf8), "/authority"),
    ("a NUL", Array(counted(1, "\"authority\":\"a\u{0}\"").utf8), "/authority"),
    ("a line break in a text", Array(counted(1, "\"authority\":\"a\nb\"").utf8), "/authority"),
    ("bytes that are no UTF-8", openText + [0xC3, 0x28, 0x22, 0x7D], "/authority"),
    ("an overlong slash", openText + [0xC0, 0xAF, 0x22, 0x7D], "/authority"),
    ("NaN", Array(counted(1).replacing("1}", with: "NaN}").utf8), "/data/amount"),
    ("a comment", Array((counted(1) + "// x").utf8), ""),
    ("single quotes", Array(counted(1).replacing("\"", with: "'").utf8), ""),
    ("a number with a plus", Array(counted(1).replacing("1}", with: "+1}").utf8), "/data/amount"),
    ("a leading zero", Array(counted(1).replacing("1}", with: "01}").utf8), "/data/amount"),
    ("no end", Array(counted(1).utf8.dropLast()), "/data"),
    ("an array", Array("[]".utf8), ""), ("a text", Array("\"x\"".utf8), ""),
    ("a number", Array("7".utf8), ""),
]

@Test(arguments: hostile.indices)
func `a hostile line is refused with its place and a reason`(index: Int) throws {
    let (name, bytes, path) = hostile[index]
    let issue = try #require(refusals(bytes).first, "\(name)")
    #expect(issue.path == path, "\(name): \(issue.reason)")
    #expect(!issue.reason.isEmpty, "\(name)")
}

@Test(arguments: [
    (#"{"amount":9007199254740992}"#, "/data/amount"), (#"{"amount":1.5}"#, "/data/amount"),
    (#"{"amount":1e3}"#, "/data/amount"), (#"{"amount":-0.0}"#, "/data/amount"),
    (#"{"amount":1,"x":2}"#, "/data/x"), (#"{"amount":1,"supplier":null}"#, "/data/supplier"),
    (#"{"amount":1,"note":{"deep":[[[[1]]]]}}"#, "/data/note"),
])
func `hostile data is refused at its place`(data: String, path: String) {
    #expect(paths(line("till.counted.v1", data)) == [path])
}

@Test func `a line that is too long, too deep or too wide is refused in bounded time`() {
    let long = Array("\"".utf8) + Array(repeating: 0x61, count: 1_048_576) + Array("\"".utf8)
    #expect(refusals(long).count == 1)
    let deep = String(repeating: "[", count: 500_000)
    #expect(refusals(deep).first?.reason.contains("inside each other") == true)
    let deepData = line("till.counted.v1", String(repeating: "{\"a\":", count: 400))
    #expect(refusals(deepData).count == 1)
    let wide = (0..<60_000).map { "\"k\($0)\":0" }.joined(separator: ",")
    #expect(refusals("{\(wide)}").count == FieldLog.maximumIssues)
    let text = String(repeating: "x", count: 65_537)
    #expect(paths(counted(1, "\"authority\":\"\(text)\"")) == ["/authority"])
}

@Test func `a caller's limit on a line's length is kept`() {
    let line = Array(counted(1).utf8)
    #expect(throws: Never.self) { _ = try Proposal(line: line, maximumLength: line.count) }
    #expect(throws: ProposalFailure.self) {
        _ = try Proposal(line: line, maximumLength: line.count - 1)
    }
}

@Test func `unprintable bytes are shown as two hexadecimal digits`() throws {
    let issue = try #require(refusals([0x0A, 0x01, 0xFF]).first)
    #expect(issue.value == #"\x01\xff"#)
}

/// Lines that are accepted, of every shape.
private let valid = [
    counted(1), full, counted(1, #""authority":"\u00e9 – “x”""#),
    line(
        "till.described.v1",
        #"{"title":"t","drawers":[{"label":"a","coins":[1],"lock":{"isDouble":true,"code":7}}]}"#),
    line("till.described.v1", #"{"title":"é","made":"2001-01-01","drawers":[{"label":"a"}]}"#),
    line("thing.thing-named.v3", #"{"labels":["a","b"]}"#, in: "thing/02Q"),
].map { Array($0.utf8) }

private let alphabet =
    Array("\"\\{}[],:0123456789eE+-.tfnu \n\u{7F}é".utf8) + [0, 0x1F, 0xFF, 0xC3]

/// One small change somewhere in a line.
private func change(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    let byte = alphabet.randomElement(using: &random) ?? 0
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes = Array(bytes.prefix(place))
    case 1: bytes[place] ^= 1 << UInt8(Int.random(in: 0...7, using: &random))
    case 2: bytes.remove(at: place)
    case 3: bytes.insert(byte, at: place)
    case 4: bytes[place] = byte
    default:
        let other = valid.randomElement(using: &random) ?? []
        bytes = bytes.prefix(place) + other.suffix(Int.random(in: 0...other.count, using: &random))
    }
}

@Test func `no change of a line traps, and what is wrong has a reason`() {
    let seed: UInt64 = 20_130_401
    print("ProposalTests: seed number \(seed)")
    var random = SeededRandom(seed)
    var accepted = 0
    for number in 0..<20_000 {
        var bytes = valid[number % valid.count]
        for _ in 0...Int.random(in: 0...2, using: &random) { change(&bytes, &random) }
        let found = issues(bytes)
        if found.isEmpty { accepted += 1 }
        let isSaid = found.allSatisfy { !$0.reason.isEmpty && !$0.reason.hasPrefix("unexpected ") }
        #expect(isSaid && found.count <= 2 * FieldLog.maximumIssues, "seed \(seed), case \(number)")
    }
    #expect(accepted > 100 && accepted < 10_000, "seed \(seed)")
}

@Test func `one person is one, written in letters of either case`() throws {
    func isSame(_ left: String, _ right: String) throws -> Bool {
        let left = try #require(Reference(left))
        return left.isSamePerson(as: try #require(Reference(right)))
    }
    #expect(try isSame("person:z1", "person:z1") && isSame("person:z1", "Person:Z1"))
    #expect(try !isSame("person:z1", "person:z2") && !isSame("person:z1", "person:z11"))
    #expect(try !isSame("person:[", "person:{") && !isSame("a@b", "a`b"))
}
