/// Neighbouring entries of a log as it publishes them: up to 256, each behind its length.
///
/// Source: C2SP tlog-tiles 0.1.0, "Log Entries".
public struct EntryBundle: Hashable, Sendable {
    /// The most entries in a bundle, 256.
    public static let fullWidth = TileCoordinate.fullWidth
    /// The most bytes in an entry.
    public static let maximumEntry = Int(UInt16.max)

    /// The file: for each entry its length in two bytes, highest first, and its bytes.
    public private(set) var bytes: [UInt8] = []
    /// How many entries there are.
    public private(set) var width = 0

    /// A bundle without entries, which is never published.
    public init() {}

    /// Adds an entry at the end.
    ///
    /// - Throws: ``EntryBundleError/tooManyEntries``, ``EntryBundleError/entryTooLong(_:)``.
    public mutating func append(
        _ entry: UnsafeBufferPointer<UInt8>
    ) throws(EntryBundleError) {
        guard width < EntryBundle.fullWidth else { throw .tooManyEntries }
        guard entry.count <= EntryBundle.maximumEntry else { throw .entryTooLong(entry.count) }
        bytes.append(UInt8(truncatingIfNeeded: entry.count >> 8))
        bytes.append(UInt8(truncatingIfNeeded: entry.count))
        bytes.append(contentsOf: entry)
        width += 1
    }

    /// Reads the entries of a file.
    ///
    /// - Parameter width: How many it must hold: those that its path says.
    /// - Throws: ``EntryBundleError/cutShort(entry:)``,
    ///   ``EntryBundleError/wrongWidth(expected:actual:)`` when bytes are left over.
    public static func entries(
        of bytes: [UInt8], width: Int
    ) throws(EntryBundleError) -> [ArraySlice<UInt8>] {
        var entries: [ArraySlice<UInt8>] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            guard entries.count < width else {
                throw .wrongWidth(expected: width, actual: entries.count + 1)
            }
            guard rest.count >= 2 else { throw .cutShort(entry: entries.count) }
            let start = rest.startIndex + 2
            let length = Int(rest[start - 2]) << 8 | Int(rest[start - 1])
            guard rest.endIndex - start >= length else { throw .cutShort(entry: entries.count) }
            entries.append(rest[start..<start + length])
            rest = rest[(start + length)...]
        }
        guard entries.count == width else {
            throw .wrongWidth(expected: width, actual: entries.count)
        }
        return entries
    }

    /// Where a log publishes the bundle, such as `tile/entries/x001/x234/067.p/112`.
    public static func path(index: UInt64, width: Int) -> String {
        let full = "tile/entries/\(TileCoordinate.path(ofIndex: index))"
        return width == fullWidth ? full : "\(full).p/\(width)"
    }
}

/// Why bytes are not a bundle of entries.
public enum EntryBundleError: Error, Hashable, Sendable {
    /// A bundle holds 256 entries at most.
    case tooManyEntries
    /// An entry has 65,535 bytes at most.
    case entryTooLong(Int)
    /// The file ends within that entry, counted from 0.
    case cutShort(entry: Int)
    /// The file holds another number of entries than its path says.
    case wrongWidth(expected: Int, actual: Int)
}

extension EntryBundleError: CustomStringConvertible {
    /// One sentence without a full stop.
    public var description: String {
        switch self {
        case .tooManyEntries: "a bundle holds at most \(EntryBundle.fullWidth) entries"
        case .entryTooLong(let length):
            "an entry has at most \(EntryBundle.maximumEntry) bytes, not \(length)"
        case .cutShort(let entry): "the bundle ends in the middle of its entry \(entry)"
        case .wrongWidth(let expected, let actual):
            "the bundle should hold \(expected) entries, and holds \(actual) or more"
        }
    }
}
