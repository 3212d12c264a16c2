import EventLog
import EventLogLaws
import Foundation
import SQLiteEventLog
import Testing

struct GroupCommitTests {
    private let folders = TemporaryFolders()

    @Test func `several processes and several stores of one process write one log`() async throws {
        let folder = try await folders.ledger([])
        let processes = try (0..<3).map { try WriterProcess(folder, first: $0 * 1_000, count: 60) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 3..<5 {
                let store = try SQLiteEventStore.open(
                    folder: folder, mode: .writing, clock: SettableClock())
                group.addTask {
                    for number in (writer * 1_000)..<(writer * 1_000 + 60) {
                        let receipt = try await store.append(Sample.request([number]))
                        #expect(try store.position(of: Sample(number).id) == receipt.first)
                    }
                    try await store.close()
                }
            }
            try await group.waitForAll()
        }
        for process in processes { #expect(process.finish().count == 60) }
        let store = try SQLiteEventStore.open(folder: folder, mode: .reading)
        #expect(try store.head().size == LogSize(300))
        #expect(try store.check(tags: { Sample.tags(of: $0) }, progress: { _ in }).failures == [])
        #expect(store.trouble == nil)
        for number in (0..<5).flatMap({ ($0 * 1_000)..<($0 * 1_000 + 60) }) {
            #expect(try store.position(of: Sample(number).id) != nil)
        }
    }

    @Test(arguments: [50, 120, 250])
    func `a killed process has lost nothing that it was told is safe`(lines: Int) async throws {
        let folder = try await folders.ledger([])
        let process = try WriterProcess(folder, first: 0, count: 100_000)
        let acknowledged = process.kill(afterLines: lines)
        let store = try SQLiteEventStore.open(
            folder: folder, mode: .writing, clock: SettableClock())
        #expect(store.trouble == nil)
        #expect(acknowledged.count >= lines)
        for (number, position) in acknowledged.enumerated() {
            #expect(try store.position(of: Sample(number).id)?.index == position)
        }
        #expect(try store.check(tags: { Sample.tags(of: $0) }, progress: { _ in }).failures == [])
        _ = try await store.append(Sample.request([200_000]))
        try await store.close()
    }
}

/// Another process that appends an event at a time and prints each position.
final class WriterProcess {
    private let process = Process()
    private let output = Pipe()
    private var text = ""

    /// Where the program lies.
    static var program: URL {
        get throws {
            let products = CommandLine.arguments.compactMap { argument in
                argument.range(of: ".xctest").map { String(argument[..<$0.lowerBound]) }
            }.first.map { ($0 as NSString).deletingLastPathComponent }
            return URL(fileURLWithPath: try #require(products) + "/SQLiteEventLogWriter")
        }
    }

    init(_ folder: String, first: Int, count: Int) throws {
        process.executableURL = try WriterProcess.program
        process.arguments = [folder, String(first), String(count)]
        process.standardOutput = output
        try process.run()
    }

    /// Waits for the end.
    ///
    /// - Returns: The positions.
    func finish() -> [UInt64] {
        text += String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text.split(separator: "\n").compactMap { UInt64($0) }
    }

    /// Kills the process, without a warning, once it has printed some lines.
    ///
    /// - Returns: The positions, all those that were printed whole.
    func kill(afterLines count: Int) -> [UInt64] {
        while text.count(where: { $0 == "\n" }) < count {
            let data = output.fileHandleForReading.availableData
            if data.isEmpty { break }
            text += String(decoding: data, as: UTF8.self)
        }
        Foundation.kill(process.processIdentifier, SIGKILL)
        text += String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let whole = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        return whole.compactMap { UInt64($0) }
    }
}
