import Commissioning
import EventLog
import Testing

@testable import Ledger

@Suite struct FormRouteTests {
    @Test func `a waiver is recorded as a single tender`() {
        #expect(FormRoute.waiver.route == .singleTender)
        #expect(FormRoute.route(.direct).route == .direct)
        #expect(FormRoute.codes.count == ProcurementRoute.allCases.count + 1)
    }

    @Test func `a code of no way is refused with the list`() throws {
        let object = try SampleForm.json(["route": #"{"how":"magic"}"#])
        let issue = try #require(DecisionForm.issues(in: object, field: "route").first)
        #expect(issue.path == "/route/how" && issue.value == #""magic""#)
        #expect(issue.hint?.contains("waiver, openTender") == true)
    }

    @Test func `only the Provider Selection Regime is read off a route`() {
        let implied = ProcurementRoute.allCases.filter {
            FormRoute.route($0).impliedRegime == .psr
        }
        #expect(implied.map(\.rawValue).allSatisfy { $0.hasPrefix("PSR-") } && implied.count == 5)
    }

    @Test func `one reason has its code in each event`() {
        #expect(FormReason.soleProvider.ofRoute == .soleProvider)
        #expect(FormReason.soleProvider.ofAward == .soleProvider)
        #expect(FormReason.soleProvider.ofWaiver == .soleSupplier)
        #expect(FormReason.specialist.ofRoute == .other)
        #expect(FormReason.lowestPrice.ofAward == .lowestPrice)
    }
}
