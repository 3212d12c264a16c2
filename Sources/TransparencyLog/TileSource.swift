/// Where the tiles of a log are read from.
public protocol TileSource {
    /// What goes wrong when a tile cannot be read.
    associatedtype Failure: Error

    /// The first `width` digests of a tile, from left to right.
    ///
    /// The tile may hold more by now, if the log has grown.
    func hashes(level: Int, index: UInt64, width: Int) throws(Failure) -> [Digest]
}

/// Why a proof or a frontier could not be made from tiles.
public enum TileReadingError<Failure: Error>: Error {
    /// What was asked for does not exist in a tree of that size.
    case refused(ProofError)
    /// The source failed.
    case source(Failure)
    /// The source returned another number of digests than it was asked for.
    case wrongWidth(TileCoordinate, actual: Int)
}

extension TileReadingError: Equatable where Failure: Equatable {}

extension TileReadingError: CustomStringConvertible {
    /// One sentence without a full stop.
    public var description: String {
        switch self {
        case .refused(let error): "\(error)"
        case .source(let failure): "\(failure)"
        case .wrongWidth(let tile, let actual):
            "\(tile.path) should hold \(tile.width) digests, not \(actual)"
        }
    }
}

/// Reads the digests of runs of leaves from tiles, each tile at most once.
struct TileReader<Source: TileSource> {
    private let source: Source
    private let size: UInt64
    private var tiles: [TileCoordinate: [Digest]] = [:]

    /// Reads a tree of `size` leaves, which is at most ``TreeHash/largestSize``.
    init(source: Source, size: UInt64) {
        self.source = source
        self.size = size
    }

    /// The root of the subtree over a run of leaves that begins where such a subtree can.
    mutating func root(
        of leaves: Range<UInt64>
    ) throws(TileReadingError<Source.Failure>) -> Digest {
        TreeHash.join(try peaks(of: leaves))
    }

    /// The roots of the perfect subtrees over such a run of leaves, largest first.
    mutating func peaks(
        of leaves: Range<UInt64>
    ) throws(TileReadingError<Source.Failure>) -> [Digest] {
        var peaks: [Digest] = []
        var rest = leaves
        while !rest.isEmpty {
            let length = rest.upperBound - rest.lowerBound
            let height = UInt64.bitWidth - 1 - length.leadingZeroBitCount
            peaks.append(try perfectRoot(height: height, index: rest.lowerBound >> height))
            rest = (rest.lowerBound + 1 << height)..<rest.upperBound
        }
        return peaks
    }

    private mutating func perfectRoot(
        height: Int, index: UInt64
    ) throws(TileReadingError<Source.Failure>) -> Digest {
        let level = height / 8
        let count = 1 << (height % 8)
        let first = index << (height % 8)
        let tile = try tile(level: level, index: first >> 8)
        let start = Int(first & 255)
        return TreeHash.perfectRoot(of: tile[start..<start + count])
    }

    private mutating func tile(
        level: Int, index: UInt64
    ) throws(TileReadingError<Source.Failure>) -> [Digest] {
        let width = min(size >> (8 * level) - index << 8, UInt64(TileCoordinate.fullWidth))
        let coordinate = TileCoordinate(checkedLevel: level, index: index, width: Int(width))
        if let known = tiles[coordinate] { return known }
        let hashes: [Digest]
        do {
            hashes = try source.hashes(level: level, index: index, width: coordinate.width)
        } catch {
            throw .source(error)
        }
        guard hashes.count == coordinate.width else {
            throw .wrongWidth(coordinate, actual: hashes.count)
        }
        tiles[coordinate] = hashes
        return hashes
    }
}
