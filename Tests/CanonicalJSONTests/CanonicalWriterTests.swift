import CanonicalJSON
import Testing

@Suite struct CanonicalWriterTests {
    private func written(_ body: (inout CanonicalWriter) -> Void) -> String {
        var writer = CanonicalWriter()
        body(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func `commas stand between pieces and nowhere else`() {
        let text = written { writer in
            writer.beginObject()
            writer.key("a")
            writer.beginArray()
            writer.integer(1)
            writer.beginArray()
            writer.endArray()
            writer.null()
            writer.bool(true)
            writer.beginObject()
            writer.endObject()
            writer.string("x")
            writer.endArray()
            writer.key(String("b"))
            Array("[1]".utf8).withUnsafeBufferPointer { writer.raw(bytes: $0) }
            writer.key("c")
            writer.bool(false)
            writer.endObject()
        }
        #expect(text == #"{"a":[1,[],null,true,{},"x"],"b":[1],"c":false}"#)
    }

    @Test func `what was written is given up once, and nothing is left`() {
        var writer = CanonicalWriter(reserving: 100)
        writer.beginArray()
        writer.string("a")
        #expect(writer.takeBytes() == Array(#"["a""#.utf8))
        #expect(writer.count == 0 && writer.takeBytes().isEmpty)
        writer.integer(7)
        #expect(writer.takeBytes() == Array("7".utf8))
    }

    @Test func `integers are written to the last digit`() {
        let values: [Int64] = [
            0, 1, -1, 9, 10, 99, 100, -100, 9_007_199_254_740_991, .max, .min,
        ]
        for value in values {
            #expect(written { $0.integer(value) } == "\(value)")
            #expect(
                written { writer in
                    writer.beginArray()
                    writer.integer(value)
                    writer.integer(value)
                    writer.endArray()
                } == "[\(value),\(value)]")
        }
    }

    @Test func `only what must be is escaped, and with the shortest escape`() {
        let text = (0...0x1F).map { String(Unicode.Scalar(UInt8($0))) }.joined()
        let escapes =
            #""\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e"#
            + #"\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a"#
            + #"\u001b\u001c\u001d\u001e\u001f""#
        #expect(written { $0.string(text) } == escapes)
        let plain = "a/b\u{7F}\u{2028}é\u{1F600}"
        #expect(written { $0.string(plain) } == "\"\(plain)\"")
        #expect(
            written { $0.string(#"long enough "to" be \ copied"#) }
                == #""long enough \"to\" be \\ copied""#)
    }

    @Test func `a string of any length and escape is written as a slow writer writes it`() {
        for length in 0...40 {
            for place in 0...length {
                var bytes = [UInt8](repeating: UInt8(ascii: "m"), count: length)
                var expected = bytes
                if place < length {
                    bytes[place] = UInt8(ascii: "\"")
                    expected = bytes
                    expected.insert(UInt8(ascii: "\\"), at: place)
                }
                var writer = CanonicalWriter(reserving: 0)
                bytes.withUnsafeBufferPointer { writer.string($0) }
                #expect(writer.bytes == [0x22] + expected + [0x22])
            }
        }
    }

    @Test func `a writer that is reset writes as if new`() {
        var writer = CanonicalWriter(reserving: 8)
        writer.beginArray()
        writer.integer(5)
        writer.reset()
        #expect(writer.count == 0)
        writer.string("new")
        #expect(writer.bytes == Array(#""new""#.utf8))
        #expect(writer.withBytes { Array($0) } == writer.bytes)
    }

    #if DEBUG
        @Test func `keys that do not ascend stop a debug build`() async {
            await #expect(processExitsWith: .failure) {
                var writer = CanonicalWriter()
                writer.beginObject()
                writer.key("b")
                writer.null()
                writer.key("a")
            }
        }
    #endif
}
