import Testing

@testable import CanonicalJSON

struct JSONWalkTests {
    @Test func `the members of an object come in their order, with their places`() {
        let found = members(#" {"a" : 1, "b\"c":[1,{"x":"}"}] , "d":"e\\","f":true} "#)
        #expect(found.map(\.key) == ["a", #"b\"c"#, "d", "f"])
        #expect(found.map(\.value) == ["1", #"[1,{"x":"}"}]"#, #""e\\""#, "true"])
        #expect(found.map(\.hasEscapes) == [false, true, false, false])
    }

    @Test func `the items of an array come in their order`() {
        #expect(
            items(#"[1, "a,b", [2,[3]], {"k":[4]}, null]"#)
                == ["1", #""a,b""#, "[2,[3]]", #"{"k":[4]}"#, "null"])
        #expect(items("[]") == [])
        #expect(members("{}").isEmpty)
    }

    @Test func `what a strict reader accepts is walked as the reader walks it`() throws {
        let texts = [
            "{}", #"{"a":{}}"#, #"{"é":"ü","\u0041":[[],{}]}"#, #"{"a":-1.5e3,"b":null}"#,
            #"{ "x" : "\\\"" , "y" : "}" }"#,
        ]
        for text in texts {
            let value = try JSONValue(
                parsing: Array(text.utf8), profile: .interchange(maximumLength: 65_535))
            guard case .object(let object) = value else {
                Issue.record("\(text) is no object")
                continue
            }
            #expect(members(text).count == object.members.count, "\(text)")
        }
    }

    @Test func `bytes that no reader accepted give places within them`() {
        var state: UInt64 = 11
        for _ in 0..<20_000 {
            var bytes: [UInt8] = []
            for _ in 0..<24 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(Array("{}[]\",:\\a1 ".utf8)[Int(state >> 33) % 11])
            }
            bytes.withUnsafeBufferPointer { buffer in
                var walk = JSONWalk(buffer, at: 0..<buffer.count)
                var count = 0
                while let member = walk.nextMember(), count < 100 {
                    count += 1
                    #expect(member.key.upperBound <= 24 && member.value.upperBound <= 24)
                }
                #expect(count < 100)
            }
        }
    }

    private func members(_ text: String) -> [(key: String, value: String, hasEscapes: Bool)] {
        let bytes = Array(text.utf8)
        let trimmed = (bytes.firstIndex(of: 0x7B) ?? 0)...(bytes.lastIndex(of: 0x7D) ?? 0)
        return bytes.withUnsafeBufferPointer { buffer in
            var walk = JSONWalk(buffer, at: Range(trimmed))
            var found: [(String, String, Bool)] = []
            while let member = walk.nextMember() {
                found.append(
                    (
                        String(decoding: buffer[member.key], as: UTF8.self),
                        String(decoding: buffer[member.value], as: UTF8.self),
                        member.keyHasEscapes
                    ))
            }
            return found
        }
    }

    private func items(_ text: String) -> [String] {
        Array(text.utf8).withUnsafeBufferPointer { buffer in
            var walk = JSONWalk(buffer, at: 0..<buffer.count)
            var found: [String] = []
            while let item = walk.nextItem() {
                found.append(String(decoding: buffer[item], as: UTF8.self))
            }
            return found
        }
    }
}
