import Testing

@testable import TransparencyLog

struct SigningKeysTests {
    private let keys: [SignerKey]

    init() throws {
        keys = try (1...4).map { seed in
            try SignerKey(
                name: #require(KeyName("ledger.example/ccg")), kind: .note,
                seed: [UInt8](repeating: seed, count: 32))
        }
    }

    private func notice(_ act: KeyNotice.Act, _ signers: Int...) throws -> SignedKeyNotice {
        try SignedKeyNotice(
            KeyNotice(origin: keys[0].verifier.name, act: act),
            signedBy: signers.map { keys[$0] })
    }

    private func verifier(_ number: Int) -> VerifierKey { keys[number].verifier }

    /// The first two keys announced, by events 0 and 1.
    private func announced() throws -> SigningKeys {
        var chain = SigningKeys()
        try chain.take(notice(.announce(verifier(0)), 0), from: 0)
        try chain.take(notice(.announce(verifier(1)), 1, 0), from: 1)
        return chain
    }

    @Test func `the first key signs from the beginning, a later one when it is its turn`() throws {
        var chain = try announced()
        #expect(chain.current == verifier(0))
        #expect(chain.standing(of: verifier(0), at: 0) == .valid)
        #expect(chain.standing(of: verifier(1), at: 900) == .notInUse(announcedBy: 1))
        #expect(chain.standing(of: verifier(2), at: 0) == .unknown)
        try chain.take(
            notice(.rotate(verifier(0), to: verifier(1), size: 40), 0, 1), from: 40)
        #expect(chain.current == verifier(1))
        #expect(chain.standing(of: verifier(0), at: 40) == .valid)
        #expect(chain.standing(of: verifier(0), at: 41) == .retired(at: 40, by: 40))
        #expect(chain.standing(of: verifier(1), at: 40) == .notInUse(announcedBy: 1))
        #expect(chain.standing(of: verifier(1), at: 41) == .valid)
    }

    @Test func `a lost key is revoked by one that was announced before, and by no other`() throws {
        let chain = try announced()
        var revoked = chain
        try revoked.take(notice(.revoke(verifier(0), from: 30), 1), from: 50)
        #expect(revoked.current == verifier(1))
        #expect(revoked.standing(of: verifier(0), at: 30) == .valid)
        #expect(revoked.standing(of: verifier(0), at: 31) == .revoked(from: 30, by: 50))
        #expect(revoked.standing(of: verifier(1), at: 31) == .valid)
        for signer in [0, 2] {
            var other = chain
            let stolen = try notice(.revoke(verifier(0), from: 30), signer)
            #expect(throws: SigningKeyError.noSuccessorSigned) { try other.take(stolen, from: 50) }
            #expect(other == chain)
        }
    }

