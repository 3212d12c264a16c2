/// One of the two values of a ``TwoSlotFile``, in 512 bytes.
///
/// | bytes | meaning |
/// |---|---|
/// | 0–7 | `2SLOTv1` and a line feed |
/// | 8–15 | sequence number, highest byte first; even in the first slot, odd in the second |
/// | 16–17 | length of the value, highest byte first |
/// | 18–507 | the value, then zeros |
/// | 508–511 | CRC-32C of all bytes before it, highest byte first |
struct Slot: Hashable {
    static let byteCount = 512
    static let payloadLimit = byteCount - headerLength - 4
    private static let magic = Array("2SLOTv1\n".utf8)
    private static let headerLength = 18

    let sequence: UInt64
    let payload: [UInt8]

    /// Takes a value of at most ``payloadLimit`` bytes.
    init(sequence: UInt64, payload: [UInt8]) {
        self.sequence = sequence
        self.payload = payload
    }

    /// Which of the two slots the value belongs in, 0 or 1.
    var place: Int { Int(sequence & 1) }

    /// The 512 bytes of the slot.
    var bytes: [UInt8] {
        var bytes = Slot.magic
        bytes.reserveCapacity(Slot.byteCount)
        withUnsafeBytes(of: sequence.bigEndian) { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(truncatingIfNeeded: payload.count >> 8))
        bytes.append(UInt8(truncatingIfNeeded: payload.count))
        bytes += payload
        bytes += Array(repeating: 0, count: max(Slot.byteCount - 4 - bytes.count, 0))
        withUnsafeBytes(of: CRC32C.checksum(bytes).bigEndian) { bytes.append(contentsOf: $0) }
        return bytes
    }

    /// Reads a slot; `nil` when it is cut short, damaged, or in the other's place.
    init?(bytes: ArraySlice<UInt8>, at place: Int) {
        guard bytes.count == Slot.byteCount, bytes.starts(with: Slot.magic) else { return nil }
        let checksum = bytes.suffix(4).reduce(0 as UInt32) { $0 << 8 | UInt32($1) }
        guard checksum == CRC32C.checksum(bytes.dropLast(4)) else { return nil }
        let rest = bytes.dropFirst(Slot.magic.count)
        let sequence = rest.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        let length = rest.dropFirst(8).prefix(2).reduce(0) { $0 << 8 | Int($1) }
        guard length <= Slot.payloadLimit else { return nil }
        self.init(sequence: sequence, payload: Array(rest.dropFirst(10).prefix(length)))
        guard self.place == place else { return nil }
    }
}
