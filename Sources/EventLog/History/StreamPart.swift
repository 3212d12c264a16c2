/// Some of the streams of a log, told by their numbers: as many as all others that the same count
/// divides the streams into, about.
public struct StreamPart: Sendable {
    /// Which of how many shares it is of.
    private let share: UInt64
    private let shares: UInt64
    /// Which of how many parts of the share.
    private var index: UInt64 = 0
    private var count: UInt64 = 1

    /// - Parameters:
    ///   - index: Which part, from 0.
    ///   - count: Of how many.
    public init(_ index: Int = 0, of count: Int = 1) {
        shares = UInt64(min(max(count, 1), 1 << 16))
        share = UInt64(max(index, 0)) % shares
    }

    /// Whether a stream is among them.
    public func has(_ streamNumber: Int64) -> Bool {
        guard shares > 1 || count > 1 else { return true }
        // Mixed to a fraction of 32 bits, which falls into one of the shares, and how far it is
        // into that into one of its parts.
        let mixed = (UInt64(bitPattern: streamNumber) &* 0x9E37_79B9_7F4A_7C15) >> 32
        let inShares = mixed &* shares
        return inShares >> 32 == share && ((inShares & 0xFFFF_FFFF) &* count) >> 32 == index
    }

    /// Whether it has been divided.
    var isDivided: Bool { count > 1 }

    /// Whether it may be divided once more: not when a part of it has been gone through, nor into
    /// very many.
    var mayBeDivided: Bool { index == 0 && count < 64 }

    /// Divides it into more parts, of which it becomes the first: one more while they are few, for
    /// the log is read once for each.
    mutating func divide() { count += max(1, count / 2) }

    /// Goes on to the next part of what was divided; false after the last.
    mutating func advance() -> Bool {
        index += 1
        return index < count
    }
}
