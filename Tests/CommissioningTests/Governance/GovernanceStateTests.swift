import EventLog
import Testing

@testable import Commissioning

@Suite struct GovernanceStateTests {
    @Test func `a late event is noted by its position`() {
        let state =
            Boards.met
            .given("membership-set", on: "2013-04-01", Boards.member(), isLate: true).state
        #expect(state.lateEntries == at(1))
        #expect(state.memberships.values.map(\.isLate) == [true])
    }

    @Test func `an item is found by its meeting and by the stream that it decides on`() throws {
        let state =
            Boards.story.given("item-decided", on: "2013-05-14", Boards.decided())
            .given("item-decided", on: "2013-05-14", Boards.decided("item:8", on: nil)).state
        let item = try #require(state.item(Boards.ref("item:7"), of: Boards.may))
        #expect(item.by == Position(0) && item.value.decision == Boards.cleaning)
        #expect(state.item(Boards.ref("item:7"), of: Boards.ref("board:2013-06")) == nil)
        let cleaning = try #require(Boards.cleaning)
        #expect(state.items(decidingOn: cleaning).map(\.value.item.text) == ["item:7"])
        #expect(state.items(decidingOn: .example).isEmpty)
    }

    @Test func `items that decide on one stream come in the order of their days`() throws {
        let state =
            Boards.story.given("item-decided", on: "2013-06-11", Boards.decided("item:a"))
            .given("item-decided", on: "2013-05-14", Boards.decided("item:c"))
            .given("item-decided", on: "2013-05-14", Boards.decided("item:b")).state
        let cleaning = try #require(Boards.cleaning)
        #expect(
            state.items(decidingOn: cleaning).map(\.value.item.text)
                == ["item:c", "item:b", "item:a"])
    }

    @Test func `an account of an item that lost does not tell what it decides on`() throws {
        let state =
            Boards.story.given("item-decided", on: "2013-05-14", Boards.decided())
            .given("item-decided", on: "2013-05-14", Boards.decided(on: "contract/02Q/7")).state
        let cleaning = try #require(Boards.cleaning)
        #expect(state.items(decidingOn: cleaning).isEmpty)
        let contract = try #require(StreamName("contract/02Q/7"))
        #expect(state.items(decidingOn: contract).map(\.contests) == [at(0)])
    }

    @Test(arguments: [
        ("2013-03-31", []), ("2013-04-01", ["lay"]), ("2013-12-31", ["lay"]),
        ("2014-01-01", ["chair"]), ("2014-06-30", ["chair"]), ("2014-07-01", ["lay"]),
    ])
    func `of a person's memberships of a body the one that began last counts`(
        on date: String, capacities: [String]
    ) {
        let state =
            Boards.story
            .given(
                "membership-set", on: "2014-01-01",
                Boards.member(from: "2014-01-01", to: "2014-07-01")
            )
            .given("membership-set", on: "2013-04-01", Boards.member(as: "lay")).state
        #expect(state.memberships(on: day(date)).map(\.value.capacity.rawValue) == capacities)
    }

    @Test func `memberships of one body, or of all, are asked for`() {
        let state =
            Boards.story.given("membership-set", on: "2013-04-01", Boards.member())
            .given("membership-set", on: "2013-04-01", Boards.member(of: "audit"))
            .given("membership-set", on: "2013-04-01", Boards.member("person:2")).state
        let all = state.memberships(on: day("2013-05-14"))
        #expect(all.map(\.by) == at(0, 1, 2))
        let board = state.memberships(on: day("2013-05-14"), of: Boards.board)
        #expect(board.map(\.value.seat.person) == [Boards.chair, Boards.lay])
        #expect(state.memberships(on: day("2013-05-14"), of: Boards.ref("other")).isEmpty)
    }

    @Test func `a ratification is found by the urgent decision and by what that decided`() throws {
        let urgent = #"""
            {"urgent":"urgent:1","by":["person:1"],"power":"SO 5.2",
            "decisionRef":"procurement/02Q/2013-004","reasonCode":"continuity"}
            """#
        func ratified(_ what: String, in meeting: String) -> String {
            #"{"meeting":"\#(meeting)",\#(what),"ratified":true}"#
        }
        let state =
            Boards.story.given("urgent-decision-taken", on: "2013-05-01", urgent)
            .given(
                "decision-ratified", on: "2013-05-14", ratified(#""urgent":"urgent:1""#, in: "a")
            )
            .given(
                "decision-ratified", on: "2013-05-21",
                ratified(#""decisionRef":"procurement/02Q/2013-004""#, in: "b")
            )
            .given(
                "decision-ratified", on: "2013-05-28", ratified(#""urgent":"urgent:2""#, in: "c")
            )
            .given(
                "decision-ratified", on: "2013-05-29",
                ratified(#""decisionRef":"contract/02Q/7""#, in: "d")
            ).state
        let cleaning = try #require(Boards.cleaning)
        #expect(state.ratifications(ofUrgent: Boards.urgent).map(\.by) == at(1, 2))
        #expect(state.ratifications(of: cleaning).map(\.by) == at(1, 2))
        #expect(state.ratifications(ofUrgent: Boards.ref("urgent:2")).map(\.by) == at(3))
        #expect(state.ratifications(ofUrgent: Boards.ref("urgent:3")).isEmpty)
    }
}
