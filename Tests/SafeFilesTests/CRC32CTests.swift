import Testing

@testable import SafeFiles

struct CRC32CTests {
    @Test func `the vectors of RFC 3720 hold`() {
        #expect(CRC32C.checksum([]) == 0)
        let inMemory = Array("123456789".utf8).withUnsafeBytes { CRC32C.checksum($0) }
        #expect(inMemory == 0xE306_9283)
        #expect(CRC32C.checksum(Array("123456789".utf8)) == 0xE306_9283)
        #expect(CRC32C.checksum(Array(repeating: 0, count: 32)) == 0x8A91_36AA)
        #expect(CRC32C.checksum(Array(repeating: 0xFF, count: 32)) == 0x62A8_AB43)
        #expect(CRC32C.checksum(Array(0...31)) == 0x46DD_794E)
        #expect(CRC32C.checksum(Array((0...31).reversed())) == 0x113F_DB5C)
    }
}
