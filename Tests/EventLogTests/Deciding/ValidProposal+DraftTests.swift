import CanonicalJSON
import EventLog
import Testing

private let secret = #"""
    {"title":"t","value":987654,"owner":{"name":"Somebody","remark":"Quiet"},"drawers":[\#
    {"label":"a","hint":"UnderTheMat"},{"label":"b","hint":"InThePot","lock":{"isDouble":true,\#
    "code":424242}}],"colour":"red"}
    """#

private func draft(_ text: String) throws -> LeafDraft {
    let proposal = try Proposal(line: Array(text.utf8))
    return try catalogue.validate(proposal, defaults: defaults) { _ in
        (Described.name, stream("till/02Q/1"))
    }.draft(id: id(1), source: "ledger.example/test", random: CountingRandom())
}

private func leaf(_ draft: LeafDraft) throws -> (text: String, data: JSONObject) {
    let bytes = draft.leaf(
        recordedTime: instant("2020-01-01T00:00:00Z"), streamVersion: StreamVersion(1))
    let value = try JSONValue(parsing: bytes, profile: .canonicalLeaf)
    guard case .object(let object) = value, case .object(let data)? = object["data"] else {
        return ("", [:])
    }
    return (String(decoding: bytes, as: UTF8.self), data)
}

@Test func `sealed values are nowhere in the leaf, and all else is`() throws {
    let draft = try draft(line("till.described.v1", secret))
    let (text, data) = try leaf(draft)
    let hidden = [
        "987654", "Somebody", "Quiet", "UnderTheMat", "InThePot", "424242", "hint", "value",
        "owner", "code",
    ]
    for word in hidden { #expect(!text.contains(word), "\(word)") }
    for disclosure in draft.disclosures { #expect(!text.contains(disclosure.encoded)) }
    let expected = #"""
        {"title":"t","drawers":[{"label":"a"},{"label":"b","lock":{"isDouble":true}}],\#
        "colour":"red"}
        """#
    var clear = data
    clear["_sd"] = nil
    #expect(
        .object(clear) == (try JSONValue(parsing: Array(expected.utf8), profile: .leaf)))
}

@Test func `the digests in a leaf are those of the disclosures, sorted`() throws {
    let draft = try draft(line("till.described.v1", secret))
    guard case .array(let digests)? = try leaf(draft).data["_sd"] else {
        Issue.record("no digests")
        return
    }
    let expected = draft.disclosures.map(\.digest).sorted().map { JSONValue.string($0) }
    #expect(digests == expected && Set(expected).count == 5)
}

@Test func `disclosures hold the sealed values under their paths, in order of names`() throws {
    let disclosures = try draft(line("till.described.v1", secret)).disclosures
    #expect(
        disclosures.map(\.name) == [
            "drawers/0/hint", "drawers/1/hint", "drawers/1/lock/code", "owner", "value",
        ])
    #expect(
        disclosures.map { String(decoding: $0.value?.bytes ?? [], as: UTF8.self) } == [
            "\"UnderTheMat\"", "\"InThePot\"", "424242",
            #"{"name":"Somebody","remark":"Quiet"}"#, "987654",
        ])
    #expect(
        disclosures.map(\.sealing) == [
            .restricted, .restricted, .embargoed, .restricted, .embargoed,
        ])
}

@Test func `a sealed value is kept in canonical form, however it was written`() throws {
    let text = line(
        "till.described.v1",
        #"{"title":"t","drawers":[{"label":"a"}],"owner":{ "remark":"\u0052", "name" : "N"}}"#)
    let disclosure = try #require(try draft(text).disclosures.first)
    #expect(disclosure.value?.bytes == Array(#"{"name":"N","remark":"R"}"#.utf8))
}

@Test func `a leaf with nothing sealed has no digests`() throws {
    let draft = try draft(line("till.described.v1", #"{"title":"t","drawers":[{"label":"a"}]}"#))
    #expect(draft.disclosures.isEmpty)
    #expect(try leaf(draft).data["_sd"] == nil)
}

@Test func `a correction's reason and its fact's sealed values are sealed together`() throws {
    let text = line(
        "ledger.record-corrected.v1",
        #"""
        {"reasonCode":"wrongValue","reason":"Typo","occurredon":"2013-04-01","data":\#(secret)}
        """#, "\"corrects\":\"\(id(9))\"")
    let draft = try draft(text)
    #expect(
        draft.disclosures.map(\.name) == [
            "data/drawers/0/hint", "data/drawers/1/hint", "data/drawers/1/lock/code",
            "data/owner", "data/value", "reason",
        ])
    let (leafText, data) = try leaf(draft)
    for word in ["Typo", "987654", "UnderTheMat"] { #expect(!leafText.contains(word)) }
    guard case .array(let digests)? = data["_sd"], case .object(let fact)? = data["data"] else {
        Issue.record("no digests")
        return
    }
    #expect(digests.count == 6 && fact["_sd"] == nil && fact["title"] == .string("t"))
}
