import CanonicalJSON
import EventLog
import Interchange
import Reports
import TestSupport
import Testing

@testable import Ledger

@Suite struct BundleValuesTests {
    /// The rows of `WITHHELD.csv` without the first.
    private func withheld(_ bundle: EvidenceBundle) -> [[String]] {
        let bytes = bundle.files.first { $0.name == BundlePath.withheld }?.bytes ?? []
        return Array((CSVTable.rows(in: bytes, as: .spreadsheet) ?? []).dropFirst())
    }

    @Test func `an auditor is disclosed more than the public, and both bundles check`()
        async throws
    {
        let trial = try await BundleTrial("08")
        let stream = BundleQuestion.About.streams(["procurement/FICFAIR/2017-trips"])
        let everyone = try trial.bundle(stream)
        let auditor = try trial.bundle(stream, for: .auditor)
        #expect(await trial.check(everyone.files) == "")
        #expect(await trial.check(auditor.files) == "")
        #expect(everyone.disclosedCount < auditor.disclosedCount)
        #expect(
            everyone.disclosedCount + everyone.withheldCount
                == auditor.disclosedCount + auditor.withheldCount)
        let rows = withheld(everyone)
        #expect(rows.count == everyone.withheldCount)
        // Those of the two bids that were scored are revealed; that of the third is kept back.
        let prices = rows.filter { $0[1] == "price" }
        #expect(prices.count == 1)
        let price = try #require(prices.first)
        #expect(price[3] == "embargoed, for auditors")
        #expect(price[4] == "the schema of procurement.bid-valued.v1")
        #expect(!withheld(auditor).contains { $0[1] == "price" })
        func disclosedPrices(_ bundle: EvidenceBundle) -> Int {
            bundle.text(BundlePath.disclosures).split(separator: "\n").count {
                $0.contains(#""field":"price""#)
            }
        }
        #expect(disclosedPrices(everyone) == 2)
        #expect(disclosedPrices(auditor) == 3)
    }

    @Test func `what was suppressed or revealed is told with who decided it`() async throws {
        let trial = try await BundleTrial("05")
        var named: [[String]] = []
        var revealed = 0
        for stream in try trial.till.ledger.store.streams(startingWith: "") {
            let bundle = try trial.bundle(.streams([stream.text]))
            #expect(await trial.check(bundle.files) == "", "\(stream)")
            named += withheld(bundle)
            revealed += bundle.disclosedCount
        }
        let suppressed = try #require(named.first { $0[3].hasPrefix("suppressed: ") })
        #expect(suppressed[4].contains(" and ") && suppressed[4].contains("event "))
        #expect(CivilDate(suppressed[5]) != nil)
        #expect(revealed > 0)
    }

    @Test func `a personal value is told to nobody without its key`() async throws {
        let trial = try await BundleTrial("06")
        let streams = try trial.till.ledger.store.streams(startingWith: "interests/").map(\.text)
        let everyone = try trial.bundle(.streams(streams))
        let names = withheld(everyone).filter { $0[1] == "name" }
        #expect(!names.isEmpty)
        #expect(names.allSatisfy { $0[3] == "personal, for the parties and auditors" })
        #expect(!everyone.text(BundlePath.disclosures).contains(#""field":"nature""#))
        let auditor = try trial.bundle(.streams(streams), for: .auditor)
        #expect(auditor.text(BundlePath.disclosures).contains(#""field":"nature""#))
        #expect(await trial.check(auditor.files) == "")
    }
}
