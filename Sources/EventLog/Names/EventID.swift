internal import Glibc
internal import Synchronization

/// The identity of an event: a UUID, written in lower-case hexadecimal with hyphens.
///
/// Source: RFC 9562.
public struct EventID: Hashable, Sendable {
    /// The first and the last eight bytes, big-endian.
    public let high: UInt64
    /// The last eight bytes, big-endian.
    public let low: UInt64

    /// - Parameters:
    ///   - high: The first eight bytes, big-endian.
    ///   - low: The last eight bytes, big-endian.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads 36 bytes, `8-4-4-4-12` lower-case hexadecimal digits; nil otherwise.
    public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 36 else { return nil }
        var halves: (UInt64, UInt64) = (0, 0)
        var digits = 0
        for (index, byte) in bytes.enumerated() {
            if index == 8 || index == 13 || index == 18 || index == 23 {
                guard byte == 0x2D else { return nil }
                continue
            }
            let digit: UInt64
            switch byte {
            case 0x30...0x39: digit = UInt64(byte &- 0x30)
            case 0x61...0x66: digit = UInt64(byte &- 0x61 &+ 10)
            default: return nil
            }
            if digits < 16 {
                halves.0 = halves.0 << 4 | digit
            } else {
                halves.1 = halves.1 << 4 | digit
            }
            digits += 1
        }
        (high, low) = halves
    }

    /// Reads 36 characters, `8-4-4-4-12` lower-case hexadecimal digits; nil otherwise.
    public init?(_ text: String) {
        var text = text
        guard let id = text.withUTF8({ EventID(utf8: $0) }) else { return nil }
        self = id
    }

    /// A version 7 UUID: milliseconds of `instant`, then 74 of the bits of `random`.
    public init(version7At instant: Instant, random: (UInt64, UInt64)) {
        let milliseconds = UInt64(bitPattern: max(0, instant.microseconds) / 1_000)
        high = milliseconds << 16 | 0x7000 | random.0 & 0x0FFF
        low = 0x8000_0000_0000_0000 | random.1 & 0x3FFF_FFFF_FFFF_FFFF
    }

    /// The sixteen bytes, in order.
    public var bytes: [UInt8] {
        [high, low].flatMap { half in
            (0..<8).map { UInt8(truncatingIfNeeded: half >> (56 - 8 * $0)) }
        }
    }
}

extension EventID: Comparable, CustomStringConvertible {
    /// 36 characters, `8-4-4-4-12`.
    public var description: String {
        var text: [UInt8] = []
        text.reserveCapacity(36)
        append(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends the 36 ASCII bytes of the written form.
    public func append(to text: inout [UInt8]) {
        for index in 0..<32 {
            if index == 8 || index == 12 || index == 16 || index == 20 { text.append(0x2D) }
            let half = index < 16 ? high : low
            let digit = UInt8(truncatingIfNeeded: half >> UInt64(60 - 4 * (index & 15))) & 15
            text.append(digit < 10 ? 0x30 &+ digit : 0x57 &+ digit)
        }
    }

    /// Compares the bytes of the ids.
    public static func < (left: EventID, right: EventID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

/// Where ids of events and salts of disclosures come from. Handed in, so that a simulated ledger
/// is the same at each run.
public protocol RandomSource: Sendable {
    /// Sixteen bytes nobody can guess (or, in a simulated ledger, the next of a fixed sequence).
    func sixteenBytes() -> (UInt64, UInt64)
}

/// The machine's generator, asked for many numbers at once: each is given out once, and forgotten.
public final class SystemRandom: RandomSource {
    private let numbers = Mutex<[UInt64]>([])

    /// The most that the machine gives in one piece. Source: getentropy(3).
    private static let byteCount = 256

    /// A source that asks the machine.
    public init() {}

    /// Sixteen bytes nobody can guess.
    public func sixteenBytes() -> (UInt64, UInt64) {
        numbers.withLock { (SystemRandom.next(&$0), SystemRandom.next(&$0)) }
    }

    private static func next(_ numbers: inout [UInt64]) -> UInt64 {
        if numbers.isEmpty {
            numbers = Array(repeating: 0, count: byteCount / 8)
            let outcome = numbers.withUnsafeMutableBytes { bytes in
                bytes.baseAddress.map { getentropy($0, bytes.count) }
            }
            guard outcome == 0 else {
                numbers.removeAll()
                var generator = SystemRandomNumberGenerator()
                return generator.next()
            }
        }
        return numbers.removeLast()
    }
}
