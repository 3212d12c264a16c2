import Testing

@testable import LedgerCLI

struct InterestsTextTests {
    private func text(_ words: String...) async throws -> String {
        let trial = try await InterestsCommandTests.trial()
        return await trial.run(["interests", "FICA", "--as-of", "2013-07-01"] + words).output
    }

    @Test func `a reader sees who declared what, until when, and how it is managed`() async throws {
        let text = try await text()
        #expect(text.contains("FICA: register of interests, as published"))
        #expect(text.contains("guardian    p:3 since 2013-05-01"))
        #expect(text.contains("published   2013-05-03, as of 2013-05-02: 2 rows"))
        #expect(text.contains("\np:1, Chair\n"))
        #expect(text.contains("interest    financial, direct: Vale Hearing Ltd (NT1), i:1"))
        #expect(
            text.contains(
                "held        from 2012-01-01 to 2013-05-31 (ended less than six months before)"))
        #expect(text.contains("managed     leaveRoom"))
        #expect(
            text.contains(
                "declared    2013-05-02, known to the person from 2012-01-02; "
                    + "published on 2013-05-03"
            ))
        #expect(
            text.contains("the newest publication has 2 rows, and the record gives 1 (event 3)"))
        #expect(text.contains("1 row: 1 interest, 0 nil returns, 0 withheld"))
        #expect(!text.contains("p:2,"))
    }

    @Test func `as held everybody is there, with why`() async throws {
        let text = try await text("--held", "--why")
        #expect(text.contains("p:2; not recorded whether the person decides"))
        #expect(text.contains("nonFinancialPersonal, indirect: no organisation given, i:2 [4]"))
        #expect(text.contains("2 rows: 2 interests, 0 nil returns, 0 withheld"))
    }
}
