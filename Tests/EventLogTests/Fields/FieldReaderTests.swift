import Testing

@testable import EventLog

/// Reads a proposal's data as a ``Described``.
private func read(_ text: String) -> (value: Described, log: FieldLog) {
    withInput(text) { input in
        var log = FieldLog(purpose: .proposal)
        let value = Described.read(input, &log)
        return (value, log)
    }
}

private func paths(_ text: String) -> [String] { read(text).log.issues.map(\.path) }

@Test func `a field is declared once, for describing and for reading`() {
    let fields = Described.table.fields
    #expect(
        fields.map(\.name) == [
            "title", "colour", "made", "drawers", "value", "owner", "contact",
            "personRef", "sources", "attachments",
        ])
    #expect(
        fields.map(\.isRequired) == [
            true, false, false, true, false, false, false, false, false, false,
        ])
    #expect(fields[1].shape == .code(["red", "light-blue"]))
    #expect(fields[4].sealing == .embargoed && fields[4].audience == .after(Closed.name))
    #expect(fields[3].shape.item == .group(Described.Drawer.table.fields))
    #expect(Counted.table.fields[0].unit == "pence" && Counted.table.fields[0].source == "made up")
    #expect(Counted.table.fields[0].doc == "How much.")
}

@Test func `members are read by name, in whatever order and however spelt`() {
    let canonical = read(#"{"colour":"red","drawers":[{"label":"a"}],"title":"t"}"#)
    let other = read(
        #" { "title" : "t", "drawers":[ {"label":"\u0061"} ] ,"c\u006flour":"red" } "#
            .trimmingSpace)
    for (value, log) in [canonical, other] {
        #expect(log.issues.isEmpty)
        #expect(value.title == "t" && value.colour == .red && value.made == nil)
        #expect(value.drawers.map(\.label) == ["a"])
    }
}

@Test func `members in every order are the same event`() {
    let seed: UInt64 = 3
    var random = SeededRandom(seed)
    var members = [
        #""colour":"light-blue""#, #""drawers":[{"coins":[1,2],"label":"x"}]"#,
        #""made":"2001-01-01""#, #""title":"t""#, #""value":7"#,
        #""sources":[{"title":"s","uri":"https://example.org"}]"#,
    ]
    for _ in 0..<200 {
        members.shuffle(using: &random)
        let (value, log) = read("{\(members.joined(separator: ","))}")
        #expect(log.issues.isEmpty, "seed \(seed)")
        #expect(value.drawers[0].coins == [1, 2] && value.colour == .lightBlue, "seed \(seed)")
        #expect(value.made == day("2001-01-01") && value.title == "t", "seed \(seed)")
        #expect(log.sealed.map(\.name) == ["value"], "seed \(seed)")
    }
}

@Test func `one pass finds everything that is wrong`() {
    let issues = read(
        #"{"colour":"blue","drawers":[{"coins":[1,-1,"2"],"lock":{}},7],"made":"2001-02-30","x":1}"#
    ).log.issues
    #expect(
        issues.map(\.path) == [
            "/x", "/title", "/colour", "/made", "/drawers/0/label",
            "/drawers/0/lock/isDouble", "/drawers/0/lock/code", "/drawers/0/coins/1",
            "/drawers/0/coins/2", "/drawers/1", "/drawers/1/label",
        ])
    #expect(issues[0].reason == "x is not a field here")
    #expect(issues[0].hint?.contains("title, colour, made, drawers") == true)
    #expect(issues[1].reason == "title is missing" && issues[1].value == nil)
    #expect(issues[2].hint == "the codes are red, light-blue" && issues[2].value == "\"blue\"")
}

