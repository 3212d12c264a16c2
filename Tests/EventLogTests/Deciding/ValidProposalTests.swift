import EventLog
import Testing

@Test func `actor and body come from the ledger where a line names none`() throws {
    let nobody = ProposalDefaults()
    #expect(issues(counted(1), as: nobody).map(\.path) == ["/actor", "/onbehalfof"])
    #expect(issues(counted(1, #""actor":"a""#), as: nobody).map(\.path) == ["/onbehalfof"])
    #expect(issues(counted(1, #""actor":"a","onbehalfof":"b""#), as: nobody).isEmpty)
    let own = try Proposal(line: Array(counted(1, #""actor":"a""#).utf8))
    let valid = try catalogue.validate(own, defaults: defaults) { _ in nil }
    #expect(valid.actor.text == "a" && valid.onBehalfOf.text == "GB-NHS-02Q")
    #expect(valid.header.type == Counted.name)
}

@Test(arguments: [
    ("2013-06-30", "2013-06-30T22:59:59.999999Z", true),
    ("2013-06-30", "2013-06-30T23:00:00Z", false),
    ("2013-07-01", "2013-06-30T23:00:00Z", true), ("2013-07-01", "2013-06-30T22:59:59Z", false),
    ("2013-01-01", "2013-01-01T00:00:00Z", true), ("2012-12-31", "2013-01-01T00:00:00Z", false),
    ("2013-03-31", "2013-03-31T22:59:59Z", true), ("2013-03-31", "2013-03-31T23:00:00Z", false),
    ("2013-10-27", "2013-10-26T23:00:00Z", true), ("2013-10-27", "2013-10-27T23:59:59Z", true),
])
func `the instant of a fact is on its day in England`(date: String, time: String, isOn: Bool) {
    #expect(foundPaths(counted(1, on: date, "\"time\":\"\(time)\"")) == (isOn ? [] : ["/time"]))
}

@Test func `a span's fact stands on its last day, without an instant`() {
    func span(_ precision: String, _ date: String, _ more: String = "") -> [String] {
        foundPaths(counted(1, on: date, "\"occurredprecision\":\"\(precision)\"" + more))
    }
    #expect(span("month", "2013-04-30") == [] && span("month", "2013-04-29") == ["/occurredon"])
    #expect(span("financialyear", "2013-03-31") == [])
    #expect(span("quarter", "2013-04-30") == ["/occurredon"])
    #expect(span("month", "2013-04-30", #","time":"2013-04-30T09:00:00Z""#) == ["/time"])
}

@Test func `only a simulated clock lets a line say when it was recorded`() throws {
    let text = counted(1, #""recordedtime":"2013-05-01T00:00:00Z""#)
    #expect(foundPaths(text) == ["/recordedtime"])
    var simulated = defaults
    simulated.hasSimulatedClock = true
    let proposal = try Proposal(line: Array(text.utf8))
    let draft = try catalogue.validate(proposal, defaults: simulated) { _ in nil }
        .draft(id: id(1), source: "s", random: CountingRandom())
    #expect(draft.recordedTime == instant("2013-05-01T00:00:00Z"))
}

@Test func `an event stands in a stream of its area and of its form`() {
    #expect(foundPaths(counted(1, in: "till/02Q")) == ["/subject"])
    #expect(found(counted(1, in: "lost/02Q/1")).first?.reason == "no area is called lost")
    #expect(found(counted(1, in: "lost/02Q/1")).first?.hint == "the areas are till, thing")
    let other = found(counted(1, in: "thing/02Q"))
    #expect(other.map(\.reason) == ["till.counted.v1 belongs in till/{body}/{ref}"])
    #expect(foundPaths(counted(1, in: "thing/02Q/1")) == ["/subject", "/subject"])
}

@Test func `only a correction names another event, and it must`() {
    #expect(foundPaths(counted(1, corrects)) == ["/corrects"])
    let withdrawal = line(Correction.withdrawn.text, #"{"reasonCode":"duplicate"}"#)
    #expect(foundPaths(withdrawal) == ["/corrects"])
    let correction = line(
        Correction.corrected.text,
        #"{"reasonCode":"other","occurredon":"2013-04-01","data":{"amount":1}}"#)
    #expect(foundPaths(correction) == ["/corrects"])
}

@Test func `a personal value is refused when nothing says whose it is`() {
    let text = line("till.described.v1", #"{"title":"t","contact":"x","drawers":[{"label":"a"}]}"#)
    #expect(foundPaths(text) == ["/data/contact"])
    let named = text.replacing(#""contact""#, with: #""personRef":"person:2","contact""#)
    #expect(foundPaths(named) == [])
}

@Test func `everything wrong with a line is said at once`() {
    let text = line(
        "till.counted.v1", #"{"amount":"9434765919"}"#, on: "2013-04-29", in: "till/02Q",
        #""time":"2013-05-29T09:00:00Z","occurredprecision":"month","#
            + #""recordedtime":"2013-05-01T00:00:00Z""#)
    let nobody = issues(text, as: ProposalDefaults()).map(\.path)
    #expect(
        nobody == [
            "/actor", "/onbehalfof", "/time", "/occurredon", "/time", "/recordedtime", "/subject",
            "/data/amount", "/data/amount",
        ])
}

@Test func `a correction that names no event says what else is wrong, too`() {
    let text = line(
        Correction.withdrawn.text, #"{"reasonCode":"duplicate"}"#, in: "till/02Q",
        #""time":"2013-05-29T09:00:00Z","corrects":"\#(id(1))""#)
    #expect(foundPaths(text) == ["/time", "/subject", "/corrects"])
}

@Test func `tags are sorted, each once, with the body whose stream it is`() throws {
    func tags(_ text: String) throws -> [String] {
        let proposal = try Proposal(line: Array(text.utf8))
        return try catalogue.validate(proposal, defaults: defaults) { _ in
            (Counted.name, stream("till/02Q/1"))
        }.draft(id: id(1), source: "s", random: CountingRandom()).tags
    }
    #expect(try tags(counted(1)) == ["body:02Q"])
    #expect(
        try tags(line("till.counted.v1", #"{"amount":1,"supplier":"A"}"#))
            == ["body:02Q", "supplier:A"])
    #expect(try tags(withdrawn(id(9))) == ["body:02Q"])
    #expect(try tags(corrected(id(9), to: 1)) == ["body:02Q"])
}

@Test func `a leaf that cannot be read has no tags`() {
    withInput("{}") { #expect(catalogue.tags(ofLeaf: $0.document).isEmpty) }
}
