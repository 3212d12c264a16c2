import AuditRules
import EventLog
import Ledger
import Reports
import TestSupport

/// Reports on seeds, for many tests.
enum SampleReport {
    /// The report on a body of the seed with a number.
    static func of(
        _ body: String, seed: String, asOf day: String, filter: AuditFilter = AuditFilter(),
        finding key: String? = nil
    ) async throws -> ReportAnswer {
        let till = try await Till.simulated([Seed.number(seed).path])
        return try report(till, body, asOf: day, filter: filter, finding: key)
    }

    /// The report on a body of a ledger.
    static func report(
        _ till: Till, _ body: String, asOf day: String, filter: AuditFilter = AuditFilter(),
        finding key: String? = nil
    ) throws -> ReportAnswer {
        try till.ledger.report(
            Ledger.ReportQuestion(
                body, asOf: AsOf(day, today: Till.today), knownAt: till.ledger.knownAt(nil),
                filter: filter, findingKey: key))
    }

    /// The body of two fictional tenders, one of which trips many rules.
    static func ofTenders() async throws -> ReportAnswer {
        try await of("FICFAIR", seed: "08", asOf: "2019-12-31")
    }
}

extension [UInt8] {
    /// It as text.
    var text: String { String(decoding: self, as: UTF8.self) }
}
