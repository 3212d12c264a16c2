import Testing

@testable import TransparencyLog

struct CheckpointTests {
    private func parse(_ text: String) throws(CheckpointError) -> Checkpoint {
        try Checkpoint(parsing: Array(text.utf8))
    }

    @Test func `the golden checkpoint is read and written`() throws {
        let checkpoint = try parse(GoldenLog.text)
        #expect(checkpoint.origin.text == "ledger.example/ccg" && checkpoint.size == 8)
        #expect(checkpoint.root == NaiveTree.certificateTransparency.root(size: 8))
        #expect(String(decoding: checkpoint.text, as: UTF8.self) == GoldenLog.text)
    }

    @Test func `further lines are kept as they are`() throws {
        let text = GoldenLog.text + "more\nand more\n"
        let checkpoint = try parse(text)
        #expect(checkpoint.extensions.count == 2)
        #expect(String(decoding: checkpoint.text, as: UTF8.self) == text)
    }

    @Test(
        arguments: [
            ("", .malformedOrigin), ("\n8\n", .malformedOrigin), ("a b\n8\n", .malformedOrigin),
            ("a\n", .malformedSize), ("a\n08\n", .malformedSize), ("a\n-8\n", .malformedSize),
            ("a\n9223372036854775808\n", .malformedSize), ("a\n8\n", .malformedRoot),
            ("a\n8\nAAAA\n", .malformedRoot),
            ("a\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyh=\n", .malformedRoot),
            ("a\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg", .malformedRoot),
            ("a\n0\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n", .wrongEmptyRoot),
            ("a\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n\n", .malformedExtension),
            ("a\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\nb", .malformedExtension),
        ] as [(String, CheckpointError)])
    func `what is no checkpoint is refused with its reason`(text: String, error: CheckpointError) {
        #expect(throws: error) { try parse(text) }
    }

    @Test func `a log without leaves has one root, and none is too large`() throws {
        let origin = try #require(KeyName("a"))
        let empty = try Checkpoint(origin: origin, size: 0, root: TreeHash.emptyRoot)
        #expect(
            String(decoding: empty.text, as: UTF8.self)
                == "a\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")
        #expect(try Checkpoint(parsing: empty.text) == empty)
        let root = NaiveTree.certificateTransparency.root(size: 8)
        #expect(throws: CheckpointError.wrongEmptyRoot) {
            try Checkpoint(origin: origin, size: 0, root: root)
        }
        #expect(throws: CheckpointError.sizeTooLarge(1 << 63)) {
            try Checkpoint(origin: origin, size: 1 << 63, root: root)
        }
    }

    @Test func `each reason has its own sentence, and some say that nothing is proved`() {
        let errors: [CheckpointError] = [
            .note(.noneVerified), .note(.unsigned), .malformedOrigin, .malformedSize,
            .malformedRoot, .malformedExtension, .wrongEmptyRoot, .sizeTooLarge(1),
            .otherOrigin(expected: "a", actual: "b"), .key(.unusable),
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
        #expect(errors.filter(\.isUnproved).count == 2)
    }
}
