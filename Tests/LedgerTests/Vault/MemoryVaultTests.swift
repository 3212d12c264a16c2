import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct MemoryVaultTests {
    @Test func `it locks, opens and forgets as a folder does`() throws {
        let clear = Disclosure(
            name: "contact", value: Array("1".utf8), salt: (0, 1), sealing: .personal)
        let vault = MemoryVault(mac: Till.mac)
        let ann = try #require(Reference("person:ann"))
        let random = SimulatedRandom(start: 4)
        let locked = try vault.lock(clear, of: ann, random: random)
        #expect(locked.isLocked && vault.keyID(of: ann) == locked.locked?.keyID)
        #expect(try vault.open(locked) == clear && vault.open(clear) == clear)
        #expect(try MemoryVault(mac: Till.mac).open(locked) == nil)
        let damaged = Disclosure(name: "contact", encoded: "a.b", sealing: .personal)
        #expect(throws: VaultError.self) { try vault.open(damaged) }
        #expect(vault.destroyKey(of: ann) && !vault.destroyKey(of: ann))
        #expect(try vault.open(locked) == nil && vault.keyID(of: ann) == nil)
    }
}
