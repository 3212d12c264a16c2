import CanonicalJSON
import Testing

@Suite struct JSONReaderTests {
    @Test func `pieces come in the order they stand`() throws {
        let text = #" {"n":-5,"t":"x","list":[true,null],"o":{},"skip":[{"a":1}]} "#
        try Texts.read(text) { reader throws(JSONFailure) in
            let kind = try reader.peek()
            #expect(kind == .object)
            try reader.beginObject()
            var names: [String] = []
            while let key = try reader.nextKey() {
                names.append(reader.string(key))
                if reader.equals(key, "n") {
                    let number = try reader.readInteger()
                    #expect(number == -5)
                } else if reader.equals(key, "t") {
                    let word = try reader.readString()
                    #expect(word == "x")
                } else if reader.equals(key, "list") {
                    try reader.beginArray()
                    let hasFirst = try reader.nextElement()
                    #expect(hasFirst)
                    let first = try reader.readBool()
                    #expect(first)
                    let hasSecond = try reader.nextElement()
                    #expect(hasSecond)
                    try reader.readNull()
                    let hasThird = try reader.nextElement()
                    #expect(!hasThird)
                } else if reader.equals(key, "o") {
                    try reader.beginObject()
                    let noKey = try reader.nextKey()
                    #expect(noKey == nil)
                } else {
                    let length = try reader.skipValue().count
                    #expect(length == 9)
                }
            }
            #expect(names == ["n", "t", "list", "o", "skip"])
            try reader.finish()
            let end = reader.offset
            #expect(end == text.utf8.count)
        }
    }

    @Test func `a value of another kind is refused and can still be read`() throws {
        try Texts.read(#"{"a":"1"}"#) { reader throws(JSONFailure) in
            try reader.beginObject()
            _ = try reader.nextKey()
            let reason = JSONFailure.Reason.wrongKind(expected: .number, found: .string)
            #expect(throws: JSONFailure(offset: 5, pointer: "/a", reason: reason)) {
                try reader.readInteger()
            }
            #expect(throws: JSONFailure.self) { try reader.beginArray() }
            #expect(throws: JSONFailure.self) { try reader.beginObject() }
            #expect(throws: JSONFailure.self) { try reader.readBool() }
            #expect(throws: JSONFailure.self) { try reader.readNull() }
            #expect(throws: JSONFailure.self) { try reader.readNumber() }
            let text = try reader.readString()
            #expect(text == "1")
        }
    }

    @Test func `a piece asked for out of turn is refused without a trap`() throws {
        func isOutOfTurn(
            _ text: String, _ body: (inout JSONReader) throws(JSONFailure) -> Void
        ) -> Bool {
            do throws(JSONFailure) {
                try Texts.read(text, body)
                return false
            } catch {
                return error.reason == .outOfTurn
            }
        }
        #expect(isOutOfTurn("[1]") { r throws(JSONFailure) in _ = try r.nextElement() })
        #expect(isOutOfTurn("[1]") { r throws(JSONFailure) in _ = try r.nextKey() })
        #expect(
            isOutOfTurn("[1]") { r throws(JSONFailure) in
                try r.beginArray()
                _ = try r.readInteger()
            })
        #expect(
            isOutOfTurn("[1]") { r throws(JSONFailure) in
                try r.beginArray()
                _ = try r.nextElement()
                _ = try r.nextElement()
            })
        #expect(
            isOutOfTurn("[1]") { r throws(JSONFailure) in
                try r.beginArray()
                _ = try r.nextKey()
            })
        #expect(
            isOutOfTurn("[1]") { r throws(JSONFailure) in
                try r.beginArray()
                try r.finish()
            })
        #expect(
            isOutOfTurn("1 2") { r throws(JSONFailure) in
                _ = try r.readInteger()
                _ = try r.readInteger()
            })
        #expect(isOutOfTurn("1") { r throws(JSONFailure) in try r.finish() })
    }

    @Test(arguments: [41, 42, 43] as [UInt64])
    func `no bytes trap the reader, whatever is asked of it`(seed: UInt64) {
        print("random seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array(#"{}[],:""""\u0d8e-1.tfn truefalsenull/'"#.utf8) + [0, 0xC3, 0xFF]
        for _ in 0..<2_000 {
            let length = Int.random(in: 0...24, using: &generator)
            let bytes = (0..<length).map { _ in alphabet.randomElement(using: &generator)! }
            for profile in Texts.profiles {
                let failure = Texts.failure(of: bytes, as: profile)
                #expect((failure?.offset ?? 0) <= bytes.count)
                bytes.withUnsafeBufferPointer { callAnything(of: $0, profile, &generator) }
            }
        }
    }

    private func callAnything(
        of bytes: UnsafeBufferPointer<UInt8>, _ profile: JSONProfile,
        _ generator: inout SeededGenerator
    ) {
        var reader = JSONReader(bytes, profile: profile)
        for _ in 0..<20 {
            switch Int.random(in: 0..<12, using: &generator) {
            case 0: _ = try? reader.peek()
            case 1: try? reader.beginObject()
            case 2, 3: if let key = try? reader.nextKey() { _ = reader.string(key) }
            case 4: try? reader.beginArray()
            case 5, 6: _ = try? reader.nextElement()
            case 7: _ = try? reader.readString()
            case 8: _ = try? reader.readInteger()
            case 9: _ = try? reader.readNumber()
            case 10: _ = try? reader.skipValue()
            default: try? reader.finish()
            }
        }
    }

    @Test func `a million brackets are refused at the first that is too deep`() {
        let opening = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
        #expect(Texts.failure(of: opening, as: Texts.wide)?.reason == .tooDeep(limit: 64))
        let objects = Array(String(repeating: #"{"a":"#, count: 200_000).utf8)
        let failure = Texts.failure(of: objects, as: Texts.wide)
        #expect(failure?.reason == .tooDeep(limit: 64))
        #expect(failure?.offset == 320)
        let zeros = "[" + String(repeating: "0,", count: 200_000) + "x]"
        #expect(Texts.failure(of: zeros, as: Texts.wide)?.pointer == "/200000")
    }
}
