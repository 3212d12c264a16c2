import CanonicalJSON
import Testing

@testable import LedgerCLI

struct ContractsCommandTests {
    /// A ledger with a joint contract that was changed and extended, one that is over, and one of
    /// which little is on record.
    static func trial() async throws -> Trial {
        let trial = try Trial()
        let made = await trial.run("init", trial.ledger, "--origin", "a.example/x", "--simulated")
        #expect(made.status == 0, "\(made.messages)")
        let imported = await trial.run("import", try trial.file("contracts.jsonl", story))
        #expect(imported.status == 0, "\(imported.messages)")
        return trial
    }

    private static let story = [
        line(
            "award-decided", "procurement/02Q/1", "2013-04-01", 1,
            #"{"award":"A1","suppliers":[{"supplier":"NT1"}],"decision":{"meeting":"gb-4"},"#
                + #""reasonCode":"mostAdvantageous"}"#),
        line(
            "contract-awarded", "contract/02Q/1", "2013-04-02", 2,
            #"{"title":"Foot care","provider":{"supplier":"NT1"},"decisionBasis":"procured","#
                + #""procurement":"procurement/02Q/1","award":"A1","start":"2013-05-01","#
                + #""end":"2014-05-01","extensionOptions":[{"months":12,"times":2}],"#
                + #""totalValue":{"pence":100000,"vat":"excl"},"legalForm":"standardContract","#
                + #""parties":[{"ods":"02Q","role":"lead","sharePence":60000},"#
                + #"{"ods":"03A","role":"associate","sharePence":40000}]}"#),
        line(
            "contract-extended", "contract/02Q/1", "2014-02-01", 3,
            #"{"newEnd":"2015-05-01","wasOption":true,"decision":{"meeting":"gb-9"},"#
                + #""valueDelta":{"pence":50000,"vat":"excl"}}"#),
        line(
            "payment-made", "contract/02Q/1", "2013-06-01", 4,
            #"{"supplier":"NT2","amount":{"pence":100,"vat":"excl"}}"#),
        line(
            "contract-awarded", "contract/02Q/2", "2012-04-02", 5,
            #"{"title":"Old care","provider":{"supplierName":"Careful Ltd"},"#
                + #""decisionBasis":"noneOnRecord","start":"2012-05-01","end":"2013-01-01","#
                + #""legalForm":"other"}"#),
        line("contract-signed", "contract/02Q/3", "2013-06-02", 6, "{}"),
    ]

    private static func line(
        _ type: String, _ stream: String, _ day: String, _ number: Int, _ data: String
    ) -> String {
        let area = stream.prefix { $0 != "/" }
        return Trial.line("\(area).\(type).v1", stream, day, number, data)
    }

    @Test func `contracts are one JSON document`() async throws {
        let trial = try await ContractsCommandTests.trial()
        let outcome = await trial.run("contracts", "02q", "--as-of", "2014-06-01", "--json")
        #expect(outcome.status == 0, "\(outcome.messages)")
        try Golden.check("contracts", outcome.output, hiding: trial.folder)
        let why = await trial.run(
            "contracts", "02Q", "--as-of", "2014-06-01", "--all", "--why", "--json")
        try Golden.check("contracts-why", why.output, hiding: trial.folder)
    }

    @Test func `only those that end so soon are listed`() async throws {
        let trial = try await ContractsCommandTests.trial()
        for (time, count) in [("11m", 1), ("10m", 0), ("334d", 1), ("333d", 0)] {
            let outcome = await trial.run(
                "contracts", "03A", "--as-of", "2014-06-01", "--expiring-within", time, "--json")
            #expect(try outcome.json["count"] == .number(.init(Int64(count))), "\(time)")
        }
    }

    @Test func `what cannot be asked is a fault of the words, and who is not known is not found`()
        async throws
    {
        let trial = try await ContractsCommandTests.trial()
        #expect(await trial.run("contracts", "?").status == 64)
        #expect(await trial.run("contracts", "02R").status == 7)
        let time = await trial.run("contracts", "02Q", "--expiring-within", "soon")
        #expect(time.status == 64 && time.messages.contains("write 12m or 90d"))
        let both = await trial.run("contracts", "02Q", "--expiring-within", "1m", "--all")
        #expect(both.status == 64)
    }
}
