import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct PendingSpoolTests {
    @Test func `the lines of each stream come back in the order in which they were kept`() throws {
        let number = UInt64.random(in: 0...999_999)
        var random = SeededRandom(number)
        let streams = (0..<7).compactMap { StreamName("org/99\($0)") }
        let spool = try PendingSpool()
        var wanted: [StreamName: [UInt64]] = [:]
        // More than two buffers full, so that some are read back from the file.
        for index in 0..<UInt64(9_000) {
            let stream = try #require(streams.dropLast().randomElement(using: &random))
            try spool.add(
                stream, after: StreamVersion(Int32(index)), id: EventID(high: index, low: ~index),
                position: Position(index + 5),
                file: Int(index % 3),
                place: LineFile.Place(
                    offset: index * 100, length: UInt32(index % 90), number: UInt32(index)))
            wanted[stream, default: []].append(index)
        }
        for stream in streams {
            let records = try spool.records(of: stream)
            let indices = wanted[stream] ?? []
            let version = indices.last.map { StreamVersion(Int32($0) + 1) }
            #expect(spool.version(of: stream) == version)
            #expect(records.map(\.idHigh) == indices, "random seed \(number)")
            #expect(records.map(\.idLow) == indices.map { ~$0 })
            #expect(records.map(\.position) == indices.map { $0 + 5 })
            #expect(records.map(\.offset) == indices.map { $0 * 100 })
            #expect(records.map(\.length) == indices.map { UInt32($0 % 90) })
            #expect(records.map(\.file) == indices.map { UInt32($0 % 3) })
        }
    }
}
