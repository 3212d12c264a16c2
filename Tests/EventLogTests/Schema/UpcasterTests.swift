import EventLog
import Testing

@Test func `events of every older shape are folded in the present one`() async throws {
    let ledger = TestLedger()
    _ = try await ledger.recordOld(
        line("thing.thing-named.v1", #"{"name":"a"}"#, in: "thing/02Q"))
    _ = try await ledger.recordOld(
        line("thing.thing-named.v2", #"{"label":"b"}"#, on: "2013-04-02", in: "thing/02Q"))
    try await ledger.record(
        line("thing.thing-named.v3", #"{"labels":["c","d"]}"#, on: "2013-04-03", in: "thing/02Q"))
    let name = stream("thing/02Q")
    let history = try ledger.store.history(of: name, knownAt: ledger.size)
    let state = try catalogue.state(of: name, in: Thing.self, history: history, asOf: nil)
    #expect(state.labels == [["a"], ["b"], ["c", "d"]])

    var folded: Thing.State?
    let fold = LogFold(catalogue)
    fold.whenSettled(in: Thing.self) { folded = $2 }
    try ledger.takeAll(fold)
    try fold.finish(ledger.store)
    #expect(folded == state)
}

@Test func `an older shape that lacks what the present one needs is damaged, not made up`()
    async throws
{
    let ledger = TestLedger()
    _ = try await ledger.recordOld(line("thing.thing-named.v1", "{}", in: "thing/02Q"))
    let fold = LogFold(catalogue)
    let error = #expect(throws: FoldError.self) { try ledger.takeAll(fold) }
    #expect(error == .damaged(Position(0), "/labels: labels is missing"))
}

@Test func `an older shape is not recorded any more`() throws {
    let text = line("thing.thing-named.v1", #"{"name":"a"}"#, in: "thing/02Q")
    let issue = try #require(issues(text).first)
    #expect(issue.path == "/type" && issue.reason == "this is an older shape")
    #expect(issue.hint == "record a thing.thing-named.v3")
}

@Test func `a fact of an older shape is withdrawn, not corrected`() async throws {
    let ledger = TestLedger()
    let old = try await ledger.recordOld(
        line("thing.thing-named.v1", #"{"name":"a"}"#, in: "thing/02Q"))
    let present = #"{"occurredon":"2013-04-01","reasonCode":"wrongValue","data":{"labels":["b"]}}"#
    let correction = line(
        "ledger.record-corrected.v1", present, in: "thing/02Q", #""corrects":"\#(old)""#)
    let failure = #expect(throws: ProposalFailure.self) { _ = try ledger.validate(correction) }
    #expect(failure?.issues.map(\.path) == ["/corrects"])
    let withdrawal = line(
        "ledger.record-withdrawn.v1", #"{"reasonCode":"wrongValue"}"#, in: "thing/02Q",
        #""corrects":"\#(old)""#)
    try await ledger.record(withdrawal)
    let history = try ledger.store.history(of: stream("thing/02Q"), knownAt: ledger.size)
    #expect(history.facts.isEmpty && history.withdrawn.count == 1)
}
