import EventLog
import Testing

@testable import Commissioning

@Suite struct InterestsStateTests {
    @Test func `a late event is noted by its position`() {
        let state =
            Registers.seated
            .given("interest-declared", on: "2017-01-01", Registers.interest(), isLate: true).state
        #expect(state.lateEntries == at(1))
    }

    @Test func `who holds a decision-making role on a day is told`() {
        let state =
            Registers.seated
            .given(
                "role-taken", on: "2017-05-01",
                Registers.role("person:2", as: "employee", decides: false)
            )
            .given("role-left", on: "2018-04-01", Registers.left()).state
        func deciders(_ date: String) -> [Reference] {
            state.decisionMakingRoles(on: day(date)).map(\.key.person)
        }
        #expect(deciders("2017-03-31") == [] && deciders("2017-04-01") == [Registers.gp])
        #expect(deciders("2018-03-31") == [Registers.gp] && deciders("2018-04-01") == [])
        #expect(
            state.roles(of: Registers.lay, on: day("2017-06-01")).map(\.key.role) == [.employee])
        #expect(state.firstDayInRole(of: Registers.gp)?.value.from == day("2017-04-01"))
        #expect(state.firstDayInRole(of: Registers.ref("person:3")) == nil)
    }

    @Test func `who left a decision-making role decides for six months more in the register`() {
        let state = Registers.seated.given("role-left", on: "2018-08-31", Registers.left()).state
        #expect(state.decides(Registers.gp, on: day("2017-03-31")) == false)
        #expect(state.decides(Registers.gp, on: day("2017-04-01")) == true)
        // Six months after the end of August is the end of February.
        #expect(state.decides(Registers.gp, on: day("2019-02-27")) == true)
        #expect(state.decides(Registers.gp, on: day("2019-02-28")) == false)
    }

    @Test func `where no role is on record the declaration is asked, and else it is not known`() {
        let interest = Registers.interest(plus: #","isDecisionMaker":true"#)
        let said = Registers.story.given("interest-declared", on: "2017-04-10", interest)
        #expect(said.state.decides(Registers.gp, on: day("2017-05-01")) == true)
        #expect(Registers.declared.state.decides(Registers.gp, on: day("2017-05-01")) == nil)
        let role = said.given("role-taken", on: "2017-04-01", Registers.role(decides: false))
        #expect(role.state.decides(Registers.gp, on: day("2017-05-01")) == false)
    }

    @Test func `interests in an organisation are found by code, ties and name`() {
        let state =
            Registers.story
            .given(
                "interest-declared", on: "2017-04-10",
                Registers.interest("i:name", in: #"{"name":"VALE HEARING LTD."}"#)
            )
            .given(
                "interest-declared", on: "2017-04-10",
                Registers.interest("i:member", in: #"{"name":"Practice","memberOf":["NT1"]}"#)
            )
            .given(
                "interest-declared", on: "2017-04-10",
                Registers.interest("i:parent", in: #"{"name":"Holding","parentOf":["NT1"]}"#)
            )
            .given("interest-declared", on: "2017-04-10", Registers.interest("i:itself"))
            .given("interest-declared", on: "2017-04-10", Registers.interest("i:2", of: "person:2"))
            .state
        func found(_ person: Reference, _ code: String?, _ names: [String]) -> [String] {
            state.interests(
                of: person, in: code.flatMap { ODSCode($0) }, named: names, on: day("2016-06-01")
            ).map { "\($0.interest.ref) \($0.tie.rawValue)" }
        }
        #expect(
            found(Registers.gp, "NT1", ["Vale Hearing Ltd"]) == [
                "i:itself identifier", "i:parent parentOf", "i:member memberOf", "i:name name",
            ])
        #expect(found(Registers.gp, "NT2", ["Vale Hearing Ltd"]) == ["i:name name"])
        #expect(
            found(Registers.gp, nil, ["Vale Hearing Ltd"]) == ["i:name name", "i:itself name"])
        #expect(found(Registers.lay, "NT1", []) == ["i:2 identifier"])
        #expect(found(Registers.ref("person:3"), "NT1", []) == [])
    }

    @Test func `only interests that are held, or ended within six months, count`() {
        let state = Registers.declared.given(
            "interest-ended", on: "2018-01-31", #"{"interestRef":"interest:1"}"#
        ).state
        func count(_ date: String) -> Int {
            state.interests(of: Registers.gp, in: ods("NT1"), on: day(date)).count
        }
        #expect(count("2016-04-30") == 0 && count("2016-05-01") == 1)
        #expect(count("2018-07-30") == 1 && count("2018-07-31") == 0)
    }

    @Test func `the newest publication, review and nil return by a day are found`() {
        func published(_ day: String) -> String {
            #"{"register":"interests","asOf":"\#(day)","rows":3,"uri":"https://a.example/r"}"#
        }
        let review = #"{"register":"interests","by":"gb"}"#
        let state =
            Registers.story
            .given("nil-return-made", on: "2017-04-01", #"{"personRef":"person:2"}"#)
            .given("register-published", on: "2017-05-01", published("2017-04-30"))
            .given("register-reviewed", on: "2018-03-01", review)
            .given("register-published", on: "2018-05-01", published("2018-04-30"))
            .given("nil-return-made", on: "2018-04-01", #"{"personRef":"person:2"}"#).state
        #expect(state.publication(of: .interests, by: day("2017-04-30")) == nil)
        #expect(state.publication(of: .interests, by: day("2018-04-30"))?.on == day("2017-05-01"))
        #expect(state.publication(of: .interests, by: day("2018-05-01"))?.on == day("2018-05-01"))
        #expect(state.publication(of: .giftsAndHospitality, by: day("2018-05-01")) == nil)
        #expect(state.review(of: .interests, by: day("2018-02-28")) == nil)
        #expect(state.review(of: .interests, by: day("2018-03-01"))?.on == day("2018-03-01"))
        #expect(state.nilReturn(of: Registers.lay, by: day("2017-03-31")) == nil)
        #expect(state.nilReturn(of: Registers.lay, by: day("2018-03-31"))?.by == Position(0))
        #expect(state.persons == [Registers.lay])
    }
}
