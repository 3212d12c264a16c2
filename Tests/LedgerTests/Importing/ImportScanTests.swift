import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct ImportScanTests {
    private func scan(_ files: [[String]]) async throws -> ImportScan {
        let folder = try TestFolder()
        let sources = try files.enumerated().map { index, lines in
            try LineFile(folder.file("\(index).jsonl", lines))
        }
        return try await ImportScan(sources) { _ in }
    }

    @Test func `lines are sorted by the day of the fact, across files`() async throws {
        let scan = try await scan([
            [registered("99A", "2015-01-01"), registered("99B", "2013-01-01"), "{"],
            [registered("99C", "2014-01-01"), registered("99D", "2013-01-01")],
        ])
        #expect(scan.order == .occurrence && scan.count == 5)
        #expect(
            scan.sorted.map { [$0.file, Int($0.place.number)] }
                == [[0, 3], [0, 2], [1, 2], [1, 1], [0, 1]])
    }

    @Test func `lines that say when they were recorded stay as they stand`() async throws {
        let scan = try await scan([
            [
                registered("99A", "2015-01-01", at: "2015-01-02T09:00:00Z"),
                registered("99B", "2013-01-01", at: "2015-01-02T09:00:01Z"),
            ]
        ])
        #expect(scan.order == .recordedTime)
        #expect(scan.sorted.map(\.place.number) == [1, 2])
    }

    @Test func `beyond the limit lines are taken as they stand`() async throws {
        let folder = try TestFolder()
        let lines = [UInt8]("{}\n".utf8)
        var bytes: [UInt8] = []
        for _ in 0...ImportScan.sortingLimit { bytes += lines }
        let scan = try await ImportScan([LineFile(folder.file("a.jsonl", bytes: bytes))]) { _ in }
        #expect(scan.order == .file && scan.sorted.isEmpty)
        #expect(scan.count == ImportScan.sortingLimit + 1)
    }

    @Test func `lines and ids that stand twice are suspected`() async throws {
        let twice = registered("99A")
        let scan = try await scan([
            [twice, registered("99B", id: 1), registered("99C", id: 1), registered("99D", id: 2)],
            [twice],
        ])
        #expect(scan.repeated == [LineFilter.fingerprint(Array(twice.utf8))])
        #expect(scan.repeatedIDs == Set([EventID(eventID(1))].compactMap { $0 }))
    }

    @Test func `an id within the data does not hide the line's own`() async throws {
        let lines = [7, 8].map { number in
            #"{"data":{"ids":[{"id":"\#(eventID(number))","scheme":"x"}]},"id":"\#(eventID(3))"}"#
        }
        let scan = try await scan([lines])
        #expect(scan.repeatedIDs == Set([EventID(eventID(3))].compactMap { $0 }))
    }

    @Test func `the events that corrections name are noted`() async throws {
        let scan = try await scan([
            [
                line("ledger.record-withdrawn.v1", "org/99A", "2014-01-01", corrects: 9, "{}"),
                registered("99B", id: 1),
            ]
        ])
        #expect(scan.corrected == Set([EventID(eventID(9))].compactMap { $0 }))
    }

    @Test func `the filter never forgets and hardly ever errs`() {
        var filter = LineFilter()
        let marks = (0..<20_000).map { LineFilter.fingerprint(Array("line \($0)".utf8)) }
        let wrong = marks.count { filter.insert($0) }
        #expect(wrong < 5)
        #expect(marks.allSatisfy { filter.insert($0) })
    }
}
