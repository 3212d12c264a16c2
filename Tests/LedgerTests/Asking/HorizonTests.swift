import EventLog
import Testing

@testable import Ledger

@Suite struct HorizonTests {
    @Test(arguments: [
        ("12m", "2017-02-28"), ("1m", "2016-03-29"), ("90d", "2016-05-29"), ("1d", "2016-03-01"),
        ("1200m", "2116-02-29"),
    ])
    func `a time reaches a day`(word: String, day: String) throws {
        let from = try #require(CivilDate("2016-02-29"))
        #expect(try Horizon(word).day(after: from).description == day)
    }

    @Test(arguments: ["", "m", "12", "0m", "-1m", "1201m", "36526d", "1y", "1.5m", "१m", "12M"])
    func `what is no time is a fault of the words`(word: String) {
        let error = #expect(throws: LedgerError.self) { try Horizon(word) }
        guard case .usage? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
