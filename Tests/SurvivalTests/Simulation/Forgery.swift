import CrashVFS
import EventLog
import EventLogLaws
@testable import SQLiteEventLog
import TestSupport
import TransparencyLog

/// Changes what is stored, consistently enough that only the promise itself is broken.
enum Forgery {
    static func run(_ sql: String, on disk: CrashDisk) throws {
        guard crash_database_run(disk.log, sql) == 0 else {
            throw TestFailure("the database does not take \(sql.prefix(80))")
        }
    }

    /// Gives an event, which is the newest, the recorded time of the one before.
    static func stopTime(at position: UInt64, _ simulation: Simulation) async throws {
        var leaves: [[UInt8]] = []
        try simulation.store(of: 3).read(.all, from: Position(0), to: LogSize(position + 1)) {
            leaves.append(Array($0.leaf))
            return true
        }
        guard leaves.count == Int(position) + 1, leaves.count < 256 else { return }
        let times = try leaves.suffix(2).map { leaf in
            try leaf.withUnsafeBufferPointer { try LeafHeader($0).recordedTime }
        }
        let text = String(decoding: leaves[leaves.count - 1], as: UTF8.self)
        let leaf = Array(text.replacing("\(times[1])", with: "\(times[0])").utf8)
        leaves[leaves.count - 1] = leaf
        var tree = Frontier()
        for leaf in leaves { tree.append(leaf: TreeHash.leaf(leaf)) }
        let time = times[0].microseconds
        simulation.killAll()
        try run(
            """
            UPDATE event SET leaf = x'\(leaf.hex)', leafhash = x'\(TreeHash.leaf(leaf).hex)',
                recordedtime = \(time) WHERE position = \(position);
            UPDATE request SET recordedtime = \(time), root = x'\(tree.root.hex)'
                WHERE first = \(position);
            UPDATE head SET recordedtime = \(time), root = x'\(tree.root.hex)',
                frontier = x'\(tree.bytes.hex)';
            """, on: simulation.disk)
        var file = HeadFile(path: simulation.disk.head)
        try file.accept(
            LogHead(
                size: LogSize(position + 1), root: tree.root, lastRecordedTime: times[0]))
    }
}

extension [UInt8] {
    /// Two digits a byte.
    var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

extension Sample {
    /// What is added to the number of a sample that is recorded under another key and id.
    static let twin = 1_000_000

    static func number(of draft: LeafDraft) -> Int {
        let leaf = draft.leaf(
            recordedTime: Instant(microseconds: 0), streamVersion: StreamVersion(1))
        return leaf.withUnsafeBufferPointer { number(of: $0) } ?? 0
    }
}
