import Commissioning
import Testing

@testable import Ledger

@Suite struct ODSCodeAskedTests {
    @Test func `a word that is a code is one, and no other is`() throws {
        #expect(try ODSCode(asked: "02Q") == ODSCode("02Q"))
        for word in ["", "02", "02q", "0 2Q", "ABCDEFGHI"] {
            do throws(LedgerError) {
                _ = try ODSCode(asked: word)
                Issue.record("\(word) was taken for a code")
            } catch {
                guard case .usage("\(word) is not an ODS code", _) = error else {
                    Issue.record("\(error)")
                    return
                }
            }
        }
    }
}
