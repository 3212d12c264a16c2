import CanonicalJSON
import EventLog
import Testing

private let source = "ledger.example/test"

private func draft(_ text: String, id number: UInt64 = 1) throws -> LeafDraft {
    let proposal = try Proposal(line: Array(text.utf8))
    let valid = try catalogue.validate(proposal, defaults: defaults) { _ in
        (Counted.name, stream("till/02Q/1"))
    }
    return valid.draft(id: id(number), source: source, random: CountingRandom())
}

private func leaf(_ text: String) throws -> String {
    let leaf = try draft(text).leaf(
        recordedTime: instant("2020-01-01T00:00:00Z"), streamVersion: StreamVersion(3))
    return String(decoding: leaf, as: UTF8.self)
}

@Test func `the plainest leaf is these bytes`() throws {
    #expect(
        try leaf(counted(7)) == #"""
            {"actor":"person:1","data":{"amount":7},"id":"\#(id(1))","occurredon":"2013-04-01",\#
            "onbehalfof":"GB-NHS-02Q","recordedtime":"2020-01-01T00:00:00.000000Z",\#
            "source":"ledger.example/test","specversion":"1.0","streamversion":3,\#
            "subject":"till/02Q/1","type":"till.counted.v1"}
            """#)
}

@Test func `a leaf with every attribute is these bytes`() throws {
    let text = line(
        "till.counted.v1", #"{"supplier":"GB-COH-1","note":"because","amount":7}"#,
        on: "2013-04-30",
        #"""
        "time":"2013-04-30T09:00:00.000000Z","actor":"person:2","authority":"é \"x\"",\#
        "onbehalfof":"GB-NHS-03A","evidencegrade":"secondary","correlationid":"d",\#
        "causationid":"e"
        """#)
    #expect(
        try leaf(text) == #"""
            {"actor":"person:2","authority":"é \"x\"","causationid":"e","correlationid":"d",\#
            "data":{"_sd":["9bD3CaJzPH69Fj9lWK8HoyR8lJotnzAV9xYilzylPrE"],"amount":7,\#
            "supplier":"GB-COH-1"},"evidencegrade":"secondary","id":"\#(id(1))",\#
            "occurredon":"2013-04-30","onbehalfof":"GB-NHS-03A",\#
            "recordedtime":"2020-01-01T00:00:00.000000Z","source":"ledger.example/test",\#
            "specversion":"1.0","streamversion":3,"subject":"till/02Q/1",\#
            "time":"2013-04-30T09:00:00Z","type":"till.counted.v1"}
            """#)
    let correction = line(
        "ledger.record-withdrawn.v1", #"{"reasonCode":"duplicate"}"#, on: "2013-04-30",
        "\"correlationid\":\"d\",\"corrects\":\"\(id(9))\",\"occurredprecision\":\"month\"")
    #expect(
        try leaf(correction) == #"""
            {"actor":"person:1","corrects":"\#(id(9))","correlationid":"d",\#
            "data":{"reasonCode":"duplicate"},"id":"\#(id(1))",\#
            "occurredon":"2013-04-30","occurredprecision":"month",\#
            "onbehalfof":"GB-NHS-02Q","recordedtime":"2020-01-01T00:00:00.000000Z",\#
            "source":"ledger.example/test","specversion":"1.0","streamversion":3,\#
            "subject":"till/02Q/1","type":"ledger.record-withdrawn.v1"}
            """#)
}

@Test(arguments: [
    counted(0), counted(1_000), counted(1, #""authority":"\u0041\/\u00e9\u2022\u0022""#),
    line("till.described.v1", #" { "title" : "\u0041" , "drawers":[ {"label":"b"} ] } "#),
    line(
        "till.described.v1",
        #"{"title":"t","value":1,"drawers":[{"label":"a","hint":"h"}],"colour":"red"}"#),
    counted(1, on: "2013-07-01", #""time":"2013-06-30T23:00:00.000001Z""#),
    line(
        "ledger.record-withdrawn.v1", #"{"reasonCode":"duplicate","reason":"x"}"#,
        #""corrects":"\#(id(9))","correlationid":"d","causationid":"c","authority":"a""#),
])
func `every leaf is canonical JSON, and reads back as what was proposed`(text: String) throws {
    let proposal = try Proposal(line: Array(text.utf8))
    let draft = try draft(text)
    for version in [1, 9, 10, 99, 100, 2_147_483_647] as [Int32] {
        let leaf = draft.leaf(
            recordedTime: instant("2020-01-01T00:00:00.000123Z"),
            streamVersion: StreamVersion(version))
        #expect(throws: Never.self) { try JSONValue(parsing: leaf, profile: .canonicalLeaf) }
        #expect(leaf.count <= draft.length && draft.length <= leaf.count + 10)
        try leaf.withUnsafeBufferPointer { buffer in
            let header = try LeafHeader(buffer)
            #expect(header.id == draft.id && header.streamVersion.number == version)
            #expect(header.occurredOn == proposal.header.occurredOn)
            #expect(header.time == proposal.header.time)
            #expect(header.recordedTime == instant("2020-01-01T00:00:00.000123Z"))
            #expect(header.text(.authority, in: buffer) == proposal.header.authority)
            #expect(header.text(.type, in: buffer) == draft.type.text)
            #expect(header.text(.subject, in: buffer) == draft.subject.text)
            #expect(header.text(.source, in: buffer) == source)
            #expect(catalogue.tags(ofLeaf: buffer) == draft.tags)
        }
    }
}

@Test func `a draft says where its event is to be found`() throws {
    let text = line("till.counted.v1", #"{"amount":1,"supplier":"GB-COH-1"}"#)
    let draft = try draft(text)
    #expect(draft.tags == ["body:02Q", "supplier:GB-COH-1"])
    #expect(draft.type == Counted.name && draft.subject == stream("till/02Q/1"))
    #expect(draft.occurredOn == day("2013-04-01") && draft.recordedTime == nil)
}
