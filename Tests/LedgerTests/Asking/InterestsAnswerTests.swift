import CanonicalJSON
import Commissioning
import EventLog
import Projections
import TestSupport
import Testing

@testable import Ledger

@Suite struct InterestsAnswerTests {
    /// One who decides with two interests, of which one is withheld, a gift and a breach.
    static func till() async throws -> Till {
        let till = try await Till.real()
        func record(_ type: String, _ day: String, _ data: String) async throws {
            try await till.record(line("interests.\(type).v1", "interests/FICA", day, data))
        }
        try await record(
            "role-taken", "2017-04-01",
            #"""
            {"personRef":"p:1","role":"governingBody","position":"GP","isDecisionMaker":true}
            """#)
        try await record(
            "interest-declared", "2017-04-10",
            #"{"interestRef":"i:1","personRef":"p:1","type":"financial","directness":"direct","#
                + #""organisation":{"name":"=Vale, Ltd","ods":"NT1"},"from":"2015-03-31","#
                + #""fromPrecision":"financialyear","to":"2018-01-01","mitigationCode":"noVote","#
                + #""mitigation":"Does not vote."}"#)
        try await record(
            "interest-declared", "2017-04-10",
            #"{"interestRef":"i:2","personRef":"p:1","type":"nonFinancialPersonal","#
                + #""directness":"indirect","organisation":{"name":"Refuge"}}"#)
        try await record(
            "publication-withheld", "2017-04-11",
            #"{"interestRef":"i:2","reasonCode":"riskOfHarm","decidedBy":"g","#
                + #""reviewOn":"2018-04-11"}"#)
        try await record(
            "gift-or-hospitality-declared", "2017-05-01",
            #"{"giftRef":"g:1","personRef":"p:9","kind":"gift","isSupplier":true,"#
                + #""accepted":true,"valuePence":500}"#)
        try await record(
            "conflict-breach-recorded", "2017-05-01",
            #"{"breachRef":"b:1","personRef":"p:1","circumstancesCode":"tookPart","#
                + #""recordedBy":"guardian","publishedOn":"2017-06-01"}"#)
        return till
    }

    static func answer(
        _ till: Till, _ scope: InterestsScope = .published, _ code: String = "FICA",
        person: String? = nil, asOf day: String = "2017-12-01", why: Bool = false
    ) throws -> InterestsAnswer {
        try till.ledger.interests(
            of: code, scope, person: person.flatMap { Reference($0) },
            asOf: AsOf(day, today: Till.today), knownAt: till.ledger.knownAt(nil), saysWhy: why)
    }

    @Test func `the columns say what the register of that form may say`() async throws {
        let till = try await InterestsAnswerTests.till()
        let rows = try InterestsAnswerTests.answer(till).rows
        func texts(_ row: InterestsAnswer.Row) -> [String] {
            InterestsColumn.allCases.map { row.text($0) }
        }
        #expect(
            rows.map(texts) == [
                [
                    "p:1", "GP", "=Vale, Ltd", "Yes", "", "", "direct", "",
                    "a day in the financial year to 2015-03-31", "2017-12-31",
                    "noVote: Does not vote.",
                ],
                [
                    "", "", "Withheld: riskOfHarm, to be reviewed on 2018-04-11", "", "", "", "",
                    "", "", "", "",
                ],
            ])
        let held = try InterestsAnswerTests.answer(till, .held).rows
        #expect(held.map { $0.text(.declared) } == ["=Vale, Ltd", "Refuge"])
        #expect(held.map { $0.text(.personal) } == ["", "Yes"])
    }

    @Test func `gifts and breaches are shown as the form of the register allows`() async throws {
        let till = try await InterestsAnswerTests.till()
        func counts(_ answer: InterestsAnswer) -> [Int] {
            [answer.gifts.count, answer.breaches.count]
        }
        #expect(counts(try InterestsAnswerTests.answer(till)) == [0, 1])
        #expect(counts(try InterestsAnswerTests.answer(till, asOf: "2017-05-31")) == [0, 0])
        #expect(counts(try InterestsAnswerTests.answer(till, .held, asOf: "2017-05-31")) == [1, 1])
        #expect(counts(try InterestsAnswerTests.answer(till, .held, person: "p:9")) == [1, 0])
    }

    @Test func `a span is told in words, and the day before a day is its last`() throws {
        let day = try #require(CivilDate("2017-05-31"))
        #expect(CoarseDate(day).words == "2017-05-31")
        #expect(CoarseDate(day).wordsOfDayBefore == "2017-05-30")
        let month = try #require(CoarseDate(spanEnding: day, .month))
        #expect(month.words == "a day in the month to 2017-05-31")
        #expect(month.wordsOfDayBefore == month.words)
    }

    @Test func `a body with no registers has no rows, and an unknown one is not found`()
        async throws
    {
        let till = try await InterestsAnswerTests.till()
        try await till.record(registered("FICB", "2012-01-01"))
        #expect(try InterestsAnswerTests.answer(till, .held, "FICB").rows.isEmpty)
        let unknown = #expect(throws: LedgerError.self) {
            try InterestsAnswerTests.answer(till, .held, "FICX")
        }
        guard case .notFound? = unknown else {
            Issue.record("\(String(describing: unknown))")
            return
        }
        let usage = #expect(throws: LedgerError.self) {
            try InterestsAnswerTests.answer(till, .held, "?")
        }
        guard case .usage? = usage else {
            Issue.record("\(String(describing: usage))")
            return
        }
    }
}
