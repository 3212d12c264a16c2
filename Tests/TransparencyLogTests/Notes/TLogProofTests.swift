import Testing

@testable import TransparencyLog

struct TLogProofTests {
    private func proof(extra: [UInt8]? = nil) throws -> TLogProof {
        let tree = NaiveTree.certificateTransparency
        return try TLogProof(
            extra: extra,
            inclusion: InclusionProof(index: 5, size: 8, path: tree.inclusionPath(5, in: 0..<8)),
            checkpoint: GoldenLog.checkpoint())
    }

    @Test func `a proof is written as the format says`() throws {
        let tree = NaiveTree.certificateTransparency
        let path = tree.inclusionPath(5, in: 0..<8).map { $0.base64 + "\n" }.joined()
        let text =
            "c2sp.org/tlog-proof@v1\nextra AAE=\nindex 5\n\(path)\n"
            + GoldenLog.text + "\n" + GoldenLog.signature
        #expect(String(decoding: try proof(extra: [0, 1]).bytes, as: UTF8.self) == text)
        #expect(try TLogProof(parsing: Array(text.utf8)) == proof(extra: [0, 1]))
        #expect(TLogProof.isProof(Array(text.utf8)))
        #expect(!TLogProof.isProof(Array("c2sp.org/tlog-proof@v2\n".utf8)))
    }

    @Test func `a proof without extra is read back and proves its leaf`() throws {
        let read = try TLogProof(parsing: proof().bytes)
        #expect(read == (try proof()) && read.extra == nil)
        let key = try GoldenLog.log().verifier
        try read.verify(leaf: TreeHash.leaf(GoldenLog.entries[5]), log: key)
        #expect(throws: TLogProofError.proof(.rootMismatch)) {
            try read.verify(leaf: TreeHash.leaf(GoldenLog.entries[4]), log: key)
        }
        let other = try #require(KeyName("b"))
        let stranger = try SignerKey.generate(name: other).verifier
        #expect(throws: TLogProofError.self) {
            try read.verify(leaf: TreeHash.leaf(GoldenLog.entries[5]), log: stranger)
        }
    }

    @Test func `every change of a proof is refused, in form or in what it proves`() throws {
        let key = try GoldenLog.log().verifier
        let leaf = TreeHash.leaf(GoldenLog.entries[5])
        for bytes in GoldenLog.spoilt(try proof().bytes) {
            #expect(throws: TLogProofError.self, "\(String(decoding: bytes, as: UTF8.self))") {
                try TLogProof(parsing: bytes).verify(leaf: leaf, log: key)
            }
        }
    }

    @Test(
        arguments: [
            ("", .malformedHeading), ("c2sp.org/tlog-proof@v1", .malformedHeading),
            ("c2sp.org/tlog-proof@v1\n", .malformedIndex),
            ("c2sp.org/tlog-proof@v1\nindex 05\n", .malformedIndex),
            ("c2sp.org/tlog-proof@v1\nextra A\nindex 5\n", .malformedExtra),
            ("c2sp.org/tlog-proof@v1\nindex 5\nAA==\n", .malformedPath(line: 3)),
            ("c2sp.org/tlog-proof@v1\nindex 5\n", .malformedPath(line: 3)),
            ("c2sp.org/tlog-proof@v1\nindex 5\n\n", .checkpoint(.note(.unsigned))),
        ] as [(String, TLogProofError)])
    func `what is no proof is refused with its reason`(text: String, error: TLogProofError) {
        #expect(throws: error) { try TLogProof(parsing: Array(text.utf8)) }
        #expect(!error.isUnproved)
    }

    @Test func `a path for a tree that cannot be is refused`() throws {
        let line = TreeHash.emptyRoot.base64 + "\n"
        let text =
            "c2sp.org/tlog-proof@v1\nindex 5\n" + String(repeating: line, count: 64) + "\n"
        #expect(throws: TLogProofError.pathTooLong) { try TLogProof(parsing: Array(text.utf8)) }
        let long = InclusionProof(
            index: 0, size: 8, path: Array(repeating: TreeHash.emptyRoot, count: 64))
        #expect(throws: TLogProofError.pathTooLong) {
            try TLogProof(extra: nil, inclusion: long, checkpoint: GoldenLog.checkpoint())
        }
        let other = InclusionProof(index: 0, size: 7, path: [])
        let error = TLogProofError.otherSize(expected: 8, actual: 7)
        #expect(throws: error) {
            try TLogProof(extra: nil, inclusion: other, checkpoint: GoldenLog.checkpoint())
        }
        #expect(error.isUnproved && TLogProofError.proof(.emptyTree).isUnproved)
        #expect(TLogProofError.checkpoint(.note(.noneVerified)).isUnproved)
        let errors: [TLogProofError] = [
            .malformedHeading, .malformedExtra, .malformedIndex, .malformedPath(line: 1),
            .pathTooLong, .checkpoint(.malformedRoot), error, .proof(.rootMismatch),
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
    }
}
