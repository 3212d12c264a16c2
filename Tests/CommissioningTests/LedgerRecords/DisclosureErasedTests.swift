import EventLog
import Testing

@testable import Commissioning

@Suite struct DisclosureErasedTests {
    private let story = Story(LedgerArea.self, "ledger/disclosures")
    private let one = String(repeating: "A", count: 43)
    private let two = String(repeating: "B", count: 42) + "A"

    private func erased(_ digests: String...) -> String {
        let values = digests.enumerated().map { index, digest in
            #"{"event":"00000000-0000-0000-0000-00000000000\#(index)","digest":"\#(digest)","#
                + #""field":"guests/0/name"}"#
        }
        return #"""
            {"values":[\#(values.joined(separator: ","))],"basis":"retentionEnded","by":"person:1"}
            """#
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            LedgerArea.self, "disclosure-erased", minimal: erased(one), full: erased(one))
    }

    @Test func `what is erased is noted by its digests, never its value`() throws {
        let state = story.given("disclosure-erased", on: "2014-01-01", erased(one, two)).state
        let erasure = try #require(state.erasures.first).value
        #expect(erasure.values.map(\.digest.text) == [one, two])
        #expect(erasure.basis == .retentionEnded && erasure.by.text == "person:1")
    }

    @Test func `a value is erased once`() throws {
        let digest = try #require(DisclosureDigest(one))
        let once = story.given("disclosure-erased", on: "2014-01-01", erased(one))
        let again = once.when("disclosure-erased", on: "2014-01-02", erased(one))
        #expect(again == .fateTwice(digest, by: Position(0)))
        #expect(once.when("disclosure-erased", on: "2014-01-02", erased(two)) == nil)
        let twice = story.when("disclosure-erased", on: "2014-01-01", erased(one, one))
        #expect(twice == .valueTwice(digest))
    }

    @Test func `it is found by each event it is about, once`() {
        let tags = Reading.tags(LedgerArea.self, "disclosure-erased", erased(one, two)) ?? []
        #expect(tags.count == 3 && Set(tags).count == 3)
        #expect(tags.filter { $0.hasPrefix("disclosure:") }.count == 2)
        #expect(tags.contains(DisclosureTag.takenAway))
    }
}
