import Testing

@testable import EventLog

private func read<Value: FieldValue>(_ type: Value.Type, _ text: String) -> Value? {
    withInput(text) { input in
        var log = FieldLog(purpose: .proposal)
        let value = Value.read(input, &log)
        #expect(log.issues.count <= 1)
        return log.issues.isEmpty ? value : nil
    }
}

private let hex = String(repeating: "0a", count: 32)

@Test func `text has 1 to 4,096 bytes`() {
    #expect(read(String.self, #""a\u00e9\n""#) == "aé\n")
    #expect(read(String.self, #""""#) == nil)
    let longest = String(repeating: "é", count: 2_048)
    #expect(read(String.self, "\"\(longest)\"") == longest)
    #expect(read(String.self, "\"\(longest)x\"") == nil)
    for other in ["1", "true", "null", "[\"a\"]", "{}"] { #expect(read(String.self, other) == nil) }
}

@Test func `a boolean is true or false without quotes`() {
    #expect(read(Bool.self, "true") == true && read(Bool.self, "false") == false)
    for other in ["\"true\"", "1", "null", "[]"] { #expect(read(Bool.self, other) == nil) }
}

@Test func `a count is a whole number from 0 to 2^53 - 1`() {
    #expect(read(Int64.self, "0") == 0 && read(Int64.self, "9007199254740991") == 1 << 53 - 1)
    for other in ["-1", "1.0", "1e3", "9007199254740992", "\"1\"", "null", "99999999999999999999"] {
        #expect(read(Int64.self, other) == nil)
    }
}

@Test func `a day, an instant and an id are read as they are written`() {
    #expect(read(CivilDate.self, #""2013-04-01""#) == day("2013-04-01"))
    #expect(read(CivilDate.self, #""2013-04-31""#) == nil && read(CivilDate.self, "2013") == nil)
    #expect(read(Instant.self, #""2013-04-01T00:00:00Z""#) == instant("2013-04-01T00:00:00Z"))
    #expect(read(Instant.self, #""2013-04-01""#) == nil)
    #expect(read(EventID.self, "\"\(id(7))\"") == id(7))
    #expect(read(EventID.self, "\"\(id(0xABC).description.uppercased())\"") == nil)
}

@Test func `the name of a type and of a stream are read as text`() {
    #expect(read(EventTypeName.self, #""a.b.v1""#) == EventTypeName("a.b.v1"))
    #expect(read(EventTypeName.self, #""a.b.v0""#) == nil && read(EventTypeName.self, "1") == nil)
    #expect(read(StreamName.self, #""a/b""#) == stream("a/b"))
    #expect(read(StreamName.self, #""a""#) == nil && read(StreamName.self, "1") == nil)
}

@Test func `a stream name may be written with escaped slashes, as some libraries do`() {
    #expect(read(StreamName.self, #""till\/02Q\/1""#) == stream("till/02Q/1"))
    #expect(read(StreamName.self, #""till\/02Q\/1\u0000""#) == nil)
}

@Test func `a code is one of its list, byte by byte`() {
    #expect(read(Described.Colour.self, #""light-blue""#) == .lightBlue)
    for other in [#""Red""#, #""lightBlue""#, #""""#, "1"] {
        #expect(read(Described.Colour.self, other) == nil)
    }
    #expect(Described.Colour.shape == .code(["red", "light-blue"]))
    #expect(EvidenceGrade.shape.kind == "code")
}

@Test func `a SHA-256 is 64 lower-case hexadecimal digits`() {
    #expect(read(SHA256Hex.self, "\"\(hex)\"")?.digits == hex)
    for other in [hex.uppercased(), String(hex.dropLast()), hex + "0", "g" + hex.dropFirst(), ""] {
        #expect(read(SHA256Hex.self, "\"\(other)\"") == nil)
    }
}

@Test func `a citation has a title, an address and perhaps a digest`() throws {
    let full = try #require(
        read(Citation.self, #"{"title":"t","uri":"https://a/b","sha256":"\#(hex)"}"#))
    #expect(full.title == "t" && full.uri == "https://a/b" && full.sha256?.digits == hex)
    #expect(read(Citation.self, #"{"title":"t","uri":"u"}"#)?.sha256 == nil)
    for other in [#"{"title":"t"}"#, #"{"uri":"u"}"#, #"{"title":"t","uri":"u","x":1}"#] {
        #expect(read(Citation.self, other) == nil)
    }
}

@Test func `every form's example is of that form`() {
    func check<Value: FieldValue>(_ type: Value.Type) {
        guard case .formatted(_, _, let example) = Value.shape else { return }
        #expect(read(Value.self, "\"\(example)\"") != nil)
    }
    check(CivilDate.self)
    check(Instant.self)
    check(EventID.self)
    check(EventTypeName.self)
    check(StreamName.self)
    check(SHA256Hex.self)
    check(Reference.self)
}

@Test func `a text that stands in the leaf is one line, and a sealed one need not be`() {
    let described =
        #"{"title":"T","drawers":[{"label":"L","hint":"H"}],"contact":"C","personRef":"p","#
        + #""owner":{"name":"N","remark":"R"}}"#
    for end in [#"\n"#, #"\r"#, #"\u0085"#, "\u{2028}", #"\u001b"#, "\u{9B}", "\u{7F}", #"\t"#] {
        for (field, path) in [("T", "title"), ("L", "drawers/0/label"), ("N", "owner/name")] {
            let text = line(
                "till.described.v1", described.replacing("\"\(field)\"", with: "\"a\(end)b\""))
            #expect(foundPaths(text) == ["/data/\(path)"], "\(text)")
        }
        for field in ["H", "C", "R"] {
            let text = line(
                "till.described.v1", described.replacing("\"\(field)\"", with: "\"a\(end)b\""))
            #expect(foundPaths(text) == [], "\(text)")
        }
        let sources = #"{"amount":1,"sources":[{"title":"a\#(end)b","uri":"u"}]}"#
        #expect(foundPaths(line("till.counted.v1", sources)) == ["/data/sources/0/title"])
        #expect(foundPaths(counted(1, "\"authority\":\"a\(end)b\"")) == ["/authority"])
    }
    #expect(foundPaths(line("till.described.v1", described.replacing("T", with: "é – “”"))) == [])
}

@Test func `what a leaf says in two lines is read as it is`() {
    withInput(#"{"title":"a\nb","drawers":[{"label":"c\nd"}]}"#) { input in
        var log = FieldLog(purpose: .leaf)
        #expect(Described.read(input, &log).title == "a\nb" && log.issues.isEmpty)
    }
}
