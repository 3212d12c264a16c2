import EventLog
import SafeFiles
import TestSupport
import Testing

@testable import Ledger

/// Every input of `seeds/broken` is refused in the words that lie beside it.
@Suite struct BrokenSeedsTests {
    /// What a file `.expected` says.
    private struct Expected {
        var exit = ""
        var errors: [(line: Int, path: String, words: String)] = []

        init(_ text: String) throws {
            for line in text.split(separator: "\n") {
                if line.hasPrefix("exit ") {
                    exit = String(line.dropFirst(5))
                    continue
                }
                let parts = line.split(separator: " ", maxSplits: 5).map(String.init)
                guard parts.count == 6, parts[0] == "line", let number = Int(parts[1]),
                    parts[2] == "path", parts[4] == "contains:"
                else { throw TestFailure("cannot read <\(line)>") }
                errors.append((number, parts[3] == "\"\"" ? "" : parts[3], parts[5]))
            }
        }
    }

    @Test(arguments: Seed.broken)
    func `a broken input is refused where and as it says`(_ seed: Seed) async throws {
        let path = seed.path.dropLast("jsonl".count) + "expected"
        let text = try SafeFiles.read(String(path), limit: 65_536)
        let expected = try Expected(String(decoding: text, as: UTF8.self))
        #expect(expected.exit == "6" && !expected.errors.isEmpty)
        let till = try await Till.simulated()
        let report = try await till.ledger.importFiles([seed.path], options: ImportOptions())
        let found = report.errors.map { "line \($0.line ?? 0) path \($0.path): \($0.reason)" }
        #expect(report.errors.count == expected.errors.count, "\(found)")
        for (error, wanted) in zip(report.errors, expected.errors) {
            #expect(error.line == wanted.line && error.path == wanted.path, "\(found)")
            #expect(error.reason.contains(wanted.words), "\(found)")
            #expect(error.file == seed.path)
        }
        #expect(report.isStopped && report.recorded == 0)
        #expect(try till.size == 1, "something was recorded")
    }

    @Test func `there are broken inputs, and each says what is wrong with it`() {
        let names = TestFolder.names(in: "\(Seed.repository)/seeds/broken")
        let inputs = names.filter { $0.hasSuffix(".jsonl") }
        #expect(inputs.count >= 30)
        #expect(names == names.filter { $0.hasSuffix(".jsonl") || $0.hasSuffix(".expected") })
        #expect(inputs.count * 2 == names.count)
    }
}
