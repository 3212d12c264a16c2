import Testing

@testable import TransparencyLog

struct CosignatureTests {
    @Test func `the golden cosignature is made to the byte`() throws {
        let signature = try GoldenLog.witness().cosign(
            Array(GoldenLog.text.utf8), time: GoldenLog.time)
        #expect(String(decoding: signature.line, as: UTF8.self) == GoldenLog.cosignature)
        #expect(signature.bytes.count == 72)
        #expect(Cosignature(signature)?.time == GoldenLog.time)
    }

    @Test func `the time stands in what is signed`() {
        let message = Cosignature.message(Array("x\n".utf8), time: 7)
        #expect(String(decoding: message, as: UTF8.self) == "cosignature/v1\ntime 7\nx\n")
    }

    @Test func `bytes of another length, or a time too late, are none`() throws {
        let good = try GoldenLog.witness().cosign([0x0A], time: 1)
        for bytes in [Array(good.bytes.dropLast()), good.bytes + [0], []] {
            #expect(Cosignature(NoteSignature(name: good.name, id: good.id, bytes: bytes)) == nil)
        }
        var late = good.bytes
        late[0] = 0x80
        #expect(Cosignature(NoteSignature(name: good.name, id: good.id, bytes: late)) == nil)
    }
}
