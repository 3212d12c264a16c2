import Commissioning
import EventLog
import Ledger
import TestSupport
import Testing

@testable import Projections

@Suite struct ContractsTests {
    @Test func `what ends first comes first, and what is over after what is to begin`()
        async throws
    {
        let contracts = try await Book.contracts(asOf: "2015-06-01") {
            Book.award("a", start: "2014-01-01", end: "2017-01-01")
            Book.award("b", start: "2014-01-01", end: nil)
            Book.award("c", start: "2014-01-01", end: "2016-01-01")
            Book.award("d", start: "2015-06-02", end: "2015-09-01")
            Book.award("e", start: "2014-01-01", end: "2015-06-01")
            Book.event("contract-signed", "f", "2015-01-01", "{}")
        }
        #expect(contracts.rows.map { $0.stream.name.text.suffix(1) }.joined() == "cabdef")
        #expect(
            contracts.rows.map(\.standing) == [
                .inForce, .inForce, .inForce, .ahead, .over, .noAward,
            ])
        #expect(contracts.count(.inForce) == 3 && contracts.count(.over) == 1)
    }

    @Test func `a contract expires within a time when it is over on its last day`() async throws {
        let contracts = try await Book.contracts(asOf: "2015-06-01") {
            Book.award("a", start: "2014-01-01", end: "2016-06-01")
            Book.award("b", start: "2014-01-01", end: "2016-06-02")
            Book.award("c", start: "2014-01-01", end: "2015-06-01")
            Book.award("d", start: "2014-01-01", end: nil)
        }
        let soon = contracts.expiring(by: try #require(CivilDate("2016-06-01")))
        #expect(soon.map(\.stream.name.text) == ["contract/FICA/a"])
        #expect(contracts.withoutEnd.map(\.stream.name.text) == ["contract/FICA/d"])
    }

    @Test func `an extension counts from the day on which it was made and was known`()
        async throws
    {
        let contracts = { (day: String, moment: String?) in
            try await Book.contracts(asOf: day, knownAt: moment) {
                Book.award("a", start: "2014-01-01", end: "2016-01-01")
                Book.event(
                    "contract-extended", "a", "2015-12-01",
                    #"{"newEnd":"2017-01-01","wasOption":false}"#)
            }.rows.first
        }
        #expect(try await contracts("2015-11-30", nil)?.end?.value == CivilDate("2016-01-01"))
        #expect(try await contracts("2015-12-01", nil)?.end?.value == CivilDate("2017-01-01"))
        // The ledger's own event is the first, so that the extension is not below 2.
        let unknown = try await contracts("2016-06-01", "position:2")
        #expect(unknown?.standing == .over)
    }

    @Test func `a joint contract is each party's, and one of a stranger is not`() async throws {
        let lines = { () -> [String] in
            [Book.joint("a"), Book.award("b", start: "2014-01-01", end: nil)]
        }
        for (code, streams) in [
            ("FICA", ["contract/FICA/a", "contract/FICA/b"]), ("FICB", ["contract/FICA/a"]),
            ("FICC", []),
        ] {
            let contracts = try await Book.contracts(code, asOf: "2015-01-01", lines())
            #expect(contracts.rows.map(\.stream.name.text) == streams, "\(code)")
        }
        let associate = try await Book.contracts("FICB", asOf: "2015-01-01", lines()).rows.first
        #expect(associate?.origin == ODSCode("FICA").map(HeldOrigin.ledBy))
        #expect(associate?.share.value?.pence == Pence(400))
    }

    @Test func `on succession the share moves and the contract stays`() async throws {
        let lines = [
            registered("FICA", "2013-04-01"), registered("FICN", "2013-04-01"), Book.joint("a"),
            Book.followed("FICN", ["FICA"], "2015-04-01"),
        ]
        let before = try await Book.contracts("FICN", asOf: "2015-03-31", lines)
        #expect(before.rows.isEmpty)
        let after = try await Book.contracts("FICN", asOf: "2015-04-01", lines).rows
        #expect(after.map(\.stream.name.text) == ["contract/FICA/a"])
        #expect(after.first?.origin == ODSCode("FICA").map(HeldOrigin.carriedOver))
        #expect(after.first?.share.value?.pence == Pence(600))
        let moved = try await Book.contracts("FICA", asOf: "2015-04-01", lines).rows.first
        #expect(moved?.share.movedTo.map(\.code.description) == ["FICN"])
        #expect(moved?.share.value == nil && moved?.standing == .inForce)
    }

    @Test func `the decision to award is found in the procurement that is named`() async throws {
        let award = Book.award(
            "a", start: "2014-01-01", end: nil,
            more: #","procurement":"procurement/FICA/p","award":"x""#)
        let none = try await Book.contracts(asOf: "2015-01-01", [award]).rows.first
        #expect(none?.awardDecision == nil)
        let decided = line(
            "procurement.award-decided.v1", "procurement/FICA/p", "2013-12-01",
            #"{"award":"x","suppliers":[{"supplier":"NT1"}],"decision":{"meeting":"m"},"#
                + #""reasonCode":"lowestPrice"}"#)
        let found = try await Book.contracts(asOf: "2015-01-01", [award, decided]).rows.first
        #expect(found?.awardDecision?.by == Position(2))
    }
}

/// Contracts as tests write them, and what a ledger that recorded them makes of them.
enum Book {
    static func contracts(
        _ code: String = "FICA", asOf day: String, knownAt moment: String? = nil, _ lines: [String]
    ) async throws -> Contracts {
        let view = try await view(asOf: day, knownAt: moment, lines)
        return try Contracts(try #require(ODSCode(code)), in: view)
    }

    static func contracts(
        _ code: String = "FICA", asOf day: String, knownAt moment: String? = nil,
        @Lines _ lines: () -> [String]
    ) async throws -> Contracts {
        try await contracts(code, asOf: day, knownAt: moment, lines())
    }

    static func view(
        asOf day: String, knownAt moment: String? = nil, _ lines: [String]
    ) async throws -> LogView {
        let till = try await Till.real()
        for line in lines { try await till.record(line) }
        return LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(moment).size,
            asOf: try AsOf(day, today: Till.today).day)
    }

    static func event(_ type: String, _ ref: String, _ day: String, _ data: String) -> String {
        line("contract.\(type).v1", "contract/FICA/\(ref)", day, data)
    }

    /// An award for 1,000 pence in whole, made on the day before the start.
    static func award(
        _ ref: String, start: String, end: String?,
        value: String = #","totalValue":{"pence":1000,"vat":"excl"}"#, more: String = ""
    ) -> String {
        let end = end.map { #","end":"\#($0)""# } ?? ""
        return event(
            "contract-awarded", ref, "2013-12-31",
            #"{"title":"Care","provider":{"supplier":"NT1"},"decisionBasis":"procured","#
                + #""start":"\#(start)","legalForm":"other"\#(end)\#(value)\#(more)}"#)
    }

    /// One that FICA leads with 600 pence and in which FICB has 400.
    static func joint(_ ref: String) -> String {
        award(
            ref, start: "2014-01-01", end: "2017-01-01",
            more: #","parties":[{"ods":"FICA","role":"lead","sharePence":600},"#
                + #"{"ods":"FICB","role":"associate","sharePence":400}]"#)
    }

    static func followed(_ code: String, _ codes: [String], _ day: String) -> String {
        let list = codes.map { #""\#($0)""# }.joined(separator: ",")
        return line(
            "org.organisation-succeeded.v1", "org/\(code)", day, #"{"predecessors":[\#(list)]}"#)
    }

    @resultBuilder enum Lines {
        static func buildBlock(_ lines: String...) -> [String] { lines }
    }
}
