import EventLog
import Testing

@testable import Commissioning

@Suite struct DecisionTests {
    private func reference(_ text: String) throws -> Reference { try #require(Reference(text)) }

    @Test func `a decision is taken in one place`() throws {
        let read = { Reading.good(Decision.self, $0) }
        #expect(
            read(#"{"meeting":"gb-1","item":"7"}"#)
                == .meeting(try reference("gb-1"), item: Reference("7")))
        #expect(read(#"{"meeting":"gb-1"}"#) == .meeting(try reference("gb-1"), item: nil))
        #expect(
            read(#"{"officer":"person:1","delegation":"sfi-3"}"#)
                == .officer(try reference("person:1"), delegation: Reference("sfi-3")))
        #expect(read(#"{"urgent":"u-1"}"#) == .urgent(try reference("u-1")))
    }

    @Test(arguments: [
        "{}", #"{"item":"7"}"#, #"{"delegation":"d"}"#, #"{"meeting":"m","urgent":"u"}"#,
        #"{"meeting":"m","officer":"o"}"#, #"{"meeting":"m","delegation":"d"}"#,
        #"{"officer":"o","item":"7"}"#, #"{"urgent":"u","item":"7"}"#,
    ])
    func `none or several places are refused`(json: String) {
        let issue = Reading.issue(Decision.self, json)
        #expect(issue?.path == "" && issue?.value == json)
        #expect(issue?.reason == "a decision has exactly one of meeting, officer and urgent")
    }

    @Test func `a wrong member is reported once, at its place`() {
        #expect(Reading.issue(Decision.self, #"{"meeting":7}"#)?.path == "/meeting")
        #expect(Reading.issue(Decision.self, #"{"place":"x"}"#)?.path == "/place")
        #expect(Reading.issue(Decision.self, "7")?.path == "")
    }

    @Test func `only a meeting can be one that the source does not name`() throws {
        let unnamed = try #require(Reference("not-named-in-source"))
        #expect(Decision.meeting(unnamed, item: nil).isUnnamedMeeting)
        #expect(!Decision.meeting(try reference("gb-1"), item: nil).isUnnamedMeeting)
        #expect(!Decision.officer(unnamed, delegation: nil).isUnnamedMeeting)
    }
}
