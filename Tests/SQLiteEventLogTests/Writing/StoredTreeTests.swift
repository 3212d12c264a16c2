import EventLog
import EventLogLaws
@testable import SQLiteEventLog
import Testing
import TransparencyLog

struct StoredTreeTests {
    private let folders = TemporaryFolders()

    private func connection(_ count: Int) async throws -> Connection {
        let store = try folders.store()
        _ = try await store.append(Sample.request(0..<count))
        try await store.close()
        return try folders.connection(to: store.folder)
    }

    @Test func `the tree goes on where it was left`() async throws {
        let connection = try await connection(600)
        let tree = StoredTree(connection: connection)
        let head = try HeadRow.read(connection)
        let builder = try tree.builder(head)
        #expect(builder.size == 600)
        #expect(builder.root == head.root)
        #expect(builder.edges.map(\.count) == [88, 2])
        let leaves = try tree.hashes(level: 0, index: 0, width: 256)
        #expect(try tree.root(at: 200) == TreeHash.root(of: leaves[..<200]))
        #expect(try tree.root(at: 600) == head.root)
    }

    @Test func `the root of the whole log is read from the head alone`() async throws {
        let connection = try await connection(300)
        let tree = StoredTree(connection: connection)
        let root = try HeadRow.read(connection).root
        try connection.execute("DELETE FROM tile; DELETE FROM edge; DELETE FROM event")
        #expect(try tree.quickRoot(at: 300) == root)
        #expect(throws: StoreError.self) { try tree.quickRoot(at: 299) }
        #expect(throws: StoreError.self) { try tree.root(at: 300) }
    }

    @Test(arguments: [
        "UPDATE event SET leafhash = zeroblob(32) WHERE position = 280",
        "UPDATE edge SET hashes = zeroblob(32)",
        "UPDATE head SET root = zeroblob(32)",
        "UPDATE head SET frontier = zeroblob(136)",
        "UPDATE head SET frontier = x''",
    ])
    func `a tree that is not that of the head is not gone on with`(damage: String) async throws {
        let connection = try await connection(300)
        try connection.execute(damage)
        let head = try HeadRow.read(connection)
        let found = #expect(throws: StoreError.self) {
            try StoredTree(connection: connection).builder(head)
        }
        guard case .damaged(position: nil, _)? = found else {
            Issue.record("\(String(describing: found))")
            return
        }
    }

    @Test func `tiles that have filled are kept with the edges above them`() async throws {
        let connection = try await connection(1)
        var builder = TileBuilder()
        let filled = builder.append(
            leaves: (0..<512).map { TreeHash.leaf(Array("\($0)".utf8)) })
        try StoredTree.store(filled, builder, connection)
        let tree = StoredTree(connection: connection)
        #expect(try tree.hashes(level: 0, index: 1, width: 256) == filled[1].hashes)
        #expect(try tree.hashes(level: 0, index: 1, width: 3) == Array(filled[1].hashes[..<3]))
        #expect(
            try connection.statement("SELECT hashes FROM edge WHERE level = 1").firstBytes()
                == builder.edges[1].concatenated)
    }
}

extension Statement {
    /// The first column of the first row.
    fileprivate func firstBytes() throws(StoreError) -> [UInt8]? {
        defer { reset() }
        return try step() ? bytes(0) : nil
    }
}
