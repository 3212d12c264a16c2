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
        for name in ["\(folder.path)/none", folder.path, "/dev/null"] {
            let error = #expect(throws: LedgerError.self) { try LineFile(name) }
            guard case .file(let reason, _)? = error else {
                Issue.record("\(name): \(String(describing: error))")
                continue
            }
            #expect(reason.contains(name))
        }
    }

    @Test func `a temporary file has no name`() throws {
        let descriptor = try LineFile.temporaryFile()
        #expect(descriptor > 2)
        #expect(LineFile.reason.isEmpty == false)
    }
}
