import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct SupportRolledOverTests {
    static func extended(
        competed: Bool, hosted: Bool = false, to day: String = "2018-07-01",
        pence: Int = 16_417_600
    ) -> [String] {
        [
            fact(
                "support.support-service-agreed", "2014-06-01",
                #"{"supplier":"0AR","functions":["HR"],"start":"2014-07-01","end":"2016-04-01","#
                    + #""annualValue":{"pence":\#(pence),"vat":"excl"},"hostedByBoard":\#(hosted)}"#
            ),
            fact(
                "support.support-service-extended", "2016-02-01",
                #"{"newEnd":"\#(day)","competed":\#(competed)}"#),
        ]
    }

    static let histories = TwoHistories(
        "SUP-04", trips: extended(competed: false), "breached", doesNot: extended(competed: true))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `a hosted service has no test in the source, a small one cannot be told`()
        async throws
    {
        let hosted = Self.extended(competed: false, hosted: true)
        #expect(try await findings("SUP-04", hosted).map(\.outcome) == [.unspecified])
        let small = Self.extended(competed: false, pence: 16_417_599)
        #expect(try await findings("SUP-04", small).map(\.outcome) == [.notDeterminable])
    }
}
