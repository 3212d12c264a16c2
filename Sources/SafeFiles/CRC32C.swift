/// The checksum of iSCSI and ext4: finds every error burst of up to 32 bits.
///
/// Source: RFC 3720, appendix B.4.
public enum CRC32C {
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { rest, _ in
            rest & 1 == 1 ? rest >> 1 ^ 0x82F6_3B78 : rest >> 1
        }
    }

    /// The checksum of bytes in memory.
    public static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        let table = table
        var rest = UInt32.max
        for byte in bytes {
            rest = rest >> 8 ^ table[Int(UInt8(truncatingIfNeeded: rest) ^ byte)]
        }
        return ~rest
    }

    /// The checksum of some bytes.
    public static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
        Array(bytes).withUnsafeBytes { checksum($0) }
    }
}
