import ArgumentParser
import AuditRules
import Commissioning
import EventLog
import Testing

@testable import LedgerCLI

struct FilterOptionsTests {
    @Test func `a period and an amount make a filter`() throws {
        let options = try FilterOptions.parse([
            "--from", "2015-04-01", "--to", "2016-03-31", "--materiality", "2500000",
        ])
        let filter = try options.filter()
        #expect(filter.from == CivilDate("2015-04-01") && filter.to == CivilDate("2016-03-31"))
        #expect(filter.materiality?.count == 2_500_000)
        #expect(try FilterOptions.parse([]).filter() == AuditFilter())
    }

    @Test(arguments: [
        ["--from", "soon"], ["--to", "2016-02-30"], ["--materiality", "9007199254740993"],
        ["--from", "2016-02-01", "--to", "2016-01-01"],
    ])
    func `what cannot be read is refused`(words: [String]) throws {
        let options = try FilterOptions.parse(words)
        #expect(throws: Failure.self) { try options.filter() }
    }
}
