import Testing
import TransparencyLog

struct DigestTests {
    private let counting = Array(0..<32 as Range<UInt8>)

    @Test func `a digest gives back the bytes it was made from`() throws {
        let digest = try #require(Digest(bytes: counting))
        #expect(digest.bytes == counting)
        #expect(digest.withUnsafeBytes { Array($0) } == counting)
        #expect(Digest(bytes: counting.lazy.map { $0 }) == digest)
        #expect(counting.withUnsafeBytes { Digest(bytes: $0) } == digest)
        #expect(MemoryLayout<Digest>.size == 32)
    }

    @Test(arguments: [0, 1, 31, 33, 64]) func `only 32 bytes are a digest`(count: Int) {
        let bytes = [UInt8](repeating: 7, count: count)
        #expect(Digest(bytes: bytes) == nil)
        #expect(bytes.withUnsafeBytes { Digest(bytes: $0) } == nil)
        #expect(Digest(bytes: bytes.lazy.map { $0 }) == nil)
    }

    @Test func `a digest is written and read as hexadecimal`() {
        let text = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        #expect(TreeHash.emptyRoot.hex == text)
        #expect("\(TreeHash.emptyRoot)" == text)
        #expect(Digest(hex: text) == TreeHash.emptyRoot)
        #expect(Digest(hex: text.dropLast()) == nil)
        #expect(Digest(hex: text.uppercased()) == nil)
        #expect(Digest(hex: text + "0") == nil)
        #expect(Digest(hex: "é" + text.dropFirst(2)) == nil)
    }

    @Test func `a digest is written and read as base64`() {
        let text = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
        #expect(TreeHash.emptyRoot.base64 == text)
        #expect(Digest(base64: text) == TreeHash.emptyRoot)
        // The last character carries two bits that must be zero.
        #expect(Digest(base64: text.dropLast(2) + "V=") == nil)
        #expect(Digest(base64: text.dropLast()) == nil)
        #expect(Digest(base64: text + "\n") == nil)
        #expect(Digest(base64: "") == nil)
    }

    @Test func `digests are ordered as their bytes are`() throws {
        for place in 0..<32 {
            var larger = [UInt8](repeating: 0, count: 32)
            larger[place] = 1
            var smaller = [UInt8](repeating: 0, count: 32)
            for later in (place + 1)..<32 where place < 31 { smaller[later] = 255 }
            let (left, right) = try (
                #require(Digest(bytes: smaller)), #require(Digest(bytes: larger))
            )
            #expect(left < right)
            #expect(!(right < left))
        }
    }

    @Test func `digests one after the other are read back`() throws {
        let digests = NaiveTree.counting(to: 5).leaves
        #expect(digests.concatenated.count == 160)
        #expect([Digest](concatenated: digests.concatenated) == digests)
        #expect([Digest](concatenated: [UInt8]()) == [])
        #expect([Digest](concatenated: digests.concatenated.dropLast() + []) == nil)
    }
}
