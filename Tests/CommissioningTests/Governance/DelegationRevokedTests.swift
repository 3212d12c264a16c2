import EventLog
import Testing

@testable import Commissioning

@Suite struct DelegationRevokedTests {
    private let revoked = #"{"delegationRef":"delegation:1","reasonCode":"misused"}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            GovernanceArea.self, "delegation-revoked", minimal: revoked,
            full: #"{"delegationRef":"delegation:1","reasonCode":"misused","reason":"Splitting."}"#)
    }

    @Test func `a revocation ends the delegation on its day`() throws {
        #expect(Boards.delegated.when("delegation-revoked", on: "2014-01-01", revoked) == nil)
        let state = Boards.delegated.given("delegation-revoked", on: "2014-01-01", revoked).state
        let delegation = try #require(state.delegations[Boards.delegation])
        #expect(
            delegation.revocation?.value == .misused && delegation.revocation?.by == Position(1))
        #expect(delegation.grant(inForceOn: day("2013-12-31")) != nil)
        #expect(delegation.grant(inForceOn: day("2014-01-01")) == nil)
    }

    @Test func `a delegation revoked and not granted again cannot be revoked`() {
        let story = Boards.delegated.given("delegation-revoked", on: "2014-01-01", revoked)
        #expect(
            story.when("delegation-revoked", on: "2014-02-01", revoked)
                == .alreadyRevoked(Boards.delegation, on: day("2014-01-01"), by: Position(1)))
        let again = story.given("delegation-granted", on: "2014-03-01", Boards.grant())
        #expect(again.when("delegation-revoked", on: "2014-04-01", revoked) == nil)
    }

    @Test func `revocation of an unknown delegation is recorded, once`() {
        #expect(Boards.story.when("delegation-revoked", on: "2014-01-01", revoked) == nil)
        let story = Boards.story.given("delegation-revoked", on: "2014-01-01", revoked)
        let delegation = story.state.delegations[Boards.delegation]
        #expect(delegation?.terms.isEmpty == true)
        #expect(delegation?.revokedUngranted?.by == Position(0))
        #expect(
            story.when("delegation-revoked", on: "2014-01-01", revoked)
                == .alreadyRevoked(Boards.delegation, on: day("2014-01-01"), by: Position(0)))
    }

    @Test func `the codes are those of the schema`() {
        let codes = RevocationReason.allCases.map(\.rawValue).joined(separator: " ")
        #expect(codes == "superseded expired misused reorganised other")
    }
}
