import AuditRules
import EventLog
import Testing

@testable import Reports

struct ReportScopeTests {
    private func period(_ from: String?, _ to: String?) -> String {
        let filter = AuditFilter(
            from: from.flatMap { CivilDate($0) }, to: to.flatMap { CivilDate($0) })
        return ReportScope(
            origin: "a.example/x", isSimulated: false, filter: filter, size: LogSize(3),
            recordedTime: nil, isProvisional: false, tool: "ccgledger"
        ).period
    }

    @Test func `the period is told as it was asked for`() {
        #expect(period(nil, nil) == "everything on record")
        #expect(period("2015-04-01", nil) == "raised by events from 2015-04-01 on")
        #expect(period(nil, "2016-03-31") == "raised by events up to 2016-03-31")
        #expect(
            period("2015-04-01", "2016-03-31")
                == "raised by events from 2015-04-01 to 2016-03-31")
    }
}