@Test(arguments: [
    (#"{"title":"t","drawers":[]}"#, ["/drawers"]),
    (#"{"title":"t","drawers":{"label":"a"}}"#, ["/drawers"]),
    (#"{"title":"t","drawers":null}"#, ["/drawers"]),
    (#"{"title":null,"drawers":[{"label":"a"}]}"#, ["/title"]),
    (#"{"title":"t","colour":null,"drawers":[{"label":"a"}]}"#, ["/colour"]),
    (#"{"title":"t","drawers":[{"label":"a","coins":[]}]}"#, ["/drawers/0/coins"]),
    (#"{"title":"t","drawers":[{"label":"a","_sd":[]}]}"#, ["/drawers/0/_sd"]),
    (#"{"_sd":["x"],"title":"t","drawers":[{"label":"a"}]}"#, ["/_sd"]),
    (#"{"title":"t"}"#, ["/drawers"]), (#"[]"#, ["", "/title", "/drawers"]),
    (#"{"title":"t","drawers":[{"label":"a"}],"sources":[{"title":"x"}]}"#, ["/sources/0/uri"]),
    (#"{"title":"t","drawers":[{"label":"a"}],"value":"1"}"#, ["/value"]),
])
func `what does not fit is refused where it stands`(text: String, expected: [String]) {
    #expect(paths(text) == expected)
}

@Test func `sealed values are found with their paths, at whatever depth`() {
    let text = #"""
        {"title":"t","value":12,"drawers":[{"label":"a","hint":"mat"},{"label":"b",\#
        "hint":"pot","lock":{"isDouble":true,"code":7}}]}
        """#
    let (_, log) = read(text)
    #expect(log.issues.isEmpty)
    #expect(
        log.sealed.map(\.name) == [
            "drawers/0/hint", "drawers/1/lock/code", "drawers/1/hint", "value",
        ])
    #expect(
        log.sealed.map(\.sealing) == [.restricted, .embargoed, .restricted, .embargoed])
    let bytes = Array(text.utf8)
    #expect(
        log.sealed.map { String(decoding: bytes[$0.range], as: UTF8.self) }
            == ["\"mat\"", "7", "\"pot\"", "12"])
    #expect(log.sealed[1].audience == .auditors && log.sealed[0].audience == .everyone)
}

@Test func `a sealed value is checked as any other`() {
    #expect(paths(#"{"title":"t","drawers":[{"label":"a","hint":7}]}"#) == ["/drawers/0/hint"])
}

@Test func `a group that is sealed whole is one value, whatever it holds`() {
    let text = #"""
        {"title":"t","drawers":[{"label":"a"}],"owner":{"name":"n","remark":"r"}}
        """#
    let (_, log) = read(text)
    #expect(log.issues.isEmpty)
    #expect(log.sealed.map(\.name) == ["owner"])
    #expect(paths(#"{"title":"t","drawers":[{"label":"a"}],"owner":{}}"#) == ["/owner/name"])
}

@Test func `in a leaf digests stand for sealed values, and these may not stand there`() {
    func leafIssues(_ text: String) -> [FieldIssue] {
        withInput(text) { input in
            var log = FieldLog(purpose: .leaf)
            _ = Described.read(input, &log)
            #expect(log.sealed.isEmpty)
            return log.issues
        }
    }
    let lock = #""lock":{"isDouble":true}"#
    let good = #"{"_sd":["x"],"drawers":[{"label":"a",\#(lock)}],"title":"t"}"#
    #expect(leafIssues(good).isEmpty)
    let sealed = leafIssues(#"{"drawers":[{"label":"a"}],"title":"t","value":1}"#)
    #expect(sealed.map(\.path) == ["/value"])
    #expect(sealed.first?.reason == "value is sealed and must not stand in a leaf")
}

@Test func `a line with a hundred thousand faults is refused in a moment`() {
    let members = (0..<60_000).map { "\"\($0)\":1" }.joined(separator: ",")
    let issues = read("{\(members)}").log.issues
    #expect(issues.count == FieldLog.maximumIssues)
    let coins = String(repeating: "-1,", count: 200_000) + "1"
    let list = read(#"{"drawers":[{"coins":[\#(coins)],"label":"a"}],"title":"t"}"#).log.issues
    #expect(list.count == FieldLog.maximumIssues)
}

@Test func `an unknown key is shown short and without control characters`() throws {
    let key = String(repeating: "k", count: 5_000)
    let long = try #require(read(#"{"\#(key)":1}"#).log.issues.first)
    #expect(long.reason.utf8.count < 120)
    let escape = try #require(read(#"{"\u001b[2J":1}"#).log.issues.first)
    #expect(escape.reason == #"\x1b[2J is not a field here"#)
}

/// A group with as many fields as an object can declare.
private struct Full: FieldGroup {
    static let table = FieldTable(Full.self)
    static let names: [StaticString] = [
        "a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "b0", "b1", "b2", "b3", "b4", "b5", "b6",
        "b7", "c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "d0", "d1", "d2", "d3", "d4", "d5",
        "d6", "d7",
    ]
    let values: [Int64]
    init(from fields: inout FieldReader) {
        var values: [Int64] = []
        for name in Full.names { values.append(fields.required(name, "A number.")) }
        self.values = values
    }
}

/// One field more than an object can declare.
private struct Overfull: FieldGroup {
    static let table = FieldTable(Overfull.self)
    init(from fields: inout FieldReader) {
        _ = Full(from: &fields)
        let last: Int64 = fields.required("e0", "One too many.")
        _ = last
    }
}

private struct Twice: FieldGroup {
    static let table = FieldTable(Twice.self)
    init(from fields: inout FieldReader) {
        let first: Int64 = fields.required("a", "A number.")
        let second: Int64? = fields.optional("a", "The same again.")
        _ = (first, second)
    }
}

@Test func `an object has at most 32 fields`() async {
    let text = Full.names.enumerated().reversed().map { "\"\($1)\":\($0)" }
    let (value, issues) = withInput("{\(text.joined(separator: ","))}") { input in
        var log = FieldLog(purpose: .proposal)
        let value = Full.read(input, &log)
        return (value, log.issues)
    }
    #expect(issues.isEmpty && value.values == (0..<32).map(Int64.init))
    await #expect(processExitsWith: .failure) { _ = Overfull.table }
}

@Test func `two fields of one name are a bug`() async {
    await #expect(processExitsWith: .failure) { _ = Twice.table }
}

extension String {
    fileprivate var trimmingSpace: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
