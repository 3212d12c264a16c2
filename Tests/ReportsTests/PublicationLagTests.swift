import AuditRules
import Commissioning
import EventLog
import Ledger
import Testing

@testable import Reports

struct PublicationLagTests {
    @Test func `days run from the fact to its first publication and to its record`() async throws {
        let report = try await SampleReport.ofTenders().report
        let award = try #require(
            report.lags.first {
                $0.fact == "award A1 decided" && $0.stream.text.hasSuffix("clean")
            })
        #expect(award.on == CivilDate("2017-05-16"))
        let published = try #require(award.published)
        #expect(award.daysToPublish == Int(published.on.daysSinceEpoch - award.on.daysSinceEpoch))
        #expect((award.daysToRecord ?? 0) > 2_000)
        #expect(award.positions == [award.by, published.by])
    }

    @Test func `what nobody published says so`() async throws {
        let report = try await SampleReport.ofTenders().report
        let silent = report.lags.filter { $0.published == nil }
        #expect(silent.allSatisfy { $0.daysToPublish == nil && $0.positions == [$0.by] })
    }
}
