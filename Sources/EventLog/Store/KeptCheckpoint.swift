/// A signed checkpoint as a log keeps it beside its events. The log does not read it.
public struct KeptCheckpoint: Hashable, Sendable {
    /// The size that the checkpoint is of.
    public let size: LogSize
    /// The signed note, byte for byte.
    public let note: [UInt8]

    /// - Parameters:
    ///   - size: The size that the checkpoint is of.
    ///   - note: The signed note, byte for byte.
    public init(size: LogSize, note: [UInt8]) {
        self.size = size
        self.note = note
    }
}
