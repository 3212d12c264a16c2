@testable import EventLog
import Testing

/// Ten and two versions of a type: the newest by number is not the last by name.
private enum Versioned: EventArea {
    static let name = "versioned"
    static let streamForm = "versioned/{body}"
    static var types: [EventType<Versioned>] {
        [EventType(VersionTwo.self), EventType(VersionTen.self)]
    }
    struct State: Sendable {}
    typealias Refusal = Till.Refusal
    static func initial(_ stream: StreamName) -> State { State() }
}

private struct VersionTwo: EventData {
    typealias Area = Versioned
    static let table = FieldTable(event: VersionTwo.self)
    static let name = EventTypeName(known: "versioned.made.v2")
    static let summary = "Made."
    init(from fields: inout FieldReader) {}
    func apply(to state: inout Versioned.State, _ fact: Fact) {}
}

private struct VersionTen: EventData {
    typealias Area = Versioned
    static let table = FieldTable(event: VersionTen.self)
    static let name = EventTypeName(known: "versioned.made.v10")
    static let summary = "Made."
    init(from fields: inout FieldReader) {}
    func apply(to state: inout Versioned.State, _ fact: Fact) {}
}

@Test func `a catalogue holds the types of its areas and the two corrections, in order`() {
    #expect(
        catalogue.schemas.map(\.name.text) == [
            "ledger.record-corrected.v1", "ledger.record-withdrawn.v1", "thing.thing-named.v3",
            "till.closed.v1", "till.counted.v1", "till.described.v1",
        ])
    #expect(catalogue.areaNames == ["till", "thing"])
    #expect(catalogue.schema(named: Counted.name)?.summary == Counted.summary)
    #expect(catalogue.schema(named: Thing.first) == nil)
}

@Test func `a type that no release knows is refused at its name`() throws {
    let issue = try #require(issues(line("till.lost.v1", "{}")).first)
    #expect(issue.path == "/type" && issue.value == "till.lost.v1")
    #expect(
        issue.reason
            == "till.lost.v1 is not a type that this release knows; a later release may read it")
}

@Test func `a newer version of a known type names the newest that is read`() throws {
    let issue = try #require(issues(line("till.counted.v2", "{}")).first)
    #expect(
        issue.reason == "till.counted.v2 is another version than till.counted.v1, the newest that "
            + "this release reads; use the release that introduced it")
}

@Test func `the newest version is that with the largest number`() throws {
    let versions = Catalogue([Versioned.self])
    let text = line("versioned.made.v11", "{}", in: "versioned/02Q")
    let proposal = try Proposal(line: Array(text.utf8))
    let failure = #expect(throws: ProposalFailure.self) {
        _ = try versions.validate(proposal, defaults: defaults) { _ in nil }
    }
    #expect(failure?.issues.first?.reason.contains("than versioned.made.v10, the newest") == true)
}

@Test func `a catalogue apart reads the same types, older shapes too, with other objects`() throws {
    let apart = catalogue.apart
    #expect(apart.schemas.map(\.name) == catalogue.schemas.map(\.name))
    #expect(apart.areaNames == catalogue.areaNames)
    for (one, other) in zip(apart.machines, catalogue.machines) { #expect(one !== other) }
    let old = Catalogue([Thing.self], upcasters: Thing.upcasters)
    guard case .event(_, _, let steps)? = old.apart.reference(to: Thing.first) else {
        Issue.record("an older shape is not read")
        return
    }
    #expect(steps.count == Thing.upcasters.count)
}

@Test func `two types of one name are a bug`() async {
    await #expect(processExitsWith: .failure) { _ = Catalogue([Till.self, Till.self]) }
}

@Test func `an upcaster to nothing, or from a shape that is read already, is a bug`() async {
    await #expect(processExitsWith: .failure) {
        _ = Catalogue([Thing.self], upcasters: [Thing.upcasters[0]])
    }
    await #expect(processExitsWith: .failure) {
        _ = Catalogue([Thing.self], upcasters: Thing.upcasters + [Thing.upcasters[1]])
    }
    await #expect(processExitsWith: .failure) {
        let back = Upcaster(from: ThingNamed.name, to: ThingNamed.name) { $0 }
        _ = Catalogue([Thing.self], upcasters: [back])
    }
}