    @Test func `a key that gave way is revoked by the one in use, as far back as it must`() throws {
        var chain = try announced()
        try chain.take(
            notice(.rotate(verifier(0), to: verifier(1), size: 40), 0, 1), from: 40)
        let late = try notice(.revoke(verifier(0), from: 20), 2)
        #expect(throws: SigningKeyError.notSignedBy(KeyText.hexadecimal(verifier(1).id))) {
            try chain.take(late, from: 60)
        }
        try chain.take(notice(.revoke(verifier(0), from: 20), 1), from: 60)
        #expect(chain.standing(of: verifier(0), at: 20) == .valid)
        #expect(chain.standing(of: verifier(0), at: 30) == .revoked(from: 20, by: 60))
        #expect(chain.standing(of: verifier(1), at: 61) == .valid)
    }

    @Test func `what cannot follow changes nothing, and says why`() throws {
        let chain = try announced()
        let wrong: [(SignedKeyNotice, SigningKeyError)] = [
            (try notice(.announce(verifier(0)), 0), .announcedBefore(by: 0)),
            (
                try notice(.announce(verifier(2)), 2),
                .notSignedBy(KeyText.hexadecimal(verifier(0).id))
            ),
            (
                try notice(.announce(verifier(2)), 0),
                .notSignedBy(KeyText.hexadecimal(verifier(2).id))
            ),
            (try notice(.rotate(verifier(1), to: verifier(2), size: 9), 1, 2), .notCurrent),
            (
                try notice(.rotate(verifier(0), to: verifier(2), size: 9), 0),
                .notSignedBy(KeyText.hexadecimal(verifier(2).id))
            ),
            (try notice(.revoke(verifier(3), from: 9), 0), .keyUnknown),
        ]
        for (notice, error) in wrong {
            var next = chain
            #expect(throws: error) { try next.take(notice, from: 9) }
            #expect(next == chain)
            #expect(!error.description.isEmpty && error.description.last != ".")
        }
        var rotated = chain
        try rotated.take(notice(.rotate(verifier(0), to: verifier(1), size: 9), 0, 1), from: 9)
        let back = try notice(.rotate(verifier(1), to: verifier(0), size: 20), 1, 0)
        #expect(throws: SigningKeyError.announcedBefore(by: 0)) {
            try rotated.take(back, from: 20)
        }
        let early = try notice(.rotate(verifier(1), to: verifier(2), size: 8), 1, 2)
        #expect(throws: SigningKeyError.sizeOutOfUse(8, first: 10)) {
            try rotated.take(early, from: 20)
        }
        try rotated.take(notice(.revoke(verifier(0), from: 5), 1), from: 21)
        let again = try notice(.revoke(verifier(0), from: 4), 1)
        #expect(throws: SigningKeyError.revokedBefore(by: 21)) {
            try rotated.take(again, from: 22)
        }
    }

    @Test func `a key that waits can be revoked before it is used`() throws {
        var chain = try announced()
        try chain.take(notice(.revoke(verifier(1), from: 3), 0), from: 3)
        #expect(chain.current == verifier(0))
        #expect(chain.standing(of: verifier(1), at: 4) == .revoked(from: 3, by: 3))
        let used = try notice(.rotate(verifier(0), to: verifier(1), size: 9), 0, 1)
        #expect(throws: SigningKeyError.announcedBefore(by: 1)) { try chain.take(used, from: 9) }
    }

    @Test func `a checkpoint is signed by the key in use at its size`() throws {
        var chain = try announced()
        try chain.take(notice(.rotate(verifier(0), to: verifier(1), size: 4), 0, 1), from: 4)
        func checkpoint(_ size: Int, _ key: Int) throws -> SignedCheckpoint {
            try GoldenLog.checkpoint(size: size, by: keys[key])
        }
        #expect(try chain.signer(of: checkpoint(4, 0)) == verifier(0))
        #expect(try chain.signer(of: checkpoint(5, 1)) == verifier(1))
        #expect(throws: SigningKeyError.outOfUse(.retired(at: 4, by: 4), size: 5)) {
            try chain.signer(of: checkpoint(5, 0))
        }
        #expect(throws: SigningKeyError.outOfUse(.notInUse(announcedBy: 1), size: 4)) {
            try chain.signer(of: checkpoint(4, 1))
        }
        #expect(throws: SigningKeyError.notSigned) { try chain.signer(of: checkpoint(5, 3)) }
    }

    @Test func `what was signed before a revocation counts no more, what came after never did`()
        throws
    {
        var chain = try announced()
        func revocation(_ size: Int) throws -> SigningKeys.Revocation? {
            chain.revocation(of: try GoldenLog.checkpoint(size: size, by: keys[0]))
        }
        #expect(try revocation(5) == nil)
        try chain.take(notice(.revoke(verifier(0), from: 3), 1), from: 5)
        #expect(try revocation(3) == nil)
        let since = SigningKeys.Revocation(from: 3, by: 5)
        #expect(try revocation(4) == since && revocation(5) == since)
        #expect(try revocation(6) == nil)
        // A key that gave way signs nothing that would count until it is revoked.
        try chain.take(notice(.rotate(verifier(1), to: verifier(2), size: 6), 1, 2), from: 6)
        #expect(chain.revocation(of: try GoldenLog.checkpoint(size: 7, by: keys[1])) == nil)
    }
}
