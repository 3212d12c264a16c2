import Testing

@testable import EventLog

/// Locks with the subject in clear: it shows what a vault is asked.
private struct GlassVault: DisclosureVault {
    func lock(
        _ disclosure: Disclosure, of subject: Reference, random: any RandomSource
    ) throws(VaultError) -> Disclosure {
        if subject.text == "person:none" { throw .unusable("no") }
        return Disclosure(
            name: disclosure.name, encoded: "locked.\(subject)", sealing: disclosure.sealing)
    }
    func open(_ disclosure: Disclosure) throws(VaultError) -> Disclosure? { nil }
    func keyID(of subject: Reference) throws(VaultError) -> String? { nil }
    func destroyKey(of subject: Reference) throws(VaultError) -> Bool { false }
}

private func described(by person: String, _ more: String = "") throws -> LeafDraft {
    let text = line(
        "till.described.v1",
        #"{"title":"t","contact":"x","personRef":"\#(person)","value":3,"drawers":[{"label":"a"}]}"#
    )
    let proposal = try Proposal(line: Array(text.utf8))
    return try catalogue.validate(proposal, defaults: defaults) { _ in nil }
        .draft(id: id(1), source: "ledger.example/test", random: CountingRandom())
}

@Test func `personal values are locked under whom they are about, others are left`() throws {
    let draft = try described(by: "person:2")
    #expect(draft.mustBeLocked)
    let locked = try draft.locked(by: GlassVault(), random: CountingRandom())
    #expect(!locked.mustBeLocked)
    #expect(locked.disclosures.map(\.name) == ["contact", "value"])
    #expect(locked.disclosures.first?.encoded == "locked.person:2")
    #expect(locked.disclosures.last == draft.disclosures.last)
    let (time, version) = (instant("2020-01-01T00:00:00Z"), StreamVersion(1))
    #expect(
        locked.leaf(recordedTime: time, streamVersion: version)
            == draft.leaf(recordedTime: time, streamVersion: version))
}

@Test func `what a vault cannot lock is not recorded`() throws {
    let draft = try described(by: "person:none")
    #expect(throws: VaultError.unusable("no")) {
        try draft.locked(by: GlassVault(), random: CountingRandom())
    }
    let value = Disclosure(
        name: "n", value: Array("1".utf8), salt: (0, 1), sealing: .personal)
    let nobody = LeafDraft(try described(by: "person:2"), disclosures: [value])
    #expect(throws: VaultError.subjectUnknown("n")) {
        try nobody.locked(by: GlassVault(), random: CountingRandom())
    }
}

@Test func `errors of a vault are sentences`() {
    #expect("\(VaultError.subjectUnknown("n"))" == "n is personal and does not say whose it is")
    #expect("\(VaultError.unusable("so"))" == "so" && "\(VaultError.damaged("so"))" == "so")
}

@Test func `a personal value in clear is not taken by a store`() async {
    await #expect(processExitsWith: .failure) {
        let store = MemoryEventStore(origin: "ledger.example/test", clock: HandClock())
        _ = try await store.append(
            AppendRequest(entries: [entry(1, described(by: "person:2"))]))
    }
}
