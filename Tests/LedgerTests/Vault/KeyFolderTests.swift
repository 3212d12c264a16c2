import EventLog
import SafeFiles
import TestSupport
import Testing

@testable import Ledger

@Suite struct KeyFolderTests {
    private let clear = Disclosure(
        name: "contact", value: Array(#""Ann Example""#.utf8), salt: (0, 1), sealing: .personal)
    private let random = SystemRandom()
    private func vault(_ folder: TestFolder) -> KeyFolder {
        KeyFolder(keysFolder: folder.path, mac: Till.mac)
    }
    private func person(_ text: String) throws -> Reference { try #require(Reference(text)) }

    @Test func `one key a person, in a file that names nobody`() throws {
        let folder = try TestFolder()
        let vault = vault(folder)
        let (ann, bea) = (try person("person:ann"), try person("person:bea"))
        #expect(try vault.keyID(of: ann) == nil)
        let locked = try [ann, bea, ann].map { subject in
            try vault.lock(clear, of: subject, random: random)
        }
        let names = TestFolder.names(in: vault.path)
        #expect(names.count == 2 && names.allSatisfy { $0.hasSuffix(".jwk") })
        #expect(names.allSatisfy { !$0.contains("ann") && !$0.contains("bea") })
        let keyIDs = locked.map { $0.locked?.keyID }
        #expect(keyIDs[0] == keyIDs[2] && keyIDs[0] != keyIDs[1])
        #expect(try vault.keyID(of: ann) == keyIDs[0])
        #expect(try locked.map { try vault.open($0) } == [clear, clear, clear])
        #expect(locked[0].encoded != locked[2].encoded)
    }

    @Test func `a reader opens with the folder alone, and makes no key`() throws {
        let folder = try TestFolder()
        let ann = try person("person:ann")
        let locked = try vault(folder).lock(clear, of: ann, random: random)
        let reading = KeyFolder(keysFolder: folder.path, mac: nil)
        #expect(try reading.open(locked) == clear)
        #expect(throws: VaultError.self) { try reading.lock(clear, of: ann, random: random) }
        let elsewhere = KeyFolder(keysFolder: "\(folder.path)/none", mac: nil)
        #expect(try elsewhere.open(locked) == nil)
        #expect(try elsewhere.open(clear) == clear)
    }

    @Test func `what a destroyed key locked never opens again`() throws {
        let folder = try TestFolder()
        let vault = vault(folder)
        let ann = try person("person:ann")
        let locked = try vault.lock(clear, of: ann, random: random)
        #expect(try vault.destroyKey(of: ann))
        #expect(try !vault.destroyKey(of: ann))
        #expect(TestFolder.names(in: vault.path).isEmpty)
        #expect(try vault.open(locked) == nil)
        let again = try vault.lock(clear, of: ann, random: random)
        #expect(again.locked?.keyID != locked.locked?.keyID)
        #expect(try vault.open(locked) == nil && vault.open(again) == clear)
    }

    @Test func `a file that is no key, or another's, is named and never written over`() throws {
        let folder = try TestFolder()
        let vault = vault(folder)
        let (ann, bea) = (try person("person:ann"), try person("person:bea"))
        let locked = try vault.lock(clear, of: ann, random: random)
        let name = try #require(TestFolder.names(in: vault.path).first)
        let key = try SafeFiles.read("\(vault.path)/\(name)", limit: 1_024)
        let other = "\(vault.path)/\(Till.mac.holder(bea)).jwk"
        for bytes in [[], key, [UInt8](repeating: 0x20, count: 5_000)] {
            try SafeFiles.write(bytes: bytes, to: other)
            #expect(throws: VaultError.self) { try vault.lock(clear, of: bea, random: random) }
            #expect(try SafeFiles.read(other, limit: 10_000) == bytes)
        }
        #expect(try vault.open(locked) == clear)
        let damaged = Disclosure(name: "contact", encoded: "a.b.c", sealing: .personal)
        #expect(throws: VaultError.self) { try vault.open(damaged) }
    }

    @Test func `a folder that cannot be made is a fault`() throws {
        let folder = try TestFolder()
        let file = try folder.file("file", bytes: [1])
        let vault = KeyFolder(keysFolder: file, mac: Till.mac)
        let ann = try person("person:ann")
        #expect(throws: VaultError.self) { try vault.lock(clear, of: ann, random: random) }
    }

    @Test func `many at once make one key for a person`() async throws {
        let folder = try TestFolder()
        let vault = vault(folder)
        let (clear, ann) = (clear, try person("person:ann"))
        let locked = try await withThrowingTaskGroup(of: Disclosure.self) { group in
            for _ in 0..<24 {
                group.addTask { try vault.lock(clear, of: ann, random: SystemRandom()) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(locked.map { $0.locked?.keyID }).count == 1)
        #expect(try locked.allSatisfy { try vault.open($0) == clear })
    }
}
