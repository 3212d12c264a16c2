import Testing

@testable import CanonicalJSON

@Suite struct UTF8SequenceTests {
    private func sequence(_ bytes: [UInt8]) -> UTF8Sequence {
        bytes.withUnsafeBufferPointer { UTF8Sequence(in: $0, at: 0) }
    }

    @Test func `the first and last character of each length is read`() {
        let scalars: [Unicode.Scalar] = [
            "\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}",
            "\u{10FFFF}",
        ]
        for scalar in scalars {
            let bytes = Array(UTF8.encode(scalar)!)
            #expect(sequence(bytes) == .character(length: bytes.count))
            #expect(sequence(bytes.dropLast()) == .malformed)
        }
    }

    @Test func `every pair of bytes is judged as the standard library judges it`() {
        for first in UInt8(0x80)...255 {
            for second in UInt8.min...255 {
                for tail in [[], [0x80], [0x80, 0x80], [0x41, 0x80]] as [[UInt8]] {
                    let bytes = [first, second] + tail
                    var decoder = UTF8()
                    var source = bytes.makeIterator()
                    let judged = sequence(bytes)
                    if case .scalarValue(let scalar) = decoder.decode(&source) {
                        #expect(judged == .character(length: UTF8.width(scalar)))
                    } else if case .character = judged {
                        Issue.record("\(bytes) is not a character")
                    }
                }
            }
        }
    }
}
