import Commissioning
import EventLog
import TestSupport
import Testing

@testable import Projections

@Suite struct InterestEntryTests {
    private let withheld = Kept.event(
        "publication-withheld", "2017-05-01",
        #"{"interestRef":"i:1","reasonCode":"riskOfHarm","decidedBy":"g","reviewOn":"2018-05-01"}"#)

    private func first(asOf day: String, _ lines: [String]) async throws -> InterestEntry {
        try #require(try await Kept.register(asOf: day, lines).entries.first)
    }

    @Test func `a withheld interest belongs in the published register, as withheld`() async throws {
        let before = try await first(asOf: "2017-04-30", Kept.lines + [withheld])
        #expect(before.withholding == nil && before.isPublishable)
        let after = try await first(asOf: "2017-05-01", Kept.lines + [withheld])
        #expect(after.withholding?.value.reason == .riskOfHarm && after.isPublishable)
    }

    @Test func `a withholding whose review has passed is a question`() async throws {
        func rules(_ day: String) async throws -> [String] {
            try await Kept.register(asOf: day, Kept.lines + [withheld]).questions.map(\.rule)
        }
        #expect(try await rules("2018-04-30") == [])
        #expect(try await rules("2018-05-01") == ["review-of-withholding-passed"])
    }

    @Test func `it names the events behind it and those that may hold what is sealed`()
        async throws
    {
        let updated = Kept.event(
            "interest-updated", "2017-06-01", #"{"interestRef":"i:1","directness":"indirect"}"#)
        // The ledger's own event is the first.
        let entry = try await first(asOf: "2017-06-01", Kept.lines + [updated, withheld])
        #expect(entry.why.map(\.index) == [1, 4, 7, 8])
        #expect(entry.describedBy.map(\.index) == [7, 4])
        #expect(entry.namedBy.map(\.index) == [4, 1])
        #expect(entry.held?.directness == .indirect && entry.declaredOn == CivilDate("2017-04-10"))
        let before = try await first(asOf: "2017-05-31", Kept.lines + [updated])
        #expect(before.describedBy.map(\.index) == [4] && before.held?.directness == .direct)
    }

    @Test func `positions are named, and else the sort of role is`() async throws {
        let named = Kept.event(
            "role-taken", "2017-04-01",
            #"""
            {"personRef":"p:1","role":"committee","position":"Chair","isDecisionMaker":true}
            """#)
        let entry = try await first(asOf: "2017-06-01", Kept.lines + [named])
        #expect(entry.positions == ["governingBody", "Chair"])
        let interest = Kept.interest(
            "i:5", of: "p:0", "2017-05-01", #","role":"employee","isDecisionMaker":true"#)
        let declared = try await first(asOf: "2017-06-01", Kept.lines + [interest])
        #expect(declared.positions == ["employee"] && declared.decides == true)
    }

    @Test func `another account is named as a contest`() async throws {
        let other = Kept.interest("i:1", of: "p:1", "2017-04-11")
        let entry = try await first(asOf: "2017-06-01", Kept.lines + [other])
        #expect(entry.contests.map(\.index) == [4] && entry.why.map(\.index) == [1, 7])
    }
}
