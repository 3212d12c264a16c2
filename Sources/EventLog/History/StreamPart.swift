/// Some of the streams of a log, told by their numbers: as many as all others that the same count
/// divides the streams into, about.
public struct StreamPart: Sendable {
    private let first: UInt64
    private let share: UInt64
    private var index: UInt64
    /// Into how many parts the streams are divided.
    private var count: UInt64

    /// - Parameters:
    ///   - index: Which part, from 0.
    ///   - count: Of how many.
    public init(_ index: Int = 0, of count: Int = 1) {
        share = UInt64(max(count, 1))
        first = UInt64(max(index, 0)) % share
        self.index = first
        self.count = share
    }

    /// Whether a stream is among them.
    public func has(_ streamNumber: Int64) -> Bool {
        guard count > 1 else { return true }
        // Mixed, so that the parts of a part are as large as one another whatever the count.
        return (UInt64(bitPattern: streamNumber) &* 0x9E37_79B9_7F4A_7C15) >> 33 % count == index
    }

    /// Whether it has been divided.
    var isDivided: Bool { count > share }

    /// Whether it may be divided once more: not when a part of it has been gone through, nor into
    /// very many.
    var mayBeDivided: Bool { index == first && count < 64 * share }

    /// Divides it in two, of which it becomes the first.
    mutating func divide() { count *= 2 }

    /// Goes on to the next part of what was divided; false after the last.
    mutating func advance() -> Bool {
        index += share
        return index < count
    }
}
