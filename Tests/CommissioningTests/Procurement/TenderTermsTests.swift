import EventLog
import Testing

@testable import Commissioning

@Suite struct TenderTermsTests {
    private let terms = Tenders.published.state.terms

    private func moment(
        on day: String, _ time: String? = nil, _ precision: OccurredPrecision? = nil
    ) -> Moment {
        Moment(
            of: Fact(
                id: EventID(high: 0, low: 0), position: Position(0), statedAt: Position(0),
                occurredOn: CivilDate(day) ?? .example, precision: precision,
                time: time.flatMap { Instant($0) }, recordedTime: Instant(microseconds: 0),
                isLate: false))
    }

    @Test func `the terms of a tender are its deadline, criteria and lots`() throws {
        let terms = try #require(terms)
        #expect(terms.deadline?.value == Instant("2013-06-03T11:00:00Z"))
        #expect(terms.lots?.value.map(\.id) == [ref("A"), ref("B")])
        #expect(terms.knownCriteria == [ref("Q"), ref("Q1"), ref("P")])
        #expect(terms.knownLots == [ref("A"), ref("B")])
    }

    @Test(
        arguments: [
            ("2013-06-03", "2013-06-03T10:59:59Z", nil, false, true),
            ("2013-06-03", "2013-06-03T11:00:00Z", nil, false, false),
            ("2013-06-03", "2013-06-03T11:00:00.000001Z", nil, true, false),
            ("2013-06-02", nil, nil, false, true),
            ("2013-06-03", nil, nil, false, false),
            ("2013-06-04", nil, nil, true, false),
            ("2013-05-31", nil, OccurredPrecision.month, false, true),
            ("2013-06-30", nil, .month, nil, nil),
            ("2013-07-31", nil, .month, true, false),
        ] as [(String, String?, OccurredPrecision?, Bool?, Bool?)])
    func `a moment is held against the deadline by its instant, else by its day`(
        day: String, time: String?, precision: OccurredPrecision?, isAfter: Bool?, isBefore: Bool?
    ) {
        let moment = moment(on: day, time, precision)
        #expect(terms?.isAfterDeadline(moment) == isAfter)
        #expect(terms?.isBeforeDeadline(moment) == isBefore)
    }

    @Test func `nothing is early or late while no deadline is known`() {
        let moment = moment(on: "2013-06-04")
        #expect(TenderTerms().isAfterDeadline(moment) == nil)
        #expect(TenderTerms().isBeforeDeadline(moment) == nil)
    }

    @Test func `another publication with other terms contests them`() {
        let other = Tenders.opportunity.replacing("2013-06-03", with: "2013-06-10")
            .replacing("6000", with: "5000").replacing("Lot B", with: "South")
        let terms = Tenders.published.given("opportunity-published", on: "2013-05-02", other)
            .state.terms
        #expect(terms?.deadline?.contests == at(0))
        #expect(terms?.criteria?.contests == at(0) && terms?.lots?.contests == at(0))
    }

    @Test func `what is published after the commencement supersedes what came before`() {
        let commenced = #"""
            {"by":"contractNotice","regime":"PPC2013","mainSubject":"healthCareServices"}
            """#
        let other = Tenders.opportunity.replacing("2013-06-03", with: "2013-07-10")
        let terms = Tenders.published.given("procurement-commenced", on: "2013-05-10", commenced)
            .given("opportunity-published", on: "2013-05-11", other).state.terms
        #expect(terms?.deadline?.superseded == at(0) && terms?.deadline?.contests == [])
    }

    @Test func `a lot must be published where lots are`() {
        let unknown = #"{"bid":"b1","lotId":"C","reasonCode":"incomplete"}"#
        let refusal = Tenders.published.when("bid-disqualified", on: "2013-06-05", unknown)
        #expect(refusal == .lotUnknown(ref("C"), published: at(0)))
        #expect(Tenders.story.when("bid-disqualified", on: "2013-06-05", unknown) == nil)
    }

    @Test func `a criterion must be published where criteria are, in whatever version`() {
        let amended = Tenders.published.given(
            "opportunity-amended", on: "2013-05-10",
            #"{"what":["criteria"],"criteria":[{"id":"N","title":"New","kind":"passFail"}]}"#)
        let unknown = Tenders.score("b1", criterion: "X")
        #expect(
            amended.when("bid-scored", on: "2013-06-05", unknown)
                == .criterionUnknown(ref("X"), published: at(0, 1)))
        for criterion in ["Q", "N"] {
            let known = Tenders.score("b1", criterion: criterion)
            #expect(amended.when("bid-scored", on: "2013-06-05", known) == nil)
        }
        #expect(Tenders.story.when("bid-scored", on: "2013-06-05", unknown) == nil)
    }
}
