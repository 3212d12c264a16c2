import Testing

@testable import TransparencyLog

struct AddCheckpointRequestTests {
    private func request() throws -> AddCheckpointRequest {
        let tree = NaiveTree.certificateTransparency
        return AddCheckpointRequest(
            oldSize: 6, path: tree.consistencyPath(from: 6, to: 8),
            checkpoint: try GoldenLog.checkpoint())
    }

    @Test func `a request is written as the format says and read back`() throws {
        let tree = NaiveTree.certificateTransparency
        let path = tree.consistencyPath(from: 6, to: 8).map { $0.base64 + "\n" }.joined()
        let text = "old 6\n\(path)\n\(GoldenLog.text)\n\(GoldenLog.signature)"
        #expect(String(decoding: try request().bytes, as: UTF8.self) == text)
        let read = try AddCheckpointRequest(parsing: Array(text.utf8))
        #expect(read == (try request()))
        #expect(AddCheckpointRequest.isRequest(read.bytes))
        try read.consistency.verify(
            oldRoot: tree.root(size: 6), newRoot: tree.root(size: 8))
    }

    @Test(
        arguments: [
            ("", .malformedOldSize), ("old 6", .malformedOldSize), ("old 06\n", .malformedOldSize),
            ("old -1\n\n", .malformedOldSize), ("old 6\n", .malformedPath(line: 2)),
            ("old 6\nA\n", .malformedPath(line: 2)), ("old 6\n\n", .checkpoint(.note(.unsigned))),
        ] as [(String, AddCheckpointError)])
    func `what is no request is refused with its reason`(
        text: String, error: AddCheckpointError
    ) {
        #expect(throws: error) { try AddCheckpointRequest(parsing: Array(text.utf8)) }
    }

    @Test func `a proof has 63 digests at most, and each reason its sentence`() throws {
        let line = TreeHash.emptyRoot.base64 + "\n"
        for (count, isRead) in [(63, true), (64, false)] {
            let text =
                "old 6\n" + String(repeating: line, count: count)
                + "\n\(GoldenLog.text)\n\(GoldenLog.signature)"
            let read = try? AddCheckpointRequest(parsing: Array(text.utf8))
            #expect((read != nil) == isRead)
        }
        let errors: [AddCheckpointError] = [
            .malformedOldSize, .malformedPath(line: 1), .pathTooLong,
            .checkpoint(.malformedRoot),
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
    }
}
