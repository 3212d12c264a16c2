import Testing

@testable import Interchange

struct ZipArchiveTests {
    private let files: [ZipArchive.File] = [
        ("b/second.txt", Array("two".utf8)), ("a.json", []), ("b/first.txt", Array("one".utf8)),
    ]

    @Test func `what is written is read again, in the order of names`() throws {
        let archive = try ZipArchive.bytes(of: files)
        #expect(ZipArchive.isArchive(archive))
        let read = try ZipArchive.files(in: archive)
        #expect(read.map(\.name) == ["a.json", "b/first.txt", "b/second.txt"])
        #expect(read.map(\.bytes) == [[], Array("one".utf8), Array("two".utf8)])
    }

    @Test func `the same files give the same bytes in whatever order`() throws {
        #expect(try ZipArchive.bytes(of: files) == ZipArchive.bytes(of: files.reversed()))
    }

    /// Made by Python's zipfile, with the same time, attributes and flags.
    @Test func `another program writes the same bytes`() throws {
        let archive = try ZipArchive.bytes(of: [("a/b.txt", Array("hello\n".utf8))])
        let hex = archive.map { byte in
            let digits = String(byte, radix: 16)
            return digits.utf8.count == 1 ? "0" + digits : digits
        }.joined()
        #expect(hex == ZipArchiveTests.golden)
    }

    private static let golden =
        "504b03040a00000800000000210020303a36060000000600000007000000612f622e74787468656c"
        + "6c6f0a504b01021e030a00000800000000210020303a360600000006000000070000000000000000"
        + "000000a48100000000612f622e747874504b05060000000001000100350000002b0000000000"

    @Test func `the check sum is that of its standard`() {
        #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(CRC32.of([]) == 0)
    }

    @Test func `every changed byte is noticed`() throws {
        let archive = try ZipArchive.bytes(of: files)
        for place in archive.indices {
            var changed = archive
            changed[place] ^= 1
            // A changed name is another file: whoever reads the archive compares the names.
            let read = try? ZipArchive.files(in: changed)
            #expect(read == nil, "byte \(place)")
        }
        for length in archive.indices {
            #expect(throws: ZipError.self) { try ZipArchive.files(in: Array(archive[..<length])) }
        }
        #expect(throws: ZipError.malformed) { try ZipArchive.files(in: archive + [0]) }
    }

    @Test(arguments: [
        "/etc/passwd", "../up", "a/../b", "a//b", "a/./b", "a\\b", "C:a", "a b", "é", "", "a/",
    ])
    func `a name that leads out of the folder is not read`(name: String) throws {
        #expect(!ZipArchive.isSafe(name))
        let archive = try ZipArchive.bytes(of: [(name, [1])])
        #expect(throws: ZipError.unsafeName(name)) { try ZipArchive.files(in: archive) }
    }

    @Test func `a file twice is refused`() throws {
        let archive = try ZipArchive.bytes(of: [("a", [1]), ("a", [1])])
        #expect(throws: ZipError.malformed) { try ZipArchive.files(in: archive) }
    }

    @Test func `more than the format holds is refused, in words`() {
        let many = (0..<70_000).map { (name: "\($0)", bytes: [UInt8]()) }
        #expect(throws: ZipError.tooLarge) { try ZipArchive.bytes(of: many) }
        #expect("\(ZipError.tooLarge)".contains("65,534 files"))
        #expect("\(ZipError.malformed)".contains("changed"))
        #expect("\(ZipError.unsafeName("../x"))".contains("../x"))
    }
}
