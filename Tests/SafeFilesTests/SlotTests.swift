import Testing

@testable import SafeFiles

struct SlotTests {
    @Test(arguments: [0, 1, 2, 255, 256, Slot.payloadLimit])
    func `a slot comes back from its 512 bytes`(length: Int) throws {
        let slot = Slot(
            sequence: 0x0102_0304_0506_0708, payload: (0..<length).map { UInt8($0 % 251) })
        #expect(slot.bytes.count == 512)
        #expect(Slot(bytes: slot.bytes[...], at: 0) == slot)
        #expect(Slot(bytes: slot.bytes[...], at: 1) == nil)
    }

    @Test func `the bytes are those of the table`() {
        let bytes = Slot(sequence: 3, payload: [0xAA, 0xBB]).bytes
        #expect(bytes.prefix(8) == Array("2SLOTv1\n".utf8)[...])
        #expect(bytes[8..<20] == [0, 0, 0, 0, 0, 0, 0, 3, 0, 2, 0xAA, 0xBB])
        #expect(bytes[20..<508].allSatisfy { $0 == 0 })
        #expect(bytes[508...] == [0x6F, 0xC7, 0xB4, 0x8B])
    }

    @Test func `a slot with any bit turned over is refused`() {
        let bytes = Slot(sequence: 8, payload: Array("payload".utf8)).bytes
        for bit in 0..<4096 {
            var damaged = bytes
            damaged[bit / 8] ^= 1 << (bit % 8)
            #expect(Slot(bytes: damaged[...], at: 0) == nil)
        }
    }

    @Test func `a slot that is cut short or too long is refused`() {
        let bytes = Slot(sequence: 8, payload: [1]).bytes
        for length in 0..<512 { #expect(Slot(bytes: bytes.prefix(length), at: 0) == nil) }
        #expect(Slot(bytes: (bytes + [0])[...], at: 0) == nil)
    }

    @Test func `a length beyond the slot is refused, whatever the checksum says`() {
        var bytes = Slot(sequence: 8, payload: [1]).bytes
        for length in [Slot.payloadLimit + 1, 0xFFFF] {
            bytes[16] = UInt8(length >> 8)
            bytes[17] = UInt8(length & 255)
            let checksum = CRC32C.checksum(bytes.dropLast(4))
            for place in 0..<4 {
                bytes[508 + place] = UInt8(truncatingIfNeeded: checksum >> (24 - 8 * place))
            }
            #expect(Slot(bytes: bytes[...], at: 0) == nil)
        }
    }
}
