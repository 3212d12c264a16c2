import EventLog
import Testing

@testable import Commissioning

@Suite struct GovernanceAreaTests {
    @Test func `facts in any order are taken in and late ones are noted`() {
        RandomFacts<GovernanceArea>.applyInAnyOrder(
            GovernanceArea.self, stream: "governance/02Q", lateEntries: \.lateEntries)
    }

    @Test func `every type is named after the area`() {
        for type in GovernanceArea.types { #expect(type.schema.name.area == "governance") }
        #expect(GovernanceArea.types.count == 9)
    }

    @Test(arguments: [
        ("governance/02Q", "02Q"), ("governance/02Q/1", nil), ("governance/x", nil),
        ("org/02Q", nil),
    ])
    func `the second part of a stream names the organisation`(
        stream: String, body: String?
    ) throws {
        let name = try #require(StreamName(stream))
        #expect(GovernanceArea.body(of: name)?.description == body)
    }
}

/// Boards and meetings of the tests, in the JSON of proposals.
enum Boards {
    static let story = Story(GovernanceArea.self, "governance/02Q")
    static let board = ref("board")
    static let may = ref("board:2013-05")
    static let delegation = ref("delegation:1")
    static let urgent = ref("urgent:1")
    static let chair = ref("person:1")
    static let lay = ref("person:2")
    static let cleaning = StreamName("procurement/02Q/2013-004")

    /// The board met in May 2013: the chair and a lay member were there.
    static let met = story.given("meeting-held", on: "2013-05-14", held())

    /// An officer may buy for up to £50,000 from April 2013 to before April 2015.
    static let delegated = story.given(
        "delegation-granted", on: "2013-04-01", grant(to: "2015-04-01"))

    static func ref(_ text: String) -> Reference { Reference(text) ?? .example }

    static func held(quorum: Int = 2, present: [String] = ["person:1", "person:2"]) -> String {
        let present = present.map { #"{"personRef":"\#($0)","capacity":"lay"}"# }
        return #"""
            {"meeting":"board:2013-05","bodyRef":"board","public":true,
            "quorumRequired":\#(quorum),"present":[\#(present.joined(separator: ","))]}
            """#
    }

    static func grant(
        from: String = "2013-04-01", to: String? = nil, pence: Int = 5_000_000,
        delegate: String = #","toOfficer":"person:3""#
    ) -> String {
        let end = to.map { #","to":"\#($0)""# } ?? ""
        return #"""
            {"delegationRef":"delegation:1","grantedBy":"board"\#(delegate),
            "function":"Buying","limitPence":\#(pence),"instrument":"SoRD",
            "from":"\#(from)"\#(end)}
            """#
    }

    static func member(
        _ person: String = "person:1", of body: String = "board", as capacity: String = "chair",
        from: String = "2013-04-01", to: String? = nil
    ) -> String {
        let end = to.map { #","to":"\#($0)""# } ?? ""
        return #"""
            {"bodyRef":"\#(body)","personRef":"\#(person)","capacity":"\#(capacity)",
            "voting":true,"from":"\#(from)"\#(end)}
            """#
    }

    static func decided(
        _ item: String = "item:7", on stream: String? = "procurement/02Q/2013-004",
        _ votes: [(person: String, isPresent: Bool, vote: String)] = [("person:1", true, "for")],
        isQuorate: Bool = true
    ) -> String {
        let decision = stream.map { #","decisionRef":"\#($0)""# } ?? ""
        let deciders = votes.map {
            let presence = #""personRef":"\#($0.person)","presentForItem":\#($0.isPresent)"#
            return #"{\#(presence),"voted":"\#($0.vote)"}"#
        }
        return #"""
            {"meeting":"board:2013-05","item":"\#(item)"\#(decision),
            "deciders":[\#(deciders.joined(separator: ","))],
            "quorateAfterRecusal":\#(isQuorate)}
            """#
    }
}
