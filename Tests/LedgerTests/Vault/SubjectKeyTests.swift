import EventLog
import Testing

@testable import Ledger

@Suite struct SubjectKeyTests {
    static let holder = "0123456789abcdef0123456789abcdef"
    static let secret = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
    private let clear = Disclosure(
        name: "contact", value: Array(#""Ann Example""#.utf8), salt: (0, 1), sealing: .personal)
    /// A key and what Python's `cryptography` locked with it.
    private let keyMadeElsewhere =
        #"{"alg":"A256GCM","k":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8","#
        + #""kid":"0123456789abcdef0123456789abcdef-00000001","kty":"oct"}"#
    private let lockedElsewhere =
        "eyJhbGciOiJkaXIiLCJkaWdlc3QiOiI3Vlg2TGxaM3NzNlkzVTJybWcycldjZk11cm"
        + "Q0NkFLVnR4ZFRMMU5tN0FJIiwiZW5jIjoiQTI1NkdDTSIsImtpZCI6IjAxMjM0NTY3"
        + "ODlhYmNkZWYwMTIzNDU2Nzg5YWJjZGVmLTAwMDAwMDAxIn0..AAECAwQFBgcICQoL."
        + "EHucWZSwhFncFNHJ4Lw-L9KDwXahLhk-aTKjx0w8RuBIedmV9vMr7RDjOYfsxGFLpz"
        + "Im-Di_4Zxa0Gxte6SNgrlQ9g.IlvbSO5uzHLbTau2wxj-mg"

    private func opened(_ text: String, _ key: SubjectKey) throws -> Disclosure {
        let kept = Disclosure(name: "contact", encoded: text, sealing: .personal)
        let locked = try #require(kept.locked)
        return try key.open(kept, locked)
    }

    @Test func `what others locked opens, and the key reads back as it was`() throws {
        let key = try #require(SubjectKey(bytes: Array(keyMadeElsewhere.utf8)))
        #expect(key.bytes == Array(keyMadeElsewhere.utf8))
        #expect(try opened(lockedElsewhere, key) == clear)
    }

    @Test func `what is locked opens with its key, and says nothing without`() throws {
        let key = SubjectKey(holder: SubjectKeyTests.holder, random: SimulatedRandom(start: 1))
        let locked = try key.lock(clear, random: SimulatedRandom(start: 2))
        #expect(locked.isLocked && locked.digest == clear.digest && locked.name == clear.name)
        #expect(locked.locked?.holder == SubjectKeyTests.holder)
        #expect(try opened(locked.encoded, key) == clear)
        let other = SubjectKey(holder: SubjectKeyTests.holder, random: SimulatedRandom(start: 3))
        #expect(throws: VaultError.self) { try opened(locked.encoded, other) }
        #expect(other.id != key.id)
    }

    @Test func `a locked form with one byte changed does not open`() throws {
        let key = try #require(SubjectKey(bytes: Array(keyMadeElsewhere.utf8)))
        let form = try #require(LockedDisclosure(text: lockedElsewhere))
        func expectDamaged(_ form: LockedDisclosure) {
            #expect(throws: VaultError.self) { try opened(form.text, key) }
        }
        func changed(_ bytes: [UInt8]) -> [UInt8] { [bytes[0] ^ 1] + bytes.dropFirst() }
        func variant(
            digest: String? = nil, keyID: String? = nil, nonce: [UInt8]? = nil,
            ciphertext: [UInt8]? = nil, tag: [UInt8]? = nil
        ) -> LockedDisclosure {
            LockedDisclosure(
                digest: digest ?? form.digest, keyID: keyID ?? form.keyID,
                nonce: nonce ?? form.nonce, ciphertext: ciphertext ?? form.ciphertext,
                tag: tag ?? form.tag)
        }
        expectDamaged(variant(digest: "x"))
        expectDamaged(variant(keyID: "x"))
        expectDamaged(variant(nonce: changed(form.nonce)))
        expectDamaged(variant(ciphertext: changed(form.ciphertext)))
        expectDamaged(variant(tag: changed(form.tag)))
    }

    @Test(arguments: [
        "", "{}", "[]", "null",
        #"{"alg":"A256GCM","k":"AAAA","kid":"k","kty":"oct"}"#,
        #"{"alg":"A128GCM","k":"\#(SubjectKeyTests.secret)","kid":"k","kty":"oct"}"#,
        #"{"alg":"A256GCM","k":"\#(SubjectKeyTests.secret)","kty":"oct"}"#,
    ])
    func `other bytes are no key`(_ text: String) {
        #expect(SubjectKey(bytes: Array(text.utf8)) == nil)
    }

    @Test func `a name of another form belongs to nobody`() {
        func holder(_ keyID: String) -> String? {
            LockedDisclosure(
                digest: "d", keyID: keyID, nonce: [], ciphertext: [], tag: []
            ).holder
        }
        let good = SubjectKeyTests.holder + "-0000ffff"
        #expect(holder(good) == SubjectKeyTests.holder)
        for bad in ["", "../../x", good + "0", good.uppercased(), String(good.dropLast())] {
            #expect(holder(bad) == nil, "\(bad)")
        }
    }
}
