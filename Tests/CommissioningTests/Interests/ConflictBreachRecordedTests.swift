import EventLog
import Testing

@testable import Commissioning

@Suite struct ConflictBreachRecordedTests {
    private let event = "conflict-breach-recorded"
    private let breach1 = Registers.ref("breach:1")

    private func breach(of person: String = "person:1", _ more: String = "") -> String {
        #"""
        {"breachRef":"breach:1","personRef":"\#(person)","circumstancesCode":"tookPart",
        "recordedBy":"guardian"\#(more)}
        """#
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            InterestsArea.self, event, minimal: breach(),
            full: breach(
                #"""
                ,"decisionRef":"procurement/02Q/2017-1","interestRef":"interest:1",
                "circumstances":"Stayed in the room.","personHeardOn":"2017-06-01",
                "publishedOn":"2017-07-01","actionCode":"training","action":"A course."
                """#))
    }

    @Test func `a breach is whose, of what, and what was done about it`() throws {
        let data = breach(
            #","decisionRef":"procurement/02Q/2017-1","actionCode":"decisionReviewed""#)
        #expect(Registers.story.when(event, on: "2017-05-01", data) == nil)
        let state = Registers.story.given(event, on: "2017-05-01", data).state
        let breach = try #require(state.breaches[breach1]?.value)
        #expect(breach.person == Registers.gp && breach.kind == .tookPart)
        #expect(breach.decision == StreamName("procurement/02Q/2017-1"))
        #expect(breach.recordedBy == .guardian && breach.action == .decisionReviewed)
        #expect(breach.publishedOn == nil && breach.personHeardOn == nil)
    }

    @Test func `the reference of another person's breach is refused`() {
        let story = Registers.story.given(event, on: "2017-05-01", breach())
        #expect(
            story.when(event, on: "2017-06-01", breach(of: "person:2"))
                == .referenceOfAnother(breach1, person: Registers.gp, by: Position(0)))
    }

    @Test func `the same account again is refused, and another one is contested`() {
        let story = Registers.story.given(event, on: "2017-05-01", breach())
        #expect(
            story.when(event, on: "2017-05-01", breach())
                == .alreadyDeclared(breach1, on: day("2017-05-01"), by: Position(0)))
        let other = breach(#","actionCode":"none""#)
        #expect(story.when(event, on: "2017-05-01", other) == nil)
        #expect(
            story.given(event, on: "2017-05-01", other).state.breaches[breach1]?.contests == at(0))
    }

    @Test func `a breach by somebody unheard, of an interest unknown, is recorded`() {
        let data = breach(of: "person:9", #","interestRef":"interest:9""#)
        #expect(Registers.story.when(event, on: "2017-05-01", data) == nil)
    }

    @Test func `it is found under the decision that it touches`() {
        #expect(
            Reading.tags(
                InterestsArea.self, event, breach(#","decisionRef":"procurement/02Q/2017-1""#))
                == ["procurement:02Q/2017-1"])
    }

    @Test func `the codes are those of the schema`() {
        func codes<Codes: CodeList>(_ type: Codes.Type) -> String {
            type.allCases.map(\.rawValue).joined(separator: " ")
        }
        #expect(codes(ConflictBreachKind.self) == "undeclared declaredLate tookPart gift other")
        #expect(codes(ConflictBreachRecorder.self) == "guardian governanceLead")
        #expect(
            codes(ConflictBreachAction.self)
                == "none training decisionReviewed disciplinary referred other")
    }
}
