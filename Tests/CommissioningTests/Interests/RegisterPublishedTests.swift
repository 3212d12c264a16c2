import EventLog
import Testing

@testable import Commissioning

@Suite struct RegisterPublishedTests {
    private let event = "register-published"

    private func data(
        rows: Int = 3, asOf: String = "2017-04-30", at uri: String = "https://a.example/r",
        _ more: String = ""
    ) -> String {
        #"""
        {"register":"interests","asOf":"\#(asOf)","rows":\#(rows),"uri":"\#(uri)"\#(more)}
        """#
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        let digest = String(repeating: "ab", count: 32)
        SchemaLaw.holds(
            InterestsArea.self, event, minimal: data(), full: data(#","sha256":"\#(digest)""#))
    }

    @Test func `a register is published with what it shows, where and how many rows`() {
        #expect(Registers.story.when(event, on: "2017-05-01", data()) == nil)
        let state = Registers.story.given(event, on: "2017-05-01", data()).state
        let publication = state.publication(of: .interests, by: day("2017-05-01"))
        #expect(publication?.value.asOf == day("2017-04-30") && publication?.value.rowCount == 3)
        #expect(publication?.value.uri == "https://a.example/r")
        #expect(publication?.value.sha256 == nil)
    }

    @Test func `a register cannot show what happened after its publication`() {
        #expect(
            Registers.story.when(event, on: "2017-05-01", data(asOf: "2017-05-02"))
                == .asOfAfterPublication(asOf: day("2017-05-02"), published: day("2017-05-01")))
        #expect(Registers.story.when(event, on: "2017-05-01", data(asOf: "2017-05-01")) == nil)
    }

    @Test func `the same again is refused, other rows contest and another place is another`() {
        let story = Registers.story.given(event, on: "2017-05-01", data())
        #expect(
            story.when(event, on: "2017-05-01", data())
                == .alreadyPublished(on: day("2017-05-01"), by: Position(0)))
        #expect(story.when(event, on: "2017-05-01", data(rows: 4)) == nil)
        let contested = story.given(event, on: "2017-05-01", data(rows: 4)).state
        #expect(contested.publications.map(\.contests) == [at(0)])
        let elsewhere = story.given(event, on: "2017-05-01", data(at: "https://b.example/r")).state
        #expect(elsewhere.publications.map(\.by) == at(0, 1))
    }

    @Test func `a register without rows, years old, is recorded`() {
        let old = data(rows: 0, asOf: "2013-04-01")
        #expect(Registers.story.when(event, on: "2017-05-01", old) == nil)
    }

    @Test func `the codes are those of the schema`() {
        let codes = RegisterKind.allCases.map(\.rawValue).joined(separator: " ")
        #expect(codes == "interests giftsAndHospitality procurementDecisions conflictBreaches")
    }
}
