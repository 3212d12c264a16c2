import Testing

@testable import LedgerCLI

struct ProcurementTextTests {
    private func state(_ lines: [String], why: Bool = false) async throws -> String {
        let trial = try await Trial.withStory()
        let imported = await trial.run("import", try trial.file("more.jsonl", lines))
        #expect(imported.status == 0, "\(imported.messages)")
        return await trial.run(
            ["state", "02Q", "--as-of", "2014-01-01"] + (why ? ["--why"] : [])
        ).output
    }

    private func line(_ type: String, _ ref: String, _ number: Int, _ data: String) -> String {
        Trial.line("procurement.\(type).v1", "procurement/02Q/\(ref)", "2013-06-03", number, data)
    }

    private var lines: [String] {
        [
            line(
                "procurement-planned", "a", 6,
                #"{"title":"Foot care","isHealthCareService":true,"regime":"PPC2013","#
                    + #""estValue":{"pence":100000,"vat":"excl"},"parties":["#
                    + #"{"ods":"02Q","role":"lead","sharePence":60000},"#
                    + #"{"ods":"03A","role":"associate","sharePence":40000}]}"#),
            line(
                "award-decided", "b", 7,
                #"{"award":"A1","suppliers":[{"supplier":"0AR"}],"decision":{"meeting":"gb-4"},"#
                    + #""reasonCode":"mostAdvantageous"}"#),
        ]
    }

    @Test func `procurements stand below their stages`() async throws {
        let text = try await state(lines)
        let block = """
            Procurements by stage
              planned
                Foot care, £1,000.00 excl. VAT expected, PPC2013
                  stream      procurement/02Q/a
                  own share   £600.00 excl. VAT as its share
              award decided
                (no title)
                  stream      procurement/02Q/b
                  award       A1 on 2013-06-03 to 0AR (North Unit), decided at gb-4
            """
        #expect(text.contains(block), "\(text)")
    }

    @Test func `with why a stage is followed by the events that brought it there`() async throws {
        let text = try await state(lines, why: true)
        #expect(text.contains("procurement/02Q/b [7]"))
        #expect(text.contains("Foot care [6], £1,000.00 excl. VAT expected [6]"))
    }

    @Test func `a bid says what is sealed, and what was until it was revealed`() async throws {
        let trial = try await Trial.withStory()
        let bids = [
            line(
                "bid-received", "a", 6,
                #"{"bid":"B1","bidders":[{"supplierName":"Coral Clinics"}]}"#),
            line(
                "bid-valued", "a", 7, #"{"bid":"B1","price":{"pence":100000,"vat":"excl"}}"#),
            line(
                "scores-moderated", "a", 8, #"{"bid":"B1","criterion":"Q1","score":"7.5"}"#),
        ]
        let imported = await trial.run("import", try trial.file("more.jsonl", bids))
        #expect(imported.status == 0, "\(imported.messages)")
        func bid(_ more: String...) async -> String {
            let output = await trial.run(["state", "02Q"] + more).output
            return output.split(separator: "\n").first { $0.contains(" bid  ") }?
                .trimmingPrefix(while: { $0 == " " }).description ?? ""
        }
        let words = "sealed until opening"
        #expect(
            await bid() == "bid         B1 by \(words), price \(words), Q1 \(words)")
        for event in ["6", "7", "8"] {
            let revealed = await trial.run("reveal", event, "--reason-code", "other")
            #expect(revealed.status == 0, "\(revealed.messages)")
        }
        #expect(
            await bid() == "bid         B1 by Coral Clinics, price £1,000.00 excl. VAT, Q1 7.5")
        #expect(await bid("--why").contains("price £1,000.00 excl. VAT [revealed by 10]"))
        #expect(await bid("--known-at", "position:9").contains("price \(words)"))
    }

    @Test func `without procurements there is no block`() async throws {
        #expect(try await !state([]).contains("Procurements by stage"))
    }
}
