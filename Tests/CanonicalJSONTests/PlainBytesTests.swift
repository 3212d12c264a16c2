import Testing

@testable import CanonicalJSON

@Suite struct PlainBytesTests {
    @Test func `a run ends at the same byte as when bytes are looked at one by one`() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<3_000 {
            let length = Int.random(in: 0...40, using: &generator)
            let bytes = (0..<length).map { _ -> UInt8 in
                let isOdd = Int.random(in: 0..<12, using: &generator) == 0
                return isOdd
                    ? .random(in: 0...255, using: &generator)
                    : .random(in: 0x20...0x7F, using: &generator)
            }
            let start = Int.random(in: 0...length, using: &generator)
            let escaped: (UInt8) -> Bool = { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }
            bytes.withUnsafeBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return }
                let ascii = PlainBytes.endOfASCII(in: base, from: start, to: length)
                let any = PlainBytes.endOfAnyASCII(in: base, from: start, to: length)
                var room = [UInt8](repeating: 0, count: length + 8)
                let copied = PlainBytes.copyUnescaped(base, count: length, to: &room)
                let rest = buffer[start...]
                #expect(ascii == rest.firstIndex { escaped($0) || $0 >= 0x80 } ?? length)
                #expect(any == rest.firstIndex { $0 >= 0x80 } ?? length)
                #expect(copied == buffer.firstIndex(where: escaped) ?? length)
                #expect(room.prefix(copied).elementsEqual(buffer.prefix(copied)))
            }
        }
    }

    @Test(arguments: 0...255) func `every byte is found at every place in a word`(byte: Int) {
        let stops = byte < 0x20 || byte == 0x22 || byte == 0x5C || byte >= 0x80
        for place in 0..<8 {
            var bytes = [UInt8](repeating: 0x61, count: 8)
            bytes[place] = UInt8(byte)
            let found = bytes.withUnsafeBufferPointer {
                PlainBytes.endOfASCII(in: $0.baseAddress!, from: 0, to: 8)
            }
            #expect(found == (stops ? place : 8))
        }
    }
}
