internal import Glibc

/// Reads the lines of a file one after the other, in bounded memory.
struct LineCursor {
    private let file: LineFile
    private var buffer = [UInt8](repeating: 0, count: 1 << 18)
    /// What of `buffer` has not been given out: where it starts, and where it ends.
    private var start = 0
    private var end = 0
    /// Where the buffer's first byte stands in the file.
    private var offset: UInt64 = 0
    private var number: UInt32 = 0

    init(_ file: LineFile) { self.file = file }

    /// The next line that holds something; nil at the end of the file.
    mutating func next() throws(LedgerError) -> (place: LineFile.Place, bytes: [UInt8])? {
        while let (place, bytes) = try nextOfAnyKind() {
            if !bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
                return (place, bytes)
            }
        }
        return nil
    }

    private mutating func nextOfAnyKind() throws(LedgerError) -> (LineFile.Place, [UInt8])? {
        let first = offset + UInt64(start)
        var carry: [UInt8] = []
        while true {
            if let feed = feed() {
                LineCursor.extend(&carry, by: buffer[start..<feed])
                let length = offset + UInt64(feed) - first
                start = feed + 1
                return (place(first, length), carry)
            }
            LineCursor.extend(&carry, by: buffer[start..<end])
            offset += UInt64(end)
            start = 0
            end = try file.read(into: &buffer, at: offset)
            guard end > 0 else {
                return carry.isEmpty ? nil : (place(first, offset - first), carry)
            }
        }
    }

    /// Where the next line feed stands in the buffer.
    private func feed() -> Int? {
        guard start < end else { return nil }
        return buffer.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress,
                let feed = memchr(base + start, 0x0A, end - start)
            else { return nil }
            return UnsafeRawPointer(feed) - base
        }
    }

    private mutating func place(_ first: UInt64, _ length: UInt64) -> LineFile.Place {
        number &+= 1
        return LineFile.Place(
            offset: first, length: UInt32(clamping: length), number: number)
    }

    /// Of a line that is too long only so much is kept that a reader sees it.
    private static func extend(_ line: inout [UInt8], by bytes: ArraySlice<UInt8>) {
        line.append(contentsOf: bytes.prefix(max(0, LineFile.maximumLength + 1 - line.count)))
    }
}
