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

    /// Appends the next line that holds something; nil at the end of the file.
    mutating func next(into bytes: inout [UInt8]) throws(LedgerError) -> LineFile.Place? {
        let line = bytes.count
        while let place = try nextOfAnyKind(&bytes) {
            if !bytes[line...].allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
                return place
            }
            bytes.removeLast(bytes.count - line)
        }
        return nil
    }

    private mutating func nextOfAnyKind(
        _ bytes: inout [UInt8]
    ) throws(LedgerError) -> LineFile.Place? {
        let first = offset + UInt64(start)
        let line = bytes.count
        while true {
            if let feed = feed() {
                extend(&bytes, from: line, upTo: feed)
                let length = offset + UInt64(feed) - first
                start = feed + 1
                return place(first, length)
            }
            extend(&bytes, from: line, upTo: end)
            offset += UInt64(end)
            start = 0
            end = try file.read(into: &buffer, at: offset)
            guard end > 0 else {
                return bytes.count == line ? nil : place(first, offset - first)
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

    /// Appends what stands in the buffer to the line that starts at `line`; of one that is too
    /// long only so much is kept that a reader sees it.
    private func extend(_ bytes: inout [UInt8], from line: Int, upTo end: Int) {
        let room = max(0, LineFile.maximumLength + 1 - (bytes.count - line))
        bytes.append(contentsOf: buffer[start..<min(end, start + room)])
    }
}
