import EventLog
import Testing

@testable import Commissioning

@Suite struct PublicationWithheldTests {
    private let event = "publication-withheld"

    private func withheld(_ members: String = "", as reason: String = "riskOfHarm") -> String {
        #"""
        {"interestRef":"interest:1","reasonCode":"\#(reason)","decidedBy":"guardian"\#(members)}
        """#
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            InterestsArea.self, event, minimal: withheld(),
            full: withheld(
                #","reason":"Threats were made.","reviewOn":"2018-05-01","to":"2018-06-01""#))
    }

    @Test func `an interest is kept out of the register, with why, by whom and until when`() {
        let data = withheld(#","reviewOn":"2018-05-01""#)
        #expect(Registers.declared.when(event, on: "2017-05-01", data) == nil)
        let state = Registers.declared.given(event, on: "2017-05-01", data).state
        let withholding = state.interests[Registers.shares]?.withholding(on: day("2017-05-01"))
        #expect(withholding?.value.reason == .riskOfHarm)
        #expect(withholding?.value.decidedBy == Registers.ref("guardian"))
        #expect(withholding?.value.reviewOn == day("2018-05-01"))
    }

    @Test func `an interest that no event declares cannot be kept out`() {
        #expect(
            Registers.story.when(event, on: "2017-05-01", withheld())
                == .interestNotDeclared(Registers.shares))
    }

    @Test func `a review and an end come after the decision`() {
        #expect(
            Registers.declared.when(event, on: "2017-05-01", withheld(#","reviewOn":"2017-05-01""#))
                == .reviewNotAfterDecision(
                    review: day("2017-05-01"), decision: day("2017-05-01")))
        #expect(
            Registers.declared.when(event, on: "2017-05-01", withheld(#","to":"2017-04-30""#))
                == .endNotAfterStart(to: day("2017-04-30"), from: day("2017-05-01")))
    }

    @Test func `the first day of a span is the first on which it may have happened`() {
        func fact(_ precision: OccurredPrecision?) -> Fact {
            Fact(
                id: .example, position: Position(0), statedAt: Position(0),
                occurredOn: day("2017-05-31"), precision: precision, time: nil,
                recordedTime: Instant(microseconds: 0), isLate: false)
        }
        #expect(fact(nil).firstDay == day("2017-05-31"))
        #expect(fact(.month).firstDay == day("2017-05-01"))
    }

    @Test func `the same decision again is refused, another of the day is contested`() {
        let story = Registers.declared.given(event, on: "2017-05-01", withheld())
        #expect(
            story.when(event, on: "2017-05-01", withheld())
                == .alreadyWithheld(Registers.shares, on: day("2017-05-01"), by: Position(1)))
        #expect(story.when(event, on: "2018-05-01", withheld()) == nil)
        let other = withheld(as: "thirdParty")
        #expect(story.when(event, on: "2017-05-01", other) == nil)
        let state = story.given(event, on: "2017-05-01", other).state
        #expect(state.interests[Registers.shares]?.withholdings.map(\.contests) == [at(1)])
    }

    @Test func `an interest kept out without a day of review, or when it ended, is recorded`() {
        let ended = Registers.declared.given(
            "interest-ended", on: "2017-06-01", #"{"interestRef":"interest:1"}"#)
        #expect(ended.when(event, on: "2018-05-01", withheld()) == nil)
    }

    @Test func `the codes are those of the schema`() {
        let codes = WithholdingReason.allCases.map(\.rawValue).joined(separator: " ")
        #expect(codes == "riskOfHarm legalProhibition thirdParty other")
    }
}
