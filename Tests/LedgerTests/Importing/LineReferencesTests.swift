import TestSupport
import Testing

@testable import Ledger

@Suite struct LineReferencesTests {
    /// None, less than a block, whole blocks, and more.
    @Test(arguments: [0, 3, 4_096, 8_192, 9_000])
    func `what was kept comes back in order`(_ count: Int) throws {
        let references = try LineReferences()
        for index in 0..<count { try references.add(line(index)) }
        var found: [Int] = []
        try references.forEach { reference in
            #expect(reference.offset == reference.index * 100)
            #expect(reference.length == UInt32(reference.index % 90))
            #expect(reference.file == UInt32(reference.index % 3))
            found.append(Int(reference.index))
            return true
        }
        #expect(found == Array(0..<count))
    }

    @Test func `reading ends when no more is wanted`() throws {
        let references = try LineReferences()
        for index in 0..<5_000 { try references.add(line(index)) }
        for wanted in [1, 4_096, 4_500] {
            var count = 0
            try references.forEach { _ in
                count += 1
                return count < wanted
            }
            #expect(count == wanted)
        }
    }

    private func line(_ index: Int) -> ImportLines.Line {
        ImportLines.Line(
            bytes: [], file: index % 3,
            place: LineFile.Place(
                offset: UInt64(index) * 100, length: UInt32(index % 90), number: 1),
            index: index)
    }
}
