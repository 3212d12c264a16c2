import EventLog
import Testing

@testable import Commissioning

@Suite struct ProcurementStageTests {
    private let commenced = #"""
        {"by":"contractNotice","regime":"PPC2013","mainSubject":"healthCareServices"}
        """#

    @Test func `the stages stand in the order of a procurement`() {
        #expect(ProcurementStage.allCases.sorted() == ProcurementStage.allCases)
        #expect(ProcurementStage.planned < .commenced && ProcurementStage.awarded < .abandoned)
    }

    @Test func `each stage has a word of its own`() {
        #expect(Set(ProcurementStage.allCases.map(\.word)).count == 10)
        #expect(ProcurementStage.allCases.allSatisfy { "\($0)" == $0.word })
    }

    @Test func `each step brings a procurement further`() {
        let steps: [(String, String, ProcurementStage)] = [
            ("procurement-planned", Tenders.plan(), .planned),
            ("procurement-commenced", commenced, .commenced),
            ("route-decided", Tenders.route("openTender"), .routeDecided),
            ("opportunity-published", Tenders.opportunity, .published),
            ("bid-received", Tenders.bid("b1"), .bidsReceived),
            ("bids-opened", #"{"by":["p1","p2"]}"#, .evaluation),
            ("award-decided", Tenders.award("a1", bid: "b1"), .awardDecided),
            (
                "standstill-started", #"{"award":"a1","basis":"PCR2006","start":"2013-06-01"}"#,
                .standstill
            ),
            ("standstill-ended", #"{"award":"a1"}"#, .awarded),
            ("procurement-abandoned", #"{"reasonCode":"challenge"}"#, .abandoned),
        ]
        var story = Tenders.story
        for (event, data, stage) in steps {
            story = story.given(event, on: "2013-06-01", data)
            #expect(story.state.stage == stage, "\(event)")
            let last = steps.firstIndex { $0.0 == event }.map { Position(UInt64($0)) }
            #expect(story.state.stageBy == [last].compactMap(\.self), "\(event)")
        }
    }

    @Test(arguments: [
        ("opportunity-amended", #"{"what":["value"]}"#, ProcurementStage.published),
        ("bid-valued", #"{"bid":"b1","price":{"pence":1,"vat":"excl"}}"#, .evaluation),
        ("award-recommended", #"{"bid":"b1"}"#, .evaluation),
        ("standstill-started", #"{"basis":"PSR","start":"2024-01-02"}"#, .standstill),
        ("standstill-ended", "{}", .awarded),
        (
            "award-notified",
            #"{"award":"a1","method":"post","reasonsGiven":true,"scoresGiven":true}"#, .awarded
        ),
        ("tender-waiver-approved", Tenders.waiver, nil),
        ("decision-registered", #"{"decisionRef":"a1"}"#, nil),
    ])
    func `a single fact says as much as it can`(
        event: String, data: String, stage: ProcurementStage?
    ) {
        #expect(Tenders.story.given(event, on: "2013-06-01", data).state.stage == stage)
    }

    @Test func `a procurement is awarded once every award is through`() {
        let notified = #"{"award":"a1","method":"post","reasonsGiven":true,"scoresGiven":true}"#
        let story = Tenders.story.given("award-decided", on: "2013-07-01", Tenders.award("a1"))
            .given("award-decided", on: "2013-07-01", Tenders.award("a2"))
            .given("award-notified", on: "2013-07-02", notified)
        #expect(story.state.stage == .awardDecided)
        let both = story.given(
            "award-notified", on: "2013-07-02",
            notified.replacing("a1", with: "a2"))
        #expect(both.state.stage == .awarded)
    }

    @Test func `a procurement that commences anew begins from there`() {
        let story = Tenders.opened
            .given("route-decided", on: "2013-06-05", Tenders.route("openTender"))
            .given("award-decided", on: "2013-06-05", Tenders.award("a1"))
            .given("procurement-abandoned", on: "2013-07-01", #"{"reasonCode":"error"}"#)
            .given("procurement-commenced", on: "2013-09-01", commenced)
        #expect(story.state.stage == .commenced)
        let republished = Tenders.opportunity.replacing("84-1", with: "170-3")
        let published = story.given("opportunity-published", on: "2013-09-02", republished)
        #expect(published.state.stage == .published)
    }
}
