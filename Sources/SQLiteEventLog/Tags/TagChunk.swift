/// Postings in ascending order as bytes, each by how it differs from the one before it.
///
/// A posting is two numbers: how far its tag is from the last one, and its position, or how far
/// that is from the last one of the same tag. A number has seven bits a byte, lowest first; the
/// highest bit of a byte says that more follow.
struct TagChunk {
    private(set) var bytes: [UInt8] = []
    /// The tag of the first posting; 0 when there is none.
    private(set) var firstTag: Int64 = 0
    private var last = TagPosting(tag: 0, position: 0)

    /// So that a chunk and its row fill a page of 8,192 bytes.
    static let capacity = 8_140

    /// Whether another posting may not fit.
    var isFull: Bool { bytes.count > TagChunk.capacity - 20 }

    /// Adds a posting that comes after all others; one that does not is left out.
    mutating func append(_ posting: TagPosting) {
        guard posting > last, posting.position >= 0 else { return }
        if bytes.isEmpty { firstTag = posting.tag }
        let step = posting.tag &- last.tag
        put(UInt64(step))
        put(UInt64(step == 0 ? posting.position &- last.position : posting.position))
        last = posting
    }

    private mutating func put(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest | 0x80))
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Puts the postings of a chunk into the place of others; whether the bytes are those of one.
    static func read(
        _ bytes: UnsafeRawBufferPointer, into postings: inout [TagPosting]
    ) -> Bool {
        postings.removeAll(keepingCapacity: true)
        var place = 0
        var (tag, position) = (0 as UInt64, 0 as UInt64)
        while place < bytes.count {
            guard let step = number(in: bytes, &place), let more = number(in: bytes, &place),
                step > 0 || more > 0
            else { return false }
            tag &+= step
            position = step == 0 ? position &+ more : more
            guard tag < 1 << 62, position < 1 << 62 else { return false }
            postings.append(TagPosting(tag: Int64(tag), position: Int64(position)))
        }
        return !postings.isEmpty
    }

    /// The next number, below 2^62; nil when there is none.
    @inline(__always)
    private static func number(in bytes: UnsafeRawBufferPointer, _ place: inout Int) -> UInt64? {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while place < bytes.count, shift < 62 {
            let byte = bytes[place]
            place &+= 1
            number |= UInt64(byte & 0x7F) &<< shift
            if byte < 0x80 { return number < 1 << 62 ? number : nil }
            shift &+= 7
        }
        return nil
    }
}
