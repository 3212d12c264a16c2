import CanonicalJSON
import Testing

@Suite struct CanonicalScanTests {
    /// The same reading with the pull calls, which never take the short way.
    private func slowFailure(of bytes: [UInt8]) -> JSONFailure? {
        bytes.withUnsafeBufferPointer { buffer -> JSONFailure? in
            do throws(JSONFailure) {
                _ = try JSONValue(parsing: buffer, profile: .canonicalLeaf)
                return nil
            } catch {
                return error
            }
        }
    }

    @Test(arguments: [21, 22, 23] as [UInt64])
    func `the short way accepts exactly what the long way does`(seed: UInt64) throws {
        print("random seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        let bytesOfNote =
            Array("{}[],:\"\\ 0123456789-.etnu/\n".utf8) + [0, 0x7F, 0x80, 0xC3, 0xFF]
        for _ in 0..<200 {
            let canonical = try generator.value(isLeaf: true).canonicalBytes()
            #expect(Texts.failure(of: canonical, as: .canonicalLeaf) == nil)
            for _ in 0..<5 where !canonical.isEmpty {
                var bytes = canonical
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[place] = bytesOfNote.randomElement(using: &generator)!
                case 1: bytes.remove(at: place)
                default: bytes.insert(bytesOfNote.randomElement(using: &generator)!, at: place)
                }
                #expect(Texts.failure(of: bytes, as: .canonicalLeaf) == slowFailure(of: bytes))
            }
        }
    }

    @Test func `a text that is accepted is its own canonical form`() throws {
        var generator = SeededGenerator(seed: 31)
        let alphabet = Array(#"{}[],:""""aabc\n01-"#.utf8)
        var acceptedCount = 0
        for _ in 0..<20_000 {
            let length = Int.random(in: 1...9, using: &generator)
            let bytes = (0..<length).map { _ in alphabet.randomElement(using: &generator)! }
            guard Texts.failure(of: bytes, as: .canonicalLeaf) == nil else { continue }
            acceptedCount += 1
            let value = try JSONValue(parsing: bytes, profile: Texts.wide)
            #expect(try value.canonicalBytes() == bytes)
        }
        #expect(acceptedCount > 50)
    }

    @Test func `depth counts what is open already`() throws {
        let text = String(repeating: "[", count: 33) + String(repeating: "]", count: 33)
        let bytes = Array(text.utf8)
        bytes.withUnsafeBufferPointer { buffer in
            var reader = JSONReader(buffer, profile: .canonicalLeaf)
            #expect(throws: JSONFailure.self) {
                try reader.beginArray()
                _ = try reader.nextElement()
                _ = try reader.skipValue()
            }
        }
    }

    @Test func `a value inside an object ends where it ends`() throws {
        let ranges = try Texts.read(#"{"a":[1,{"b":2}],"c":"x"}"#, as: .canonicalLeaf) {
            reader throws(JSONFailure) in
            var ranges: [Range<Int>] = []
            try reader.beginObject()
            while try reader.nextKey() != nil { ranges.append(try reader.skipValue()) }
            try reader.finish()
            return ranges
        }
        #expect(ranges == [5..<16, 21..<24])
    }
}
