import EventLog
@testable import SQLiteEventLog
import Testing
import TransparencyLog

struct HeadRowTests {
    private let folders = TemporaryFolders()

    private func head(_ frontier: Frontier) -> LogHead {
        LogHead(
            size: LogSize(frontier.size), root: frontier.root,
            lastRecordedTime: Instant(microseconds: -3))
    }

    @Test func `a log without a row is empty`() async throws {
        let connection = try await folders.connection()
        let head = try HeadRow.read(connection)
        #expect(head.size == .empty)
        #expect(head.root == TreeHash.emptyRoot)
        #expect(head.lastRecordedTime == nil)
        #expect(try HeadRow.frontier(at: .empty, connection) == Frontier())
        #expect(try HeadRow.frontier(at: LogSize(1), connection) == nil)
    }

    @Test func `the row holds the last head and its frontier, and no other`() async throws {
        let connection = try await folders.connection()
        var frontier = Frontier()
        for number in 0..<20 as Range<UInt8> {
            frontier.append(leaf: TreeHash.leaf([number]))
            try HeadRow.write(head(frontier), frontier, connection)
            #expect(try HeadRow.read(connection) == head(frontier))
            let size = LogSize(frontier.size)
            #expect(try HeadRow.frontier(at: size, connection) == frontier)
            #expect(try HeadRow.frontier(at: LogSize(size.count - 1), connection) == nil)
        }
        #expect(try connection.number("SELECT count(*) FROM head") == 1)
    }

    @Test(arguments: [
        "size = 0", "size = -1", "size = 281474976710656", "root = x'00'",
    ])
    func `a malformed row is damage`(change: String) async throws {
        let connection = try await folders.connection()
        var frontier = Frontier()
        frontier.append(leaf: TreeHash.leaf([1]))
        try HeadRow.write(head(frontier), frontier, connection)
        try connection.execute("UPDATE head SET \(change)")
        #expect(
            throws: StoreError.damaged(position: nil, "the head of the log is malformed")
        ) { try HeadRow.read(connection) }
    }

    @Test func `a frontier of another tree is damage`() async throws {
        let connection = try await folders.connection()
        var frontier = Frontier()
        for number in 0..<3 as Range<UInt8> { frontier.append(leaf: TreeHash.leaf([number])) }
        var other = Frontier()
        for number in 3..<6 as Range<UInt8> { other.append(leaf: TreeHash.leaf([number])) }
        try HeadRow.write(head(frontier), other, connection)
        #expect(
            throws: StoreError.damaged(
                position: nil, "the frontier of the tree has not the root of the head")
        ) { try HeadRow.frontier(at: LogSize(3), connection) }
    }
}
