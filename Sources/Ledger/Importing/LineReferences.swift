internal import Glibc

/// Where lines stand, in order, kept in a temporary file.
///
/// Unchecked because one task at a time keeps or reads.
final class LineReferences: @unchecked Sendable {
    private let descriptor: Int32
    private var buffer: [Reference] = []
    private var flushed = 0

    /// Where a line stands, and how many lines were taken before it.
    struct Reference: BitwiseCopyable {
        var offset: UInt64
        var length: UInt32
        var file: UInt32
        var index: UInt64
    }

    /// How many are written, and read, together.
    private static let blockLength = 4_096

    init() throws(LedgerError) { descriptor = try LineFile.temporaryFile() }

    deinit { close(descriptor) }

    /// Keeps where a line stands.
    func add(_ line: ImportLines.Line) throws(LedgerError) {
        buffer.append(
            Reference(
                offset: line.place.offset, length: line.place.length,
                file: UInt32(truncatingIfNeeded: line.file), index: UInt64(line.index)))
        guard buffer.count >= LineReferences.blockLength else { return }
        let size = MemoryLayout<Reference>.stride
        try LineFile.write(buffer, to: descriptor, at: UInt64(flushed * size))
        flushed += buffer.count
        buffer.removeAll(keepingCapacity: true)
    }

    /// Calls `body` with each in turn, until it wants no more.
    func forEach(while body: (Reference) throws -> Bool) throws {
        var block = [Reference](
            repeating: Reference(offset: 0, length: 0, file: 0, index: 0),
            count: LineReferences.blockLength)
        for start in stride(from: 0, to: flushed, by: LineReferences.blockLength) {
            try read(&block, at: start)
            for reference in block where try !body(reference) { return }
        }
        for reference in buffer where try !body(reference) { return }
    }

    /// Fills a block; only whole blocks are ever written.
    private func read(_ block: inout [Reference], at start: Int) throws(LedgerError) {
        let offset = UInt64(start * MemoryLayout<Reference>.stride)
        try LineFile.readAgain(&block, from: descriptor, at: offset)
    }
}
