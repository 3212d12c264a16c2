import Glibc
import Testing

@testable import SafeFiles

struct TwoSlotFileTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("head")
    }

    private func bytes() throws -> [UInt8] { try SafeFiles.read(path, limit: 2_000) }

    private func payload() throws -> [UInt8] { try TwoSlotFile.open(path).read().payload }

    @Test func `the newest value is read, by this handle and by another`() throws {
        let file = try TwoSlotFile.create(path, payload: [0])
        #expect(try file.read().payload == [0])
        #expect(try file.read().sequence == 1)
        for value in 1...20 as ClosedRange<UInt8> {
            try file.write(Array(repeating: value, count: Int(value) * 20), sync: value % 2 == 0)
            let content = try TwoSlotFile.open(path, readOnly: true).read()
            #expect(content.payload == Array(repeating: value, count: Int(value) * 20))
            #expect(content.sequence == UInt64(value) + 1)
            #expect(!content.otherSlotIsDamaged)
            #expect(try file.read() == content)
        }
        try file.sync()
        #expect(try bytes().count == 1024)
        #expect(folder.names == ["head"])
        #expect(permissions(of: path) == 0o600)
    }

    @Test func `a write that is torn at any byte leaves the value before`() throws {
        let file = try TwoSlotFile.create(path, payload: Array("first".utf8))
        try file.write(Array("second".utf8), sync: false)
        try file.write(Array(repeating: 3, count: 400), sync: false)
        let before = try bytes()
        let newest = try file.read()
        try file.write(Array(repeating: 4, count: 490), sync: false)
        let after = try bytes()
        // Sequence 4 went into the first slot.
        #expect(before[512...] == after[512...])
        for length in 0...512 {
            let torn = Array(after.prefix(length) + before[length...])
            try overwrite(torn)
            let content = try file.read()
            if torn == after {
                #expect(content.payload == Array(repeating: 4, count: 490))
            } else {
                #expect(content.payload == newest.payload)
                #expect(content.otherSlotIsDamaged == (torn != before))
            }
        }
    }

    @Test func `a file that is cut short keeps the value of a whole slot`() throws {
        let file = try TwoSlotFile.create(path, payload: Array("old".utf8))
        try file.write(Array("new".utf8), sync: false)
        for length in stride(from: 1023, through: 0, by: -1) {
            try #require(truncate(path, length) == 0)
            if length >= 512 {
                #expect(try payload() == Array("new".utf8))
            } else {
                #expect(throws: TwoSlotError.unreadable(path: path)) { try payload() }
                #expect(throws: TwoSlotError.unreadable(path: path)) {
                    try file.write([1], sync: false)
                }
            }
        }
    }

    @Test func `the next write mends the damaged slot`() throws {
        let file = try TwoSlotFile.create(path, payload: Array("old".utf8))
        try file.write(Array("new".utf8), sync: false)
        var damaged = try bytes()
        damaged[30] ^= 4
        try overwrite(damaged)
        let content = try file.read()
        #expect(content.payload == Array("old".utf8))
        #expect(content.otherSlotIsDamaged)
        try file.write(Array("next".utf8), sync: true)
        #expect(try file.read().payload == Array("next".utf8))
        #expect(try !file.read().otherSlotIsDamaged)
    }

    @Test func `an absent file is told from a damaged one`() throws {
        #expect(throws: TwoSlotError.absent(path: path)) { try TwoSlotFile.open(path) }
        try SafeFiles.write(bytes: Array(repeating: 0, count: 1024), to: path)
        #expect(throws: TwoSlotError.unreadable(path: path)) { try payload() }
        try TwoSlotFile.create(path, payload: [5]).sync()
        #expect(try payload() == [5])
    }

    @Test func `a value that does not fit is refused and changes nothing`() throws {
        let limit = TwoSlotFile.payloadLimit
        #expect(limit == 490)
        let error = TwoSlotError.payloadTooLong(limit: limit, actual: limit + 1)
        let long = [UInt8](repeating: 1, count: limit + 1)
        #expect(throws: error) { try TwoSlotFile.create(path, payload: long) }
        #expect(folder.names.isEmpty)
        let file = try TwoSlotFile.create(path, payload: long.dropLast())
        #expect(throws: error) { try file.write(long, sync: false) }
        #expect(try file.read().payload == long.dropLast())
    }

    @Test func `the last sequence number is not passed`() throws {
        let last = Slot(sequence: .max, payload: [7])
        try SafeFiles.write(bytes: Array(repeating: 0, count: 512) + last.bytes, to: path)
        let file = try TwoSlotFile.open(path)
        #expect(try file.read().payload == [7])
        #expect(throws: TwoSlotError.sequenceExhausted(path: path)) {
            try file.write([8], sync: false)
        }
    }

    @Test func `failures of the system come through`() throws {
        let missing = folder.file("missing/head")
        let failure = FileFailure(operation: .create, path: missing, code: ENOENT)
        #expect(throws: TwoSlotError.file(failure)) {
            try TwoSlotFile.create(missing, payload: [])
        }
        let file = try TwoSlotFile.create(path, payload: [1])
        try file.sync()
        let readOnly = try TwoSlotFile.open(path, readOnly: true)
        #expect(throws: TwoSlotError.file(.init(operation: .write, path: path, code: EBADF))) {
            try readOnly.write([2], sync: false)
        }
    }

    @Test(
        arguments: [
            (.absent(path: "h"), "h does not exist"),
            (.unreadable(path: "h"), "h is damaged: neither of its two slots can be read"),
            (.payloadTooLong(limit: 490, actual: 491), "a slot holds at most 490 bytes, not 491"),
            (.sequenceExhausted(path: "h"), "h cannot be written any more"),
            (
                .file(.init(operation: .sync, path: "h", code: EIO)),
                "cannot sync h: Input/output error"
            ),
        ] as [(TwoSlotError, String)]) func `a failure says why`(
            error: TwoSlotError, sentence: String
        )
    {
        #expect("\(error)" == sentence)
    }

    private func overwrite(_ bytes: [UInt8]) throws {
        try OpenFile(path, flags: O_WRONLY).write(bytes, at: 0)
    }
}
