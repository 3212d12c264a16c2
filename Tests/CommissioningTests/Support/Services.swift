@testable import Commissioning

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
