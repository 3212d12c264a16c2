import Glibc
import TestSupport
import Testing

@testable import Ledger

@Suite struct LineFileTests {
    @Test func `a line is read again by its place`() throws {
        let folder = try TestFolder()
        let file = try LineFile(folder.file("a", bytes: Array("one\n\ntwo\r\nthree".utf8)))
        var cursor = file.cursor()
        var count = 0
        var bytes: [UInt8] = []
        while let place = try cursor.next(into: &bytes) {
            #expect(try file.line(at: place) == bytes)
            bytes = []
            count += 1
        }
        #expect(count == 3)
    }

    @Test func `a place beyond the end is a fault that names the file`() throws {
        let folder = try TestFolder()
        let file = try LineFile(folder.file("a", bytes: Array("one\n".utf8)))
        let place = LineFile.Place(offset: 2, length: 9, number: 1)
        let error = #expect(throws: LedgerError.self) { try file.line(at: place) }
        #expect("\(String(describing: error))".contains("\(folder.path)/a"))
    }

    @Test func `what is not there, or is no file of lines, is refused`() throws {
        let folder = try TestFolder()
        #expect(mkfifo("\(folder.path)/pipe", 0o600) == 0)
        for name in ["none", "", "pipe"].map({ "\(folder.path)/\($0)" }) + ["/dev/null"] {
            let error = #expect(throws: LedgerError.self) { try LineFile(name) }
            switch error {
            case .notFound(let reason, _)? where name.hasSuffix("none"):
                #expect(reason == "there is no file \(name)")
            case .input(let errors)?:
                #expect(errors.count == 1 && errors[0].reason.contains("\(name): it is a"))
                #expect(errors[0].hint == "name a .jsonl file, or - for input")
            default: Issue.record("\(name): \(String(describing: error))")
            }
        }
    }

    @Test func `lines from a pipe that a shell has opened are read more than once`() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        _ = write(ends[1], "one\ntwo\n", 8)
        close(ends[1])
        let file = try LineFile("/dev/fd/\(ends[0])")
        close(ends[0])
        for _ in 0..<2 {
            var cursor = file.cursor()
            var bytes: [UInt8] = []
            while try cursor.next(into: &bytes) != nil {}
            #expect(bytes == Array("onetwo".utf8))
        }
    }

    @Test func `a temporary file has no name`() throws {
        let descriptor = try LineFile.temporaryFile()
        #expect(descriptor > 2)
        #expect(LineFile.reason.isEmpty == false)
    }
}
