import Interchange
import Projections
import TestSupport
import Testing

@testable import Ledger

@Suite struct RegisterAnswerCSVTests {
    private func csv(
        _ lines: [String], _ form: CSVTable.Form = .spreadsheet
    ) async throws -> [[String]] {
        let till = try await Till.real()
        for line in lines { try await till.record(line) }
        let answer = try till.ledger.register(
            of: "FICA", asOf: AsOf("2019-01-01", today: Till.today),
            knownAt: till.ledger.knownAt(nil))
        // Split at every comma, also at those within quotation marks.
        return String(decoding: answer.csv(for: form), as: UTF8.self)
            .split(separator: "\r\n").map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
    }

    private static let award = line(
        "procurement.award-decided.v1", "procurement/FICA/1", "2018-03-01",
        #"{"award":"A","suppliers":[{"supplierName":"=S","registeredAddress":"1 Road"}],"#
            + #""value":{"pence":12305,"vat":"excl"},"decision":{"meeting":"M"},"#
            + #""reasonCode":"other"}"#)
    private static let cheaper = line(
        "contract.contract-modified.v1", "contract/FICA/1", "2018-04-01",
        #"{"changeCode":"price","providedForInContract":true,"#
            + #""valueDelta":{"pence":-305,"vat":"excl"}}"#)
    private static let checked = line(
        "procurement.conflicts-checked.v1", "procurement/FICA/1", "2018-03-01",
        #"{"decision":{"meeting":"M"}}"#)
    private static let registered = line(
        "procurement.decision-registered.v1", "procurement/FICA/1", "2018-03-02",
        #"{"decisionRef":"A","title":"Beds"}"#)

    @Test func `the columns of the register come first, and the value is two of them`()
        async throws
    {
        let till = try await Till.simulated([Seed.number("00-fictional-year").path])
        let answer = try till.ledger.register(
            of: "FICDALE", asOf: AsOf("2019-06-30", today: Till.today),
            knownAt: till.ledger.knownAt(nil))
        let text = String(decoding: answer.csv(for: .raw), as: UTF8.self)
        let header = text.prefix { $0 != "\r\n" }
        #expect(
            header.hasPrefix("Reference,Contract or service title,Procurement description,"))
        #expect(
            header.contains(#","Contract value, total (GBP)",Contract value to the party (GBP),"#))
        #expect(header.hasSuffix(",Form of this file"))
        #expect(text.split(separator: "\r\n").count == answer.rows.count + 1)
    }

    @Test func `blank, none and not recorded are told apart`() async throws {
        let rows = try await csv([Self.award, Self.checked, Self.registered])
        let row = try #require(rows.last)
        // The reference, in quotation marks, has a comma of its own.
        #expect(row[2] == "Beds" && row[3] == "Not recorded")
        #expect(row[6] == "" && row[9] == "None")
    }

    @Test func `formulas are guarded for a spreadsheet, and amounts stay numbers`() async throws {
        // The quotation marks are there for the comma before the address.
        let sheet = try await csv([Self.award]).last.map { $0.joined(separator: ",") }
        #expect(sheet?.contains(#""'=S, 1 Road",123.05,123.05,"#) == true)
        #expect(sheet?.hasSuffix(",spreadsheet") == true)
        let less = try await csv([Self.cheaper]).last
        #expect(less?.contains("-3.05") == true)
        let raw = try await csv([Self.award], .raw).last.map { $0.joined(separator: ",") }
        #expect(raw?.contains(#""=S, 1 Road",123.05"#) == true)
        #expect(raw?.hasSuffix(",raw") == true)
    }
}
