import Testing

@testable import LedgerCLI

struct ContractsTextTests {
    private func lines(_ arguments: String...) async throws -> [Substring] {
        let trial = try await ContractsCommandTests.trial()
        return await trial.run(["contracts"] + arguments).output.split(separator: "\n")
    }

    @Test func `contracts are counted, and those in force are added once`() async throws {
        let lines = try await lines("02Q", "--as-of", "2014-06-01").suffix(3)
        #expect(
            Array(lines) == [
                "3 contracts: 1 in force, 0 to begin, 1 over (listed with --all), "
                    + "1 with no award on record",
                "value of the 1 listed in force, each counted once: "
                    + "£1,500.00 excl. VAT in total (1)",
                "own share of it: £600.00 excl. VAT as its share (1)",
            ])
    }

    @Test func `the day by which they end is told`() async throws {
        let lines = try await lines(
            "03A", "--as-of", "2014-06-01", "--expiring-within", "12m")
        #expect(lines.contains("only those that are over by 2015-06-01"))
    }
}
