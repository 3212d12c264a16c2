import Testing

@testable import LedgerCLI

struct ContractTextTests {
    private func text(_ arguments: String...) async throws -> String {
        let trial = try await ContractsCommandTests.trial()
        return await trial.run(["contracts"] + arguments).output
    }

    @Test func `a reader sees value, part, term, options, changes and where it came from`()
        async throws
    {
        let text = try await text("02Q", "--as-of", "2014-06-01")
        for line in [
            "Foot care: in force, last day 2015-04-30", "  provider    NT1",
            "  value       £1,500.00 excl. VAT (£1,000.00 as awarded, 1 change)",
            "  own share   £600.00 excl. VAT as its share, as awarded (02Q lead)",
            "  with        03A, associate, £400.00",
            "  term        2013-05-01 to 2015-04-30, both included",
            "  options     24 months in 2 options, 1 used",
            "  decide by   2015-04-30, the last day of the term: 12 months left, "
                + "until 2016-04-30 at the longest",
            "  change      2014-02-01 extended, by an option, last day 2014-04-30 → 2015-04-30, "
                + "+£500.00 excl. VAT, decided at gb-9",
            "  came from   procurement/02Q/1, award A1, 2013-04-01 decided at gb-4",
            "  paid        £1.00 excl. VAT in 1 payment, the last on 2013-06-01",
            "  Not recorded: its signature by every party (contract.contract-signed); "
                + "the publication of its record (contract.contract-record-published)",
            "  question    somebody was paid who is none of its providers on record (event 4)",
            "(no award): no award on record",
            "  Not recorded: the award (contract.contract-awarded)",
        ] { #expect(text.contains(line + "\n"), "\(line)\n\(text)") }
    }

    @Test func `with why each value is followed by its events`() async throws {
        let text = try await text("02Q", "--as-of", "2014-06-01", "--why")
        #expect(text.contains("£1,500.00 excl. VAT [2, 3] (£1,000.00"))
        #expect(text.contains("2013-05-01 [2] to 2015-04-30 [3], both included"))
    }

    @Test func `what is over says since when, and that nothing was decided`() async throws {
        let text = try await text("02Q", "--as-of", "2014-06-01", "--all")
        #expect(text.contains("Old care: over since 2012-12-31"))
        #expect(text.contains("came from   no decision that could be found (noneOnRecord)"))
        #expect(text.contains("Not recorded: its value, whether it can be extended"))
    }
}
