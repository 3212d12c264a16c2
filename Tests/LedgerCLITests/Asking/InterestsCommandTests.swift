import Testing

@testable import LedgerCLI

struct InterestsCommandTests {
    /// A ledger with one who decides and has an interest, and one who does not decide.
    static func trial() async throws -> Trial {
        let trial = try Trial()
        let made = await trial.run("init", trial.ledger, "--origin", "a.example/x", "--simulated")
        #expect(made.status == 0, "\(made.messages)")
        let imported = await trial.run("import", try trial.file("interests.jsonl", story))
        #expect(imported.status == 0, "\(imported.messages)")
        return trial
    }

    private static let story = [
        line(
            "role-taken", "2013-05-01", 1,
            #"{"personRef":"p:1","role":"governingBody","position":"Chair","#
                + #""isDecisionMaker":true}"#),
        line(
            "interest-declared", "2013-05-02", 2,
            #"{"interestRef":"i:1","personRef":"p:1","type":"financial","directness":"direct","#
                + #""organisation":{"name":"Vale Hearing Ltd","ods":"NT1"},"from":"2012-01-01","#
                + #""becameAwareOn":"2012-01-02","mitigationCode":"leaveRoom"}"#),
        line(
            "register-published", "2013-05-03", 3,
            #"{"register":"interests","asOf":"2013-05-02","rows":2,"uri":"https://a.example/r"}"#),
        line(
            "interest-declared", "2013-05-04", 4,
            #"{"interestRef":"i:2","personRef":"p:2","type":"nonFinancialPersonal","#
                + #""directness":"indirect"}"#),
        line("interest-ended", "2013-06-01", 5, #"{"interestRef":"i:1","reasonCode":"sold"}"#),
        line(
            "conflict-guardian-appointed", "2013-05-01", 6, #"{"personRef":"p:3"}"#),
    ]

    private static func line(
        _ type: String, _ day: String, _ number: Int, _ data: String
    ) -> String {
        Trial.line("interests.\(type).v1", "interests/FICA", day, number, data)
    }

    @Test func `interests is one JSON document`() async throws {
        let trial = try await InterestsCommandTests.trial()
        let outcome = await trial.run(
            "interests", "fica", "--held", "--as-of", "2013-07-01", "--why", "--json")
        #expect(outcome.status == 0, "\(outcome.messages)")
        try Golden.check("interests", outcome.output, hiding: trial.folder)
    }

    @Test func `the table has a line for each row`() async throws {
        let trial = try await InterestsCommandTests.trial()
        let outcome = await trial.run(
            "interests", "FICA", "--published", "--as-of", "2013-07-01", "--csv")
        #expect(outcome.output.split(separator: "\r\n").count == 2)
        let raw = await trial.run(
            "interests", "FICA", "--held", "--as-of", "2013-07-01", "--csv", "--raw")
        #expect(raw.output.split(separator: "\r\n").count == 3)
        #expect(raw.output.hasSuffix(",raw\r\n"))
    }

    @Test(arguments: [
        ["--published", "--held"], ["--csv", "--json"], ["--raw"], ["--person", "Dr A"],
    ])
    func `words that do not go together are a fault of the words`(
        words: [String]
    ) async throws {
        let trial = try await InterestsCommandTests.trial()
        #expect(await trial.run(["interests", "FICA"] + words).status == 64)
    }

    @Test func `a code that is none, or that nobody has, is told apart`() async throws {
        let trial = try await InterestsCommandTests.trial()
        #expect(await trial.run("interests", "?").status == 64)
        #expect(await trial.run("interests", "FICX").status == 7)
    }
}
