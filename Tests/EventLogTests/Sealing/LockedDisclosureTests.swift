import Testing

@testable import EventLog

/// What Python's `cryptography` made of the disclosure `contact: Ann Example`, salted with 1.
private let madeElsewhere =
    "eyJhbGciOiJkaXIiLCJkaWdlc3QiOiI3Vlg2TGxaM3NzNlkzVTJybWcycldjZk11cm"
    + "Q0NkFLVnR4ZFRMMU5tN0FJIiwiZW5jIjoiQTI1NkdDTSIsImtpZCI6IjAxMjM0NTY3"
    + "ODlhYmNkZWYwMTIzNDU2Nzg5YWJjZGVmLTAwMDAwMDAxIn0..AAECAwQFBgcICQoL."
    + "EHucWZSwhFncFNHJ4Lw-L9KDwXahLhk-aTKjx0w8RuBIedmV9vMr7RDjOYfsxGFLpz"
    + "Im-Di_4Zxa0Gxte6SNgrlQ9g.IlvbSO5uzHLbTau2wxj-mg"

@Test func `the locked form is a JSON Web Encryption that others write, too`() throws {
    let locked = try #require(LockedDisclosure(text: madeElsewhere))
    #expect(locked.text == madeElsewhere)
    #expect(locked.digest == "7VX6LlZ3ss6Y3U2rmg2rWcfMurd46AKVtxdTL1Nm7AI")
    #expect(locked.keyID == "0123456789abcdef0123456789abcdef-00000001")
    #expect(locked.nonce == Array(0..<12))
    #expect(locked.ciphertext.count == 67 && locked.tag.count == 16)
    let header = madeElsewhere.prefix { $0 != "." }
    #expect(locked.authenticated == Array(header.utf8))
}

@Test func `a locked disclosure has the digest of its header, and no value`() {
    let locked = Disclosure(name: "contact", encoded: madeElsewhere, sealing: .personal)
    #expect(locked.isLocked && !locked.mustBeLocked && locked.value == nil)
    #expect(locked.digest == locked.locked?.digest)
    let damaged = Disclosure(name: "contact", encoded: "a.b", sealing: .personal)
    #expect(damaged.isLocked && damaged.locked == nil && damaged.digest == "")
}

@Test func `any other text is no locked form`() {
    let parts = madeElsewhere.split(separator: ".", omittingEmptySubsequences: false)
    func joined(_ change: (inout [Substring]) -> Void) -> String {
        var parts = parts
        change(&parts)
        return parts.joined(separator: ".")
    }
    let header = Base64URL.text(of: Array(#"{"alg":"none","digest":"d","kid":"k"}"#.utf8))
    let texts = [
        "", ".", "....", joined { $0.removeLast() }, joined { $0.append("") },
        joined { $0[0] = "" }, joined { $0[0] = header[...] }, joined { $0[1] = "AA" },
        joined { $0[2] = "AAAA" }, joined { $0[3] = "!" }, joined { $0[4] = "AAAA" },
        madeElsewhere + " ",
    ]
    for text in texts { #expect(LockedDisclosure(text: text) == nil, "\(text)") }
}

@Test func `damaged at random it is read as itself or not at all`() {
    let seed: UInt64 = 21
    var random = SeededRandom(seed)
    for _ in 0..<2_000 {
        var bytes = Array(madeElsewhere.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0x20...0x7E, using: &random)
            case 1: bytes.remove(at: place)
            default: bytes.insert(0x2E, at: place)
            }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let read = LockedDisclosure(text: text) else { continue }
        #expect(read.text == text, "seed \(seed)")
    }
}
