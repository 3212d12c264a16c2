import EventLog
import Testing

@testable import Commissioning

@Suite struct DelegationTests {
    private let revoked = #"{"delegationRef":"delegation:1","reasonCode":"other"}"#

    private func delegation(_ story: Story<GovernanceArea>) throws -> Delegation {
        try #require(story.state.delegations[Boards.delegation])
    }

    private func period(_ from: String, _ to: String?) -> Period? {
        Period(from: day(from), to: to.map(day))
    }

    @Test func `a grant is in force from its first day to before its end`() throws {
        let delegation = try delegation(Boards.delegated)
        #expect(delegation.inForce == [period("2013-04-01", "2015-04-01")])
        #expect(delegation.grant(inForceOn: day("2013-03-31")) == nil)
        #expect(delegation.grant(inForceOn: day("2013-04-01"))?.by == Position(0))
        #expect(delegation.grant(inForceOn: day("2015-03-31"))?.by == Position(0))
        #expect(delegation.grant(inForceOn: day("2015-04-01")) == nil)
    }

    @Test func `a delegation granted again after its revocation has a gap`() throws {
        let delegation = try delegation(
            Boards.delegated.given("delegation-revoked", on: "2014-01-01", revoked)
                .given("delegation-granted", on: "2014-06-01", Boards.grant(from: "2014-06-01")))
        #expect(delegation.revocation == nil)
        #expect(
            delegation.inForce
                == [period("2013-04-01", "2014-01-01"), period("2014-06-01", nil)])
        #expect(delegation.grant(inForceOn: day("2013-06-01"))?.by == Position(0))
        #expect(delegation.grant(inForceOn: day("2014-03-01")) == nil)
        #expect(delegation.grant(inForceOn: day("2014-06-01"))?.by == Position(2))
    }

    @Test func `a later grant takes the place of the former from its first day on`() throws {
        let delegation = try delegation(
            Boards.delegated.given(
                "delegation-granted", on: "2014-03-01",
                Boards.grant(from: "2014-04-01", to: "2014-07-01")))
        #expect(
            delegation.inForce
                == [period("2013-04-01", "2014-04-01"), period("2014-04-01", "2014-07-01")])
        #expect(delegation.terms.map(\.grant.isContested) == [false, false])
        #expect(delegation.grant(inForceOn: day("2014-08-01")) == nil)
    }

    @Test func `a grant that a later one precedes is never in force`() throws {
        let delegation = try delegation(
            Boards.delegated.given(
                "delegation-granted", on: "2014-03-01", Boards.grant(from: "2013-01-01")))
        #expect(delegation.inForce == [period("2013-01-01", nil)])
        #expect(delegation.grant(inForceOn: day("2013-06-01"))?.by == Position(1))
    }

    @Test func `a delegation revoked before its first day is never in force`() throws {
        let delegation = try delegation(
            Boards.delegated.given("delegation-revoked", on: "2013-03-01", revoked))
        #expect(delegation.inForce.isEmpty && delegation.terms.count == 1)
    }

    @Test func `a second revocation on another day contests the first`() throws {
        let story = Boards.delegated.given("delegation-revoked", on: "2014-01-01", revoked)
            .given("delegation-revoked", on: "2014-02-01", revoked)
        let delegation = try delegation(story)
        #expect(delegation.revocation?.contests == at(1))
        #expect(delegation.inForce == [period("2013-04-01", "2014-02-01")])
    }

    @Test func `a grant after a revocation of something unknown is in force`() throws {
        let delegation = try delegation(
            Boards.story.given("delegation-revoked", on: "2013-01-01", revoked)
                .given("delegation-granted", on: "2013-04-01", Boards.grant()))
        #expect(delegation.revocation == nil && delegation.revokedUngranted?.by == Position(0))
        #expect(delegation.inForce == [period("2013-04-01", nil)])
    }
}
