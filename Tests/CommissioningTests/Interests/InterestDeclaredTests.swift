import EventLog
import Testing

@testable import Commissioning

@Suite struct InterestDeclaredTests {
    private let event = "interest-declared"

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            InterestsArea.self, event,
            minimal: #"""
                {"interestRef":"interest:1","personRef":"person:1","type":"financial",
                "directness":"direct"}
                """#,
            full: #"""
                {"interestRef":"interest:1","personRef":"person:1","role":"governingBody",
                "isDecisionMaker":true,"type":"nonFinancialProfessional","directness":"indirect",
                "organisation":{"name":"Vale Hearing Ltd","ods":"NT1","parentOf":["NT2"],
                "memberOf":["NT3"]},"from":"2016-05-31","fromPrecision":"month",
                "to":"2017-03-01","arisesOn":"2016-05-01","becameAwareOn":"2016-05-02",
                "mitigationCode":"leaveRoom","mitigation":"Leaves for items on hearing.",
                "name":"Dr A. Example","nature":"The spouse is a director."}
                """#)
    }

    @Test func `an interest is whose, what, where and since when it was declared to be`() throws {
        let more = #","arisesOn":"2017-03-01","becameAwareOn":"2017-03-02""#
        let data = Registers.interest(plus: more)
        #expect(Registers.story.when(event, on: "2017-04-10", data) == nil)
        let state = Registers.story.given(event, on: "2017-04-10", data).state
        let interest = try #require(state.interests[Registers.shares])
        #expect(interest.person == Registers.gp && interest.declaration?.on == day("2017-04-10"))
        #expect(interest.content?.organisation?.code == ods("NT1"))
        #expect(interest.content?.type == .financial && interest.content?.directness == .direct)
        #expect(interest.declaration?.value.arises == CoarseDate(day("2017-03-01")))
        #expect(interest.declaration?.value.becameAwareOn == day("2017-03-02"))
        let plain = Registers.declared.state.interests[Registers.shares]
        #expect(plain?.declaration?.value.arises == CoarseDate(day("2016-05-01")))
    }

    @Test(arguments: ["2016-05-01", "2016-04-30"])
    func `an interest cannot end before a day on which it was held`(to: String) {
        #expect(
            Registers.story.when(event, on: "2017-04-10", Registers.interest(to: to))
                == .endNotAfterStart(to: day(to), from: day("2016-05-01")))
    }

    @Test func `where only a month is known, an end within it is possible`() {
        func data(_ to: String) -> String {
            Registers.interest(from: "2016-05-31", to: to, plus: #","fromPrecision":"month""#)
        }
        #expect(Registers.story.when(event, on: "2017-04-10", data("2016-05-02")) == nil)
        #expect(
            Registers.story.when(event, on: "2017-04-10", data("2016-05-01"))
                == .endNotAfterStart(to: day("2016-05-01"), from: day("2016-05-01")))
    }

    @Test func `a precision needs the last day of its span`() {
        let month = #","fromPrecision":"month""#
        #expect(
            Registers.story.when(event, on: "2017-04-10", Registers.interest(plus: month))
                == .precisionWithoutSpan(day: day("2016-05-01"), .month))
        #expect(
            Registers.story.when(
                event, on: "2017-04-10", Registers.interest(from: nil, plus: month))
                == .precisionWithoutSpan(day: nil, .month))
    }

    @Test func `an interest on record as ended cannot begin after that`() {
        let ended = Registers.story.given(
            "interest-ended", on: "2016-04-01", #"{"interestRef":"interest:1"}"#)
        #expect(
            ended.when(event, on: "2017-04-10", Registers.interest())
                == .endNotAfterStart(to: day("2016-04-01"), from: day("2016-05-01")))
        #expect(ended.when(event, on: "2017-04-10", Registers.interest(from: "2015-01-01")) == nil)
    }

    @Test func `the same declaration again is refused, and another one is contested`() {
        #expect(
            Registers.declared.when(event, on: "2017-04-10", Registers.interest())
                == .alreadyDeclared(Registers.shares, on: day("2017-04-10"), by: Position(0)))
        for (date, data) in [
            ("2017-04-11", Registers.interest()), ("2017-04-10", Registers.interest(from: nil)),
        ] {
            #expect(Registers.declared.when(event, on: date, data) == nil)
            let state = Registers.declared.given(event, on: date, data).state
            #expect(state.interests[Registers.shares]?.declaration?.contests == at(0))
        }
    }

    @Test func `the reference of another person's interest is refused`() {
        #expect(
            Registers.declared.when(event, on: "2017-05-01", Registers.interest(of: "person:2"))
                == .referenceOfAnother(Registers.shares, person: Registers.gp, by: Position(0)))
    }

    @Test func `an interest declared late, or by nobody with a role, is recorded`() throws {
        let late = Registers.interest(from: "2013-04-01", plus: #","becameAwareOn":"2013-04-01""#)
        #expect(Registers.story.when(event, on: "2018-01-01", late) == nil)
        let state = Registers.story.given(event, on: "2018-01-01", late).state
        #expect(state.roles(of: Registers.gp, on: day("2018-01-01")).isEmpty)
        #expect(state.interests(of: Registers.gp).count == 1)
    }

    @Test func `an interest declared though a nil return says there is none is recorded`() {
        let story = Registers.story.given(
            "nil-return-made", on: "2017-04-10", #"{"personRef":"person:1"}"#)
        #expect(story.when(event, on: "2017-04-10", Registers.interest()) == nil)
    }

    @Test func `it is found under the organisations that it names`() {
        let organisation = #"{"name":"Group","ods":"NT1","parentOf":["NT2"],"memberOf":["NT3"]}"#
        #expect(
            Reading.tags(InterestsArea.self, event, Registers.interest(in: organisation))
                == ["body:NT1", "body:NT2", "body:NT3"])
    }

    @Test func `the codes are those of the schema`() {
        func codes<Codes: CodeList>(_ type: Codes.Type) -> String {
            type.allCases.map(\.rawValue).joined(separator: " ")
        }
        #expect(
            codes(InterestType.self) == "financial nonFinancialProfessional nonFinancialPersonal")
        #expect(codes(Directness.self) == "direct indirect")
        #expect(
            codes(Mitigation.self)
                == "declareAtMeetings leaveRoom noVote papersWithheld excluded noneNeeded other")
    }
}
