import Commissioning
import EventLog
import Ledger
import TestSupport
import Testing

@testable import Projections

@Suite struct InterestsRegisterTests {
    @Test func `the published register has those who decide, and the held one has everybody`()
        async throws
    {
        let published = try await Kept.register(asOf: "2017-06-01", Kept.lines)
        #expect(Kept.rows(published) == ["p:1 i:1", "p:2 nil"])
        let held = try await Kept.register(.held, asOf: "2017-06-01", Kept.lines)
        #expect(Kept.rows(held) == ["p:1 i:1", "p:2 nil", "p:3 i:3"])
        #expect(held.entries.map(\.decides) == [true, true, false])
    }

    @Test(arguments: [
        ("2017-12-31", ["p:1 i:1", "p:2 nil"]), ("2018-06-30", ["p:1 i:1", "p:2 nil"]),
        ("2018-07-01", ["p:2 nil"]),
    ])
    func `an interest leaves the published register six months after its end`(
        day: String, rows: [String]
    ) async throws {
        let lines =
            Kept.lines + [Kept.event("interest-ended", "2018-01-01", #"{"interestRef":"i:1"}"#)]
        #expect(Kept.rows(try await Kept.register(asOf: day, lines)) == rows)
        let held = try await Kept.register(.held, asOf: day, lines)
        #expect(Kept.rows(held) == ["p:1 i:1", "p:2 nil", "p:3 i:3"])
    }

    @Test func `who has left is in the published register for six months more`() async throws {
        let left = Kept.event(
            "role-left", "2018-01-01", #"{"personRef":"p:1","role":"governingBody"}"#)
        let before = try await Kept.register(asOf: "2018-06-30", Kept.lines + [left])
        #expect(Kept.rows(before) == ["p:1 i:1", "p:2 nil"])
        let after = try await Kept.register(asOf: "2018-07-01", Kept.lines + [left])
        #expect(Kept.rows(after) == ["p:2 nil"])
    }

    @Test func `a nil return stands until an interest is declared that counts`() async throws {
        let lines = Kept.lines + [Kept.interest("i:2", of: "p:2", "2017-08-01")]
        let before = try await Kept.register(asOf: "2017-07-31", lines)
        #expect(Kept.rows(before) == ["p:1 i:1", "p:2 nil"])
        let after = try await Kept.register(asOf: "2017-08-01", lines)
        #expect(Kept.rows(after) == ["p:1 i:1", "p:2 i:2"])
    }

    @Test func `an interest is in the newest publication when that shows its day`() async throws {
        let lines =
            Kept.lines + [
                Kept.published("2017-07-01", asOf: "2017-06-30", rows: 2),
                Kept.interest("i:9", of: "p:1", "2017-07-01"),
            ]
        let register = try await Kept.register(asOf: "2017-08-01", lines)
        #expect(
            register.entries.map { $0.publication?.on.description }
                == ["2017-07-01", nil, "2017-07-01"])
        let before = try await Kept.register(asOf: "2017-06-30", lines)
        #expect(before.entries.allSatisfy { $0.publication == nil })
    }

    @Test func `only the rows of one person are there when they are asked for`() async throws {
        let register = try await Kept.register(.held, of: "p:3", asOf: "2017-06-01", Kept.lines)
        #expect(Kept.rows(register) == ["p:3 i:3"] && register.person == Reference("p:3"))
        let nobody = try await Kept.register(.held, of: "p:9", asOf: "2017-06-01", Kept.lines)
        #expect(nobody.entries.isEmpty && !nobody.parts.isEmpty)
    }

    @Test func `interests are carried over to the successor from the day of the succession`()
        async throws
    {
        let lines =
            [registered("FICA"), registered("FICN")] + Kept.lines + [
                line(
                    "org.organisation-succeeded.v1", "org/FICN", "2018-04-01",
                    #"{"predecessors":["FICA"]}"#),
                Kept.role("p:8", "2018-04-01", in: "FICN"),
                Kept.interest("i:8", of: "p:8", "2018-04-02", in: "FICN"),
            ]
        let before = try await Kept.register("FICN", asOf: "2018-03-31", lines)
        #expect(before.parts.isEmpty && before.entries.isEmpty)
        let after = try await Kept.register("FICN", asOf: "2018-04-02", lines)
        #expect(Kept.rows(after) == ["p:8 i:8", "p:1 i:1", "p:2 nil"])
        #expect(after.entries.map(\.part.isCarriedOver) == [false, true, true])
        #expect(after.own?.owner == ODSCode("FICN"))
    }

    @Test func `what was not known yet is not there`() async throws {
        let register = try await Kept.register(
            .held, asOf: "2017-06-01", knownAt: "position:5", Kept.lines)
        #expect(Kept.rows(register) == ["p:1 i:1"])
    }

    @Test func `a publication with other rows than the record gives is a question`() async throws {
        func rules(_ rows: Int) async throws -> [String] {
            let published = Kept.published("2017-07-01", asOf: "2017-06-30", rows: rows)
            let later = Kept.interest("i:9", of: "p:1", "2017-07-01")
            return try await Kept.register(asOf: "2017-08-01", Kept.lines + [published, later])
                .questions.map(\.rule)
        }
        #expect(try await rules(2) == [])
        #expect(try await rules(3) == ["published-rows-differ"])
    }

    @Test func `who decides and has declared nothing, or has no role, is a question`()
        async throws
    {
        let lines =
            Kept.lines + [
                Kept.role("p:4", "2017-05-01"), Kept.interest("i:5", of: "p:5", "2017-05-01"),
                Kept.role("p:6", "2017-05-01", decides: false),
            ]
        let register = try await Kept.register(.held, asOf: "2017-06-01", lines)
        #expect(
            Set(register.questions.map(\.rule)) == ["nothing-declared", "declared-without-role"])
        #expect(Set(register.questions.compactMap(\.person?.text)) == ["p:4", "p:5"])
        let one = try await Kept.register(.held, of: "p:4", asOf: "2017-06-01", lines)
        #expect(one.questions.map(\.rule) == ["nothing-declared"])
    }

    @Test
    func `a nil return though an interest is held, and an end without a start, are questions`()
        async throws
    {
        let lines =
            Kept.lines + [
                Kept.nilReturn("p:1", "2017-05-01"),
                Kept.event("interest-ended", "2017-05-01", #"{"interestRef":"i:7"}"#),
            ]
        let register = try await Kept.register(.held, asOf: "2017-06-01", lines)
        #expect(
            register.questions.map(\.rule) == ["nil-return-though-held", "interest-never-declared"])
        #expect(Kept.rows(register) == ["p:1 i:1", "p:2 nil", "p:3 i:3"])
        let published = try await Kept.register(.published, asOf: "2017-06-01", lines)
        #expect(published.questions.isEmpty)
    }

    @Test func `nobody learns from the published register whose a withheld interest is`()
        async throws
    {
        let withheld = Kept.event(
            "publication-withheld", "2017-05-01",
            #"{"interestRef":"i:1","reasonCode":"riskOfHarm","decidedBy":"g","#
                + #""reviewOn":"2017-05-02"}"#)
        func register(_ scope: InterestsScope, of person: String?) async throws -> [String] {
            let register = try await Kept.register(
                scope, of: person, asOf: "2017-06-01", Kept.lines + [withheld])
            return Kept.rows(register) + register.questions.map(\.rule)
        }
        let review = "review-of-withholding-passed"
        #expect(try await register(.published, of: nil) == ["p:1 i:1", "p:2 nil", review])
        #expect(try await register(.published, of: "p:1") == [])
        #expect(try await register(.held, of: "p:1") == ["p:1 i:1", review])
    }
}

/// Registers of the tests.
enum Kept {
    /// Two who decide, of whom one has an interest, and one who does not and has another.
    static let lines = [
        role("p:1", "2017-04-01"), role("p:2", "2017-04-01"),
        role("p:3", "2017-04-01", decides: false), interest("i:1", of: "p:1", "2017-04-10"),
        nilReturn("p:2", "2017-04-10"), interest("i:3", of: "p:3", "2017-04-10"),
    ]

    static func register(
        _ code: String = "FICA", _ scope: InterestsScope = .published, of person: String? = nil,
        asOf day: String, knownAt moment: String? = nil, _ lines: [String]
    ) async throws -> InterestsRegister {
        let till = try await Till.real()
        for line in lines { try await till.record(line) }
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(moment).size,
            asOf: try AsOf(day, today: Till.today).day)
        return try InterestsRegister(
            try #require(ODSCode(code)), scope, of: person.flatMap { Reference($0) }, in: view)
    }

    static func register(
        _ scope: InterestsScope, of person: String? = nil, asOf day: String,
        knownAt moment: String? = nil, _ lines: [String]
    ) async throws -> InterestsRegister {
        try await register("FICA", scope, of: person, asOf: day, knownAt: moment, lines)
    }

    /// Whose each row is, and of what.
    static func rows(_ register: InterestsRegister) -> [String] {
        register.entries.map { "\($0.person) \($0.interest?.ref.text ?? "nil")" }
    }

    static func event(
        _ type: String, _ day: String, in body: String = "FICA", _ data: String
    ) -> String {
        line("interests.\(type).v1", "interests/\(body)", day, data)
    }

    static func role(
        _ person: String, _ day: String, decides: Bool = true, in body: String = "FICA"
    ) -> String {
        event(
            "role-taken", day, in: body,
            #"{"personRef":"\#(person)","role":"governingBody","isDecisionMaker":\#(decides)}"#)
    }

    static func interest(
        _ ref: String, of person: String, _ day: String, in body: String = "FICA",
        _ more: String = ""
    ) -> String {
        event(
            "interest-declared", day, in: body,
            #"""
            {"interestRef":"\#(ref)","personRef":"\#(person)","type":"financial",
            "directness":"direct","from":"2015-05-01"\#(more)}
            """#.replacing("\n", with: ""))
    }

    static func nilReturn(_ person: String, _ day: String) -> String {
        event("nil-return-made", day, #"{"personRef":"\#(person)"}"#)
    }

    static func published(_ day: String, asOf: String, rows: Int) -> String {
        event(
            "register-published", day,
            #"{"register":"interests","asOf":"\#(asOf)","rows":\#(rows),"uri":"https://a.example"}"#
        )
    }
}
