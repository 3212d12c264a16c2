import Testing

@testable import LedgerCLI

struct AuditCommandTests {
    /// A tender of which one bid came late, and a contract that nobody published.
    static func trial() async throws -> Trial {
        let trial = try Trial()
        let made = await trial.run("init", trial.ledger, "--origin", "a.example/x", "--simulated")
        #expect(made.status == 0, "\(made.messages)")
        let imported = await trial.run("import", try trial.file("tender.jsonl", story))
        #expect(imported.status == 0, "\(imported.messages)")
        return trial
    }

    private static let story = [
        line(
            "procurement-commenced", "2016-05-02", 1,
            #"{"by":"contractNotice","regime":"PCR2015-LTR","mainSubject":"healthCareServices"}"#),
        line(
            "opportunity-published", "2016-05-02", 2,
            #"{"channel":"OJEU","deadline":"2016-06-01T11:00:00Z"}"#),
        line(
            "bid-received", "2016-06-02", 3, #"{"bid":"B1","bidders":[{"supplierName":"A"}]}"#),
        line("bids-opened", "2016-06-03", 4, #"{"by":["person:a","person:b"]}"#),
        line(
            "award-decided", "2016-07-01", 5,
            #"{"award":"A1","bids":["B1"],"decision":{"urgent":"U1"},"reasonCode":"other","#
                + #""suppliers":[{"supplierName":"A"}],"value":{"pence":500,"vat":"excl"}}"#),
        Trial.line(
            "contract.contract-awarded.v1", "contract/FICA/1", "2016-07-08", 6,
            #"{"title":"Feet","provider":{"supplierName":"A"},"decisionBasis":"procured","#
                + #""procurement":"procurement/FICA/1","award":"A1","start":"2016-08-01","#
                + #""end":"2019-08-01","legalForm":"standardContract"}"#),
    ]

    private static func line(
        _ type: String, _ day: String, _ number: Int, _ data: String
    ) -> String {
        Trial.line("procurement.\(type).v1", "procurement/FICA/1", day, number, data)
    }

    @Test func `findings are one JSON document`() async throws {
        let trial = try await AuditCommandTests.trial()
        let outcome = await trial.run("audit", "fica", "--as-of", "2017-01-01", "--json")
        #expect(outcome.status == 0, "\(outcome.messages)")
        try Golden.check("audit", outcome.output, hiding: trial.folder)
    }

    @Test func `a breach ends with 2 only when that is asked for`() async throws {
        let trial = try await AuditCommandTests.trial()
        let plain = await trial.run("audit", "--as-of", "2017-01-01", "--rules")
        #expect(plain.status == 0 && plain.output.contains("bid B1 came late"))
        #expect(await trial.run("audit", "--as-of", "2017", "--fail-on", "breach").status == 2)
        let later = await trial.run(
            "audit", "--as-of", "2017", "--fail-on", "concern", "--from", "2031-01-01")
        #expect(later.status == 0)
    }

    @Test func `words that cannot be read are a fault of usage`() async throws {
        let trial = try await AuditCommandTests.trial()
        #expect(await trial.run("audit", "--from", "soon").status == 64)
        #expect(await trial.run("audit", "--materiality", "9007199254740993").status == 64)
        #expect(await trial.run("audit", "FICX").status == 7)
    }
}
