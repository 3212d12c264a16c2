import Glibc
import SafeFiles
import TestSupport
import Testing

@testable import Ledger

@Suite struct RequestMACTests {
    private func reason(_ body: () throws -> Void) -> String {
        let error = #expect(throws: LedgerError.self) { try body() }
        guard case .keys(let reason, let hint)? = error else { return "" }
        #expect(hint != nil)
        return reason
    }

    @Test func `a key is made once and read again`() throws {
        let folder = try TestFolder()
        let keys = "\(folder.path)/keys"
        try RequestMAC.makeKey(inFolder: keys)
        let bytes = try SafeFiles.read("\(keys)/\(RequestMAC.fileName)", limit: 100)
        let key = Array(bytes.prefix(RequestMAC.keyLength))
        #expect(key.count == RequestMAC.keyLength && bytes == RequestMAC.file(key))
        let content = Array("what was asked for".utf8)
        let made = RequestMAC(key: key).content(content)
        #expect(try RequestMAC(keysFolder: keys).content(content) == made)
        #expect(reason { try RequestMAC.makeKey(inFolder: keys) }.contains("exists already"))
        #expect(try SafeFiles.read("\(keys)/\(RequestMAC.fileName)", limit: 100) == bytes)
    }

    @Test func `a key that is absent or of another length is a fault that names it`() throws {
        let folder = try TestFolder()
        #expect(reason { _ = try RequestMAC(keysFolder: folder.path) }.contains("request.key"))
        for count in [0, 31, 33, 36] {
            try folder.file("request.key", bytes: [UInt8](repeating: 1, count: count))
            #expect(
                reason { _ = try RequestMAC(keysFolder: folder.path) }.contains("is damaged"))
        }
        try folder.file("request.key", bytes: [UInt8](repeating: 1, count: 5_000))
        #expect(!reason { _ = try RequestMAC(keysFolder: folder.path) }.isEmpty)
    }

    @Test func `a key of an older file is read, and no bit of a newer one may flip`() throws {
        let folder = try TestFolder()
        let key = (0..<32).map { UInt8($0) }
        try folder.file("request.key", bytes: key)
        let made = RequestMAC(key: key).content([1])
        #expect(try RequestMAC(keysFolder: folder.path).content([1]) == made)
        let file = RequestMAC.file(key)
        try folder.file("request.key", bytes: file)
        #expect(try RequestMAC(keysFolder: folder.path).content([1]) == made)
        for bit in 0..<(file.count * 8) {
            var bytes = file
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            try folder.file("request.key", bytes: bytes)
            let why = reason { _ = try RequestMAC(keysFolder: folder.path) }
            #expect(why.contains("is damaged"), "bit \(bit)")
        }
    }

    @Test func `a disk that fails is told from a key that is absent, damaged or another's`() throws
    {
        let folder = try TestFolder()
        #expect(symlink("/proc/self/mem", "\(folder.path)/request.key") == 0)
        let tries: [() throws -> Void] = [
            { _ = try RequestMAC(keysFolder: folder.path) },
            { _ = try RequestMAC.hasKey(inFolder: folder.path) },
            { try RequestMAC.refuseKey(inFolder: folder.path) },
            { try RequestMAC.makeKey(inFolder: folder.path) },
        ]
        for attempt in tries {
            let error = #expect(throws: LedgerError.self) { try attempt() }
            guard case .file(let why, _)? = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(why.hasSuffix("request.key: Input/output error"))
        }
    }

    @Test func `a folder that cannot be made is a fault`() throws {
        let folder = try TestFolder()
        let file = try folder.file("file", bytes: [1])
        #expect(!reason { try RequestMAC.makeKey(inFolder: "\(file)/keys") }.isEmpty)
    }

    @Test func `a key that nobody refused may be made`() throws {
        let folder = try TestFolder()
        #expect(try !RequestMAC.hasKey(inFolder: folder.path))
        try RequestMAC.refuseKey(inFolder: folder.path)
        try folder.file("request.key", bytes: [1])
        #expect(try RequestMAC.hasKey(inFolder: folder.path))
        #expect(reason { try RequestMAC.refuseKey(inFolder: folder.path) }.contains("exists"))
        // One that cannot be read is there all the same.
        try SafeFiles.makeFolder("\(folder.path)/keys")
        try SafeFiles.makeFolder("\(folder.path)/keys/request.key")
        #expect(try RequestMAC.hasKey(inFolder: "\(folder.path)/keys"))
    }

    @Test func `digests depend on the key, the content and the occurrence`() {
        let (one, two) = (
            RequestMAC(key: [UInt8](repeating: 1, count: 32)),
            RequestMAC(key: [UInt8](repeating: 2, count: 32))
        )
        #expect(one.content([1]) != two.content([1]) && one.content([1]) != one.content([2]))
        let keys = [0, 1, 2].map { one.key(ofContent: one.content([1]), occurrence: $0) }
        #expect(Set(keys).count == 3)
    }
}
