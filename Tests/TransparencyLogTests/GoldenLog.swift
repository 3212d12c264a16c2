import Testing

@testable import TransparencyLog

/// The vectors of the log's format: two keys of RFC 8032, eight leaves, one checkpoint.
enum GoldenLog {
    /// The second test of RFC 8032, section 7.1.
    static let logSeed = bytes("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
    /// The first test of RFC 8032, section 7.1.
    static let witnessSeed = bytes(
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")

    static let logKey = "ledger.example/ccg+0e0541df+AT1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM"
    static let witnessKey =
        "witness.example/w1+eb762cc2+BNdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea"
    static let time: UInt64 = 1_679_315_147

    static let text = """
        ledger.example/ccg
        8
        XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=

        """
    static let signature =
        "— ledger.example/ccg DgVB3x3XUsn1cTFvtnyMGUJV9x5cILBtpOuYX1jHP2f6Hb+7nJOciA/"
        + "mp0ZBT+S30NBrtfF7NOaxsfDKCCMNX1bkgQo=\n"
    static let cosignature =
        "— witness.example/w1 63YswgAAAABkGFDLOWoUazBFEzhWo4vBkBC7cJCiyg2tvKqGlOE3MK1oN0UkR2t"
        + "bjjU0df08x4qfNCvq6XIcRgVBkMJECIuBEYLTBw==\n"
    static let entries: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], Array(0x40...0x43),
        Array(0x50...0x57), Array(0x60...0x6f),
    ]

    static func log() throws -> SignerKey {
        let name = try #require(KeyName("ledger.example/ccg"))
        return try SignerKey(name: name, kind: .note, seed: logSeed)
    }

    static func witness(_ number: Int = 1) throws -> SignerKey {
        let name = try #require(KeyName("witness.example/w\(number)"))
        var seed = witnessSeed
        seed[0] ^= UInt8(number - 1)
        return try SignerKey(name: name, kind: .cosignature, seed: seed)
    }

    static func checkpoint(
        of tree: NaiveTree = .certificateTransparency, size: Int = 8, by key: SignerKey? = nil
    ) throws -> SignedCheckpoint {
        let key = try key ?? log()
        return try SignedCheckpoint(
            Checkpoint(
                origin: key.verifier.name, size: UInt64(size), root: tree.root(size: size)),
            signedBy: key)
    }

    static func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.utf8.map { UInt8($0 < 0x3A ? $0 - 0x30 : $0 - 0x61 + 10) }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    /// The bytes with each one in turn changed, dropped and doubled, and each beginning of them.
    static func spoilt(_ bytes: [UInt8]) -> [[UInt8]] {
        bytes.indices.flatMap { place in
            var flipped = bytes
            flipped[place] ^= 1
            var dropped = bytes
            dropped.remove(at: place)
            var doubled = bytes
            doubled.insert(bytes[place], at: place)
            return [flipped, dropped, doubled, Array(bytes[..<place])]
        }
    }
}
