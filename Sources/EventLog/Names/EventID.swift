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
        guard bytes.count == 36, bytes[8] == 0x2D, bytes[13] == 0x2D, bytes[18] == 0x2D,
            bytes[23] == 0x2D
        else { return nil }
        let text = UnsafeRawBufferPointer(bytes)
        func four(_ place: Int) -> UInt64 {
            UInt64(
                UInt32(bigEndian: text.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
        }
        func eight(_ place: Int) -> UInt64 {
            UInt64(bigEndian: text.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        }
        guard let first = EventID.number(ofDigits: eight(0)),
            let second = EventID.number(ofDigits: four(9) << 32 | four(14)),
            let third = EventID.number(ofDigits: four(19) << 32 | four(24)),
            let fourth = EventID.number(ofDigits: eight(28))
        else { return nil }
        (high, low) = (first << 32 | second, third << 32 | fourth)
    }

    /// The number that eight lower-case hexadecimal digits spell, all at once, the first in the
    /// highest byte; nil when one of them is none.
    private static func number(ofDigits text: UInt64) -> UInt64? {
        let ones: UInt64 = 0x0101_0101_0101_0101
        // A letter has bit 6 set; its low four bits count from 1.
        let values = (text & (ones &* 0x0F)) &+ (text >> 6 & ones) &* 9
        let isLetter = (values &+ ones &* 6) >> 4 & ones
        // Written again they are the same, or they were something else.
        guard values & (ones &* 0xF0) == 0,
            values &+ ones &* 0x30 &+ isLetter &* 0x27 == text
        else { return nil }
        var number = (values | values >> 4) & 0x00FF_00FF_00FF_00FF
        number = (number | number >> 8) & 0x0000_FFFF_0000_FFFF
        return (number | number >> 16) & 0xFFFF_FFFF
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
