import EventLog
import Testing

@testable import Commissioning

@Suite struct GiftOrHospitalityDeclaredTests {
    private let event = "gift-or-hospitality-declared"
    private let gift1 = Registers.ref("gift:1")

    private func gift(
        to person: String = "person:1", isAccepted: Bool = true, _ more: String = ""
    ) -> String {
        #"""
        {"giftRef":"gift:1","personRef":"\#(person)","kind":"gift","isSupplier":true,
        "accepted":\#(isAccepted)\#(more)}
        """#
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            InterestsArea.self, event, minimal: gift(),
            full: gift(
                #"""
                ,"giver":"NT1","giverName":"Vale Hearing Ltd",
                "giverPerson":{"personRef":"giver:1","name":"B. Example"},"valuePence":5000,
                "offeredOn":"2017-04-01","approvedBy":"person:2","description":"A pen."
                """#))
    }

    @Test func `a gift is who was offered what by whom, and whether it was taken`() throws {
        let data = gift(#","giver":"NT1","valuePence":600,"giverPerson":{"personRef":"giver:1"}"#)
        #expect(Registers.story.when(event, on: "2017-05-01", data) == nil)
        let state = Registers.story.given(event, on: "2017-05-01", data).state
        let gift = try #require(state.gifts[gift1]?.value)
        #expect(gift.person == Registers.gp && gift.giver == .body(ods("NT1")))
        #expect(gift.giverPerson == Registers.ref("giver:1") && gift.kind == .gift)
        #expect(gift.value?.count == 600 && gift.isAccepted && gift.isSupplier)
        #expect(gift.approvedBy == nil)
    }

    @Test func `a gift cannot be worth less than nothing`() throws {
        let value = try #require(Pence(-1))
        #expect(
            Registers.story.when(event, on: "2017-05-01", gift(#","valuePence":-1"#))
                == .negativeValue(value))
        #expect(Registers.story.when(event, on: "2017-05-01", gift(#","valuePence":0"#)) == nil)
    }

    @Test func `the reference of somebody else's gift is refused`() {
        let story = Registers.story.given(event, on: "2017-05-01", gift())
        #expect(
            story.when(event, on: "2017-05-01", gift(to: "person:2"))
                == .referenceOfAnother(gift1, person: Registers.gp, by: Position(0)))
    }

    @Test func `the same account again is refused, and another one is contested`() {
        let story = Registers.story.given(event, on: "2017-05-01", gift())
        #expect(
            story.when(event, on: "2017-05-01", gift())
                == .alreadyDeclared(gift1, on: day("2017-05-01"), by: Position(0)))
        #expect(story.when(event, on: "2017-05-01", gift(isAccepted: false)) == nil)
        let state = story.given(event, on: "2017-05-01", gift(isAccepted: false)).state
        #expect(state.gifts[gift1]?.contests == at(0))
    }

    @Test func `a dear gift of a supplier, accepted and allowed by nobody, is recorded`() {
        let data = gift(#","giver":"NT1","valuePence":500000,"offeredOn":"2015-01-01""#)
        #expect(Registers.story.when(event, on: "2017-05-01", data) == nil)
    }

    @Test func `it is found under the supplier`() {
        #expect(
            Reading.tags(InterestsArea.self, event, gift(#","giver":"NT1""#)) == ["supplier:NT1"])
        #expect(Reading.tags(InterestsArea.self, event, gift()) == [])
    }

    @Test func `the codes are those of the schema`() {
        let codes = GiftKind.allCases.map(\.rawValue).joined(separator: " ")
        #expect(codes == "gift hospitality sponsorship")
    }
}
