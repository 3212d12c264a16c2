import Testing

@testable import EventLog

private let till = stream("till/02Q/1")

/// A ledger with one till, whose worth and whose lock's code are sealed, at position 0.
private func described() async throws -> TestLedger {
    let ledger = TestLedger(Notices.catalogue)
    try await ledger.record(TestLedger.described(70, 4_711))
    try await ledger.record(counted(5, on: "2013-04-02"))
    return ledger
}

/// What was described, as the trace of the state has it.
private func known(
    _ ledger: TestLedger, knownAt size: UInt64? = nil, asOf text: String? = nil
) throws -> String {
    let size = size.map { LogSize($0) }
    let asOf = text.map { day($0) }
    let state = try ledger.till(till, knownAt: size, asOf: asOf)
    let folded = try ledger.tills(knownAt: size, asOf: asOf)[till]
    #expect(folded == state, "a fold of the whole log says something else")
    let trace = state.trace.first?.split(separator: " ").dropFirst(3) ?? []
    return trace.prefix { !$0.hasPrefix("0000") }.joined(separator: " ")
}

@Test func `a value is known from the position of its reveal on, and as of its day`() async throws {
    let ledger = try await described()
    try await ledger.record(ledger.reveal(0))
    #expect(try known(ledger) == "worth 70 by 2 4711 by 2")
    #expect(try known(ledger, knownAt: 2) == "" && known(ledger, knownAt: 3) != "")
    #expect(try known(ledger, asOf: "2013-04-30") == "")
    #expect(try known(ledger, asOf: "2013-05-01") == "worth 70 by 2 4711 by 2")
}

@Test func `values of one event can be revealed by several, each once`() async throws {
    let ledger = try await described()
    try await ledger.record(ledger.reveal(0, ["drawers/0/lock/code"]))
    #expect(try known(ledger) == "4711 by 2")
    try await ledger.record(ledger.reveal(0))
    #expect(try known(ledger) == "worth 70 by 3 4711 by 2")
}

@Test func `only what stands in the leaf of the event counts`() async throws {
    let ledger = try await described()
    try await ledger.record(TestLedger.described(900, 1))
    let foreign = try ledger.reveal(2).replacing("\(id(3))", with: "\(id(1))")
    try await ledger.record(foreign)
    #expect(try known(ledger) == "")
    let elsewhere = try ledger.reveal(0, in: "till/02Q/2")
    try await ledger.record(elsewhere)
    #expect(try known(ledger) == "")
}

@Test func `a reveal that is withdrawn reveals nothing, and reinstated does again`() async throws {
    let ledger = try await described()
    let reveal = try await ledger.record(ledger.reveal(0))
    try await ledger.record(
        line(
            "ledger.record-withdrawn.v1", #"{"reasonCode":"other"}"#, on: "2013-05-02",
            in: "ledger/notices", #""corrects":"\#(reveal)""#))
    #expect(try known(ledger) == "" && known(ledger, knownAt: 3) == "worth 70 by 2 4711 by 2")
    let again = try ledger.revealData(0, ["value"])
    try await ledger.record(
        line(
            "ledger.record-corrected.v1",
            #"{"reasonCode":"other","occurredon":"2013-05-03","data":\#(again)}"#,
            on: "2013-05-03", in: "ledger/notices", #""corrects":"\#(reveal)""#))
    #expect(try known(ledger) == "worth 70 by 4")
    #expect(try known(ledger, asOf: "2013-05-02") == "")
}

@Test func `a fact that was said again has the values of what says it now`() async throws {
    let ledger = try await described()
    let first = id(1)
    try await ledger.record(ledger.reveal(0))
    try await ledger.record(
        line(
            "ledger.record-corrected.v1",
            #"{"reasonCode":"wrongValue","occurredon":"2013-04-01","data":{"title":"t","#
                + #""drawers":[{"label":"a"}],"value":80}}"#, on: "2013-05-02",
            #""corrects":"\#(first)""#))
    #expect(try known(ledger) == "")
    try await ledger.record(ledger.reveal(3))
    #expect(try known(ledger) == "worth 80 by 4")
}

@Test func `a decider knows what was revealed before, recorded or pending`() async throws {
    let ledger = try await described()
    let reveal = try ledger.reveal(0, ["value"])
    let pendingLine = PendingLine(id: id(90), position: Position(2), bytes: Array(reveal.utf8))
    let desk = DecisionDesk(
        ledger.types, ledger.store, at: ledger.size, recordedTime: instant("2020-01-01T00:00:00Z")
    ) { name in name == stream("ledger/notices") ? [pendingLine] : [] }
    func decide(_ text: String, _ number: UInt64) throws {
        _ = try desk.decide(
            ledger.validate(text), id: id(number), position: Position(number))
    }
    try decide(counted(80, on: "2013-06-01"), 80)
    try decide(reveal, 90)
    #expect(throws: Refusal.self) { try decide(counted(80, on: "2013-06-02"), 91) }
    try decide(counted(1, on: "2013-06-02"), 92)
    try await ledger.record(reveal)
    let next = DecisionDesk(
        ledger.types, ledger.store, at: ledger.size, recordedTime: instant("2020-01-01T00:00:00Z")
    ) { _ in [] }
    let large = try ledger.validate(counted(80, on: "2013-06-02"))
    #expect(throws: Refusal.self) {
        try next.decide(large, id: id(95), position: Position(3))
    }
}

@Test func `a value that cannot be what its field holds is damage, and says where`() async throws {
    let ledger = TestLedger(Notices.catalogue)
    let odd = Disclosure(
        name: "value", value: Array("\"many\"".utf8), salt: (1, 2), sealing: .embargoed)
    _ = try await ledger.recordOld(
        line(
            "till.described.v1",
            #"{"_sd":["\#(odd.digest)"],"drawers":[{"label":"a"}],"title":"t"}"#))
    try await ledger.record(
        line(
            RevealEvent.name.text,
            #"{"event":"\#(id(1))","stream":"till/02Q/1","disclosures":["\#(odd.encoded)"]}"#,
            in: "ledger/notices"))
    #expect(
        throws: FoldError.damaged(Position(0), "/value: a whole number from 0 is expected here")
    ) { try ledger.till(till) }
}
