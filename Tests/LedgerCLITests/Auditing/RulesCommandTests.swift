import CanonicalJSON
import Testing

@testable import LedgerCLI

struct RulesCommandTests {
    @Test func `a rule is shown like a page of a manual`() async throws {
        let trial = try Trial()
        let page = await trial.run("rules", "FAIR-04")
        #expect(page.status == 0 && page.output.hasPrefix("FAIR-04  Were late bids kept out?"))
        #expect(page.output.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 96 })
        let document = await trial.run("rules", "FAIR-04", "--json")
        let object = try document.json
        #expect(object["rules"] != nil && object["catalogue"] != nil)
    }

    @Test func `all are listed, and another number is not there`() async throws {
        let trial = try Trial()
        #expect(await trial.run("rules").output.contains("FAIR-04"))
        #expect(await trial.run("rules", "NONE-1").status == 7)
    }
}
