import EventLog
import Testing

@testable import Commissioning

@Suite struct ServiceAgreementTests {
    private func add(_ data: String, on: String = "2013-03-02") throws -> ServiceAgreement {
        let story = Services.agreed.given("support-service-agreed", on: on, data)
        return try #require(story.state.agreement)
    }

    @Test func `the same agreement again changes nothing`() throws {
        let agreement = try add(Services.agreement())
        #expect(agreement == Services.agreed.state.agreement)
    }

    @Test func `another supplier from the same start contests the supplier alone`() throws {
        let agreement = try add(Services.agreement(supplier: "0AX"))
        #expect(agreement.isContested)
        #expect(agreement.supplier.value == .body(ods("0AX")))
        #expect(agreement.supplier.contests == at(0))
        #expect(!agreement.start.isContested && !agreement.annualValue.isContested)
    }

    @Test func `another value from the same start contests the value alone`() throws {
        let agreement = try add(Services.agreement(pence: 2_000))
        #expect(agreement.annualValue.value == aYear(2_000))
        #expect(agreement.annualValue.contests == at(0))
        #expect(!agreement.supplier.isContested)
    }

    @Test func `an account that leaves a term out does not contest it`() throws {
        let bare = #"""
            {"supplier":"0AR","functions":["BI"],"start":"2013-04-01","hostedByBoard":true}
            """#
        #expect(try !add(bare).isContested)
        let filled = try #require(
            Services.story.given("support-service-agreed", on: "2013-03-01", bare)
                .given("support-service-agreed", on: "2013-03-01", Services.agreement())
                .state.agreement)
        #expect(!filled.isContested && filled.end.value == day("2014-04-01"))
    }

    @Test func `an agreement with a later start supersedes every term`() throws {
        let agreement = try add(
            Services.agreement(supplier: "0AX", start: "2014-04-01", end: "2015-04-01"))
        #expect(!agreement.isContested)
        #expect(agreement.start.value == day("2014-04-01"))
        #expect(agreement.supplier.superseded == at(0))
    }
}

/// Services of the tests, in the JSON of proposals.
enum Services {
    static let story = Story(SupportArea.self, "support/02Q/1")

    /// From 1 April 2013 to before 1 April 2014, for £10 a year.
    static let agreed = story.given("support-service-agreed", on: "2013-03-01", agreement())

    static func agreement(
        supplier: String = "0AR", start: String = "2013-04-01", end: String = "2014-04-01",
        pence: Int = 1_000
    ) -> String {
        #"""
        {"supplier":"\#(supplier)","functions":["BI"],"start":"\#(start)","end":"\#(end)",
        "annualValue":{"pence":\#(pence),"vat":"excl","basis":"annual"},"hostedByBoard":true}
        """#
    }
}
