/// A sum over pairs of numbers that does not depend on their order: two collections with the same
/// sum hold the same pairs, as surely as nobody can guess the seed.
struct Fingerprint: Equatable {
    private var sum: UInt64 = 0
    private var other: UInt64 = 0
    private(set) var count: UInt64 = 0

    mutating func add(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ seed: Seed) {
        let bits = Fingerprint.mix(
            first ^ seed.first, Fingerprint.mix(second ^ seed.second, third &+ seed.third))
        sum &+= bits
        other &+= Fingerprint.mix(bits ^ seed.third, second &+ seed.first)
        count += 1
    }

    /// Numbers that are drawn anew for each check.
    struct Seed {
        let first = UInt64.random(in: .min ... .max)
        let second = UInt64.random(in: .min ... .max)
        let third = UInt64.random(in: .min ... .max)
    }

    /// A number for some bytes.
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ seed: Seed) -> UInt64 {
        var hash = mix(seed.first, UInt64(bytes.count))
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15 ^ hash >> 29 }
        return mix(hash, seed.second)
    }

    private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        var bits = left &+ 0x9E37_79B9_7F4A_7C15 &* (right | 1) ^ right << 17
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31 ^ right
    }
}
