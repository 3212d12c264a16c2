import TestSupport
import Testing

@testable import Ledger

@Suite struct LineCursorTests {
    private func lines(_ bytes: [UInt8]) throws -> [(number: UInt32, bytes: [UInt8])] {
        let folder = try TestFolder()
        var cursor = try LineFile(folder.file("a", bytes: bytes)).cursor()
        var lines: [(UInt32, [UInt8])] = []
        var bytes = Array("what stood there".utf8)
        let before = bytes.count
        while let place = try cursor.next(into: &bytes) {
            #expect(bytes.starts(with: Array("what stood there".utf8)))
            lines.append((place.number, Array(bytes[before...])))
            bytes.removeLast(bytes.count - before)
        }
        #expect(try cursor.next(into: &bytes) == nil && bytes.count == before)
        return lines
    }

    @Test func `lines are numbered as editors number them, and empty ones are passed over`()
        throws
    {
        let found = try lines(Array("one\n\n \t\r\ntwo\r\n\nthree".utf8))
        #expect(found.map(\.number) == [1, 4, 6])
        let texts = found.map { String(decoding: $0.bytes, as: UTF8.self) }
        #expect(texts == ["one", "two\r", "three"])
    }

    @Test func `an empty file has no line`() throws {
        #expect(try lines([]).isEmpty)
        #expect(try lines([0x0A]).isEmpty)
        #expect(try lines(Array("  ".utf8)).isEmpty)
    }

    @Test func `a line across the end of a buffer is whole`() throws {
        let size = 1 << 18
        for shift in -2...2 {
            let first = [UInt8](repeating: 0x61, count: size + shift)
            let second = [UInt8](repeating: 0x62, count: 2 * size + 1)
            let found = try lines(first + [0x0A] + second + [0x0A] + [0x63])
            #expect(found.map(\.bytes) == [first, second, [0x63]], "shift \(shift)")
        }
    }

    @Test func `lines of all lengths come back as they are`() throws {
        let number = UInt64.random(in: 0...999_999)
        var random = SeededRandom(number)
        let wanted = (0..<400).map { _ in
            [UInt8](
                repeating: UInt8.random(in: 0x61...0x7A, using: &random),
                count: Int.random(in: 1...4_000, using: &random))
        }
        let found = try lines(wanted.flatMap { $0 + [0x0A] })
        #expect(found.map(\.bytes) == wanted, "random seed \(number)")
        #expect(found.map(\.number) == Array(1...400))
    }

    @Test func `of a line that is too long only so much is kept that it is refused`() throws {
        let long = [UInt8](repeating: 0x61, count: LineFile.maximumLength + 5_000)
        let found = try lines(long + [0x0A, 0x62])
        #expect(found.map(\.bytes.count) == [LineFile.maximumLength + 1, 1])
        let exact = [UInt8](repeating: 0x61, count: LineFile.maximumLength)
        #expect(try lines(exact + [0x0A]).map(\.bytes.count) == [LineFile.maximumLength])
    }
}
