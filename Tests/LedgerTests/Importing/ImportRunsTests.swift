import Synchronization
import TestSupport
import Testing

@testable import Ledger

@Suite struct ImportRunsTests {
    private func runs(_ texts: [[String]], from first: Int = 0) async throws -> ImportRuns {
        let folder = try TestFolder()
        let files = try texts.enumerated().map { index, lines in
            try LineFile(folder.file("\(index).jsonl", lines))
        }
        let scan = try await ImportScan(files) { _ in }
        return try ImportLines(files: files, scan: scan).runs(from: first)
    }

    private func numbered(_ count: Int) -> [String] { (0..<count).map { "line \($0)" } }

    @Test func `each line is given out once, in order, in runs of a thousand`() async throws {
        let runs = try await runs([numbered(1_500), numbered(1_000)])
        var counts: [Int] = []
        var found: [(file: Int, number: UInt32, index: Int, text: String)] = []
        while let run = try runs.next() {
            counts.append(run.count)
            found += run.map {
                ($0.file, $0.place.number, $0.index, String(decoding: $0.bytes, as: UTF8.self))
            }
        }
        #expect(counts == [1_000, 1_000, 500])
        #expect(found.map(\.index) == Array(0..<2_500))
        #expect(found.map(\.file) == (0..<2_500).map { $0 < 1_500 ? 0 : 1 })
        #expect(found.map(\.text) == numbered(1_500) + numbered(1_000))
        #expect(try runs.next() == nil)
    }

    @Test func `runs may begin at any line`() async throws {
        for first in [1, 999, 1_000, 1_700, 2_500, 2_501] {
            let runs = try await runs([numbered(1_500), numbered(1_000)], from: first)
            var found: [(file: Int, number: UInt32, index: Int)] = []
            while let run = try runs.next() {
                found += run.map { ($0.file, $0.place.number, $0.index) }
            }
            let wanted = Array((0..<2_500).dropFirst(first))
            #expect(found.map(\.index) == wanted)
            #expect(found.map(\.file) == wanted.map { $0 < 1_500 ? 0 : 1 })
            #expect(found.map { Int($0.number) } == wanted.map { $0 % 1_500 + 1 })
        }
    }

    @Test func `runs are used in order, whoever is ready first, and each has its place`()
        async throws
    {
        let runs = try await runs([numbered(20_500)])
        let busy = Mutex<Set<Int>>([])
        var used: [Int] = []
        try await runs.forEach { run, place in
            #expect(place < ImportRuns.depth)
            #expect(busy.withLock { $0.insert(place).inserted })
            let first = run.map(\.index).first ?? -1
            // Later runs are quicker than those before them.
            for _ in 0..<((20 - first / 1_000) % 5 * 20_000) { _ = Int.random(in: 0...9) }
            _ = busy.withLock { $0.remove(place) }
            return first
        } use: {
            used.append($0)
        }
        #expect(used == (0..<21).map { $0 * 1_000 })
    }

    @Test func `what has been used is let go once`() {
        final class Flag: Sendable {
            let count: Mutex<Int> = Mutex(0)
        }
        final class Noted: Sendable {
            let flag: Flag
            init(_ flag: Flag) { self.flag = flag }
            deinit { flag.count.withLock { $0 += 1 } }
        }
        let flag = Flag()
        let spent = SpentRuns<Noted>()
        for _ in 0..<3 { spent.keep(Noted(flag)) }
        #expect(flag.count.withLock { $0 } == 0)
        spent.drop()
        #expect(flag.count.withLock { $0 } == 3)
        spent.drop()
        #expect(flag.count.withLock { $0 } == 3)
    }
}
