import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct PersonalValuesTests {
    /// A store that hands out one personal value in another form.
    private struct Changing: DisclosureVault {
        let inner: any DisclosureVault
        let change: @Sendable (Disclosure) -> Disclosure

        func lock(
            _ disclosure: Disclosure, of subject: Reference, random: any RandomSource
        ) throws(VaultError) -> Disclosure {
            try inner.lock(disclosure, of: subject, random: random)
        }
        func open(_ disclosure: Disclosure) throws(VaultError) -> Disclosure? {
            try inner.open(change(disclosure))
        }
        func keyID(of subject: Reference) throws(VaultError) -> String? {
            try inner.keyID(of: subject)
        }
        func destroyKey(of subject: Reference) throws(VaultError) -> Bool {
            try inner.destroyKey(of: subject)
        }
    }

    private func ledger(_ vault: MemoryVault) async throws -> Ledger {
        let till = try await Till.real()
        let ledger = try Guest.ledger(on: till, vault: vault)
        let lines = [Guest.invites(), Guest.invites("person:bea", name: "Beatrice")]
        #expect(try await Till(ledger).importing(lines).recorded == 2)
        return ledger
    }

    private func verify(
        _ ledger: Ledger, _ vault: any DisclosureVault
    ) throws -> Verification {
        try Ledger.verify(ledger.store, ledger.catalogue, vault: vault)
    }

    @Test func `personal values are opened where their keys are, and counted where not`()
        async throws
    {
        let vault = MemoryVault(mac: Till.mac)
        let ledger = try await ledger(vault)
        let all = try verify(ledger, vault)
        #expect(all.isSound, "\(all.failures)")
        let opened = all.checked.filter { $0.hasPrefix("personal values that open") }
        #expect(opened == ["personal values that open with their keys, and are unchanged: 4"])
        #expect(!all.unproved.contains { $0.contains("keys are not at hand") })
        let none = try verify(ledger, MemoryVault(mac: Till.mac))
        #expect(none.isSound && none.checked.allSatisfy { !$0.hasPrefix("personal") })
        #expect(
            none.unproved.contains(
                "that 4 personal values are unchanged: their keys are not at hand (--keys)"))
        #expect(try Ledger.verify(ledger.store, ledger.catalogue).unproved.count == 1)
    }

    @Test func `a locked value that was changed or has another name is found`() async throws {
        let vault = MemoryVault(mac: Till.mac)
        let ledger = try await ledger(vault)
        let changed = Changing(inner: vault) { disclosure in
            var text = Array(disclosure.encoded.utf8)
            text[text.count - 30] ^= 1
            return Disclosure(
                name: disclosure.name, encoded: String(decoding: text, as: UTF8.self),
                sealing: disclosure.sealing)
        }
        let found = try verify(ledger, changed).failures
        #expect(found.count == 4 && found.allSatisfy { $0.check == "disclosure" })
        #expect(Set(found.compactMap(\.position)).count == 2)
        let renamed = Changing(inner: vault) { disclosure in
            Disclosure(name: "x", encoded: disclosure.encoded, sealing: disclosure.sealing)
        }
        let other = try verify(ledger, renamed).failures
        #expect(other.count == 4)
        #expect(other.allSatisfy { $0.reason.hasPrefix("the personal value is not ") })
    }
}
