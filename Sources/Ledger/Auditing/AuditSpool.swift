internal import EventLog
internal import Glibc

/// The events of a log, dealt into piles by the body in their streams' names while the log is read
/// once, and kept in a temporary file: so that the whole history of each body is at hand in turn,
/// and never the whole log.
final class AuditSpool {
    private let descriptor: Int32
    private var piles: [Pile]
    /// The pile of each stream, by its number; nil where its events are left out.
    private var pileOfStream: [Int64: Int32?] = [:]
    private var end: UInt64 = 0
    private let isWanted: (StreamName) -> Bool

    private struct Pile {
        var buffer: [UInt8] = []
        var blocks: [(offset: UInt64, length: Int)] = []
    }

    /// What stands before a leaf in a pile.
    private struct Heading: BitwiseCopyable {
        var position: UInt64
        var stream: Int64
        var length: UInt32
        var isAltered: Bool
    }

    /// Bytes of a pile that are written at once.
    private static let blockLength = 1 << 14
    /// Events of a pile, where the bodies have about as many: so few that most bodies of a large
    /// log have a pile of their own.
    private static let pileLength: UInt64 = 1 << 14

    /// - Parameters:
    ///   - size: How many events there will be.
    ///   - isWanted: Whether the events of a stream are kept.
    /// - Throws: ``LedgerError`` when there can be no temporary file.
    init(
        for size: LogSize, keeping isWanted: @escaping (StreamName) -> Bool
    ) throws(LedgerError) {
        descriptor = try LineFile.temporaryFile()
        piles = [Pile](
            repeating: Pile(), count: Int(clamping: size.count / AuditSpool.pileLength) + 1)
        self.isWanted = isWanted
    }

    deinit { close(descriptor) }

    /// How many piles there are.
    var count: Int { piles.count }

    /// Puts an event on its pile, with whether its bytes have the hash that is stored.
    ///
    /// - Throws: ``LedgerError`` when the temporary file cannot be written.
    func take(_ row: EventRow) throws(LedgerError) {
        guard let place = pile(of: row) else { return }
        var heading = Heading(
            position: row.position.index, stream: row.streamNumber,
            length: UInt32(truncatingIfNeeded: row.leaf.count), isAltered: row.isAltered)
        withUnsafeBytes(of: &heading) { piles[place].buffer.append(contentsOf: $0) }
        piles[place].buffer.append(contentsOf: row.leaf)
        if piles[place].buffer.count >= AuditSpool.blockLength { try flush(place) }
    }

    /// The histories of the streams on a pile; the pile is gone then.
    ///
    /// - Parameter reveals: What had been made known of sealed values.
    /// - Throws: ``LedgerError`` when it cannot be read again.
    func shelf(
        of place: Int, _ reveals: RevealIndex = RevealIndex([])
    ) throws(LedgerError) -> HistoryShelf {
        var shelf = HistoryShelf(reveals)
        let pile = piles[place]
        piles[place] = Pile()
        for block in pile.blocks { try put(try read(block), on: &shelf) }
        try put(pile.buffer, on: &shelf)
        return shelf
    }

    // MARK: Piles

    private func pile(of row: EventRow) -> Int? {
        if let known = pileOfStream[row.streamNumber] { return known.map { Int($0) } }
        var place: Int32?
        if let header = try? LeafHeader(row.leaf, checksForm: false),
            let name = StreamName(utf8: header.bytes(.subject, in: row.leaf)), isWanted(name)
        {
            // FNV-1a, 64 bits: the same at each run.
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            for byte in name.second.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            place = Int32(truncatingIfNeeded: hash % UInt64(piles.count))
        }
        pileOfStream[row.streamNumber] = .some(place)
        return place.map { Int($0) }
    }

    private func flush(_ place: Int) throws(LedgerError) {
        let length = piles[place].buffer.count
        try LineFile.write(piles[place].buffer, to: descriptor, at: end)
        piles[place].blocks.append((end, length))
        piles[place].buffer.removeAll(keepingCapacity: true)
        end += UInt64(length)
    }

    private func read(_ block: (offset: UInt64, length: Int)) throws(LedgerError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: block.length)
        try LineFile.readAgain(&bytes, from: descriptor, at: block.offset)
        return bytes
    }

    private func put(_ bytes: [UInt8], on shelf: inout HistoryShelf) throws(LedgerError) {
        let size = MemoryLayout<Heading>.size
        let failure = bytes.withUnsafeBytes { bytes -> StoreError? in
            var index = 0
            while index + size <= bytes.count {
                var heading = Heading(position: 0, stream: 0, length: 0, isAltered: false)
                withUnsafeMutableBytes(of: &heading) {
                    $0.copyMemory(
                        from: UnsafeRawBufferPointer(rebasing: bytes[index..<index + size]))
                }
                index += size
                let leaf = UnsafeRawBufferPointer(
                    rebasing: bytes[index..<min(index + Int(heading.length), bytes.count)])
                index += Int(heading.length)
                do throws(StoreError) {
                    try shelf.take(
                        UnsafeBufferPointer(
                            start: leaf.baseAddress?.assumingMemoryBound(to: UInt8.self),
                            count: leaf.count),
                        at: Position(heading.position), ofStream: heading.stream,
                        isAltered: heading.isAltered)
                } catch {
                    return error
                }
            }
            return nil
        }
        if let failure { throw .store(failure) }
    }
}
