import Interchange
import Projections
import TestSupport
import Testing

@testable import Ledger

@Suite struct InterestsAnswerCSVTests {
    private func lines(_ form: CSVTable.Form) async throws -> [String] {
        let till = try await InterestsAnswerTests.till()
        let bytes = try InterestsAnswerTests.answer(till).csv(for: form)
        return String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
    }

    @Test func `each row is a line, and a name that is a formula is guarded`() async throws {
        let lines = try await lines(.spreadsheet)
        #expect(lines.count == 3 && lines[0].hasPrefix("Name,Current position(s) held,"))
        #expect(
            lines[1]
                == #"p:1,GP,"'=Vale, Ltd",Yes,,,direct,,a day in the financial year to 2015-03-31,"#
                + "2017-12-31,noVote: Does not vote.,i:1,2017-04-10,,no,,spreadsheet")
        #expect(lines[2].hasPrefix(#",,"Withheld: riskOfHarm, to be reviewed on 2018-04-11","#))
        #expect(lines[2].hasSuffix(",i:2,,,yes,,spreadsheet"))
        #expect(try await self.lines(.raw)[1].contains(#","=Vale, Ltd","#))
    }
}
