import EventLog
import Testing

@testable import Commissioning

@Suite struct ProviderStandingTests {
    private func standings(
        _ taken: (ProviderStanding, String)...
    ) -> [Stated<ProviderStanding>] {
        var standings: [Stated<ProviderStanding>] = []
        for (position, (standing, text)) in taken.enumerated() {
            let fact = Fact(
                id: .example, position: Position(UInt64(position)),
                statedAt: Position(UInt64(position)), occurredOn: day(text), precision: nil,
                time: nil, recordedTime: Instant(microseconds: 0), isLate: false)
            standings.take(standing, fact)
        }
        return standings
    }

    @Test func `the standing of a day is the last that began by then`() {
        let standings = standings(
            (.applied, "2012-01-01"), (.assessed, "2012-02-01"), (.qualified, "2012-03-01"),
            (.removed, "2012-04-01"))
        #expect(standings.standing(on: day("2011-12-31")) == nil)
        #expect(standings.standing(on: day("2012-01-31")) == .applied)
        #expect(standings.standing(on: day("2012-02-29")) == .assessed)
        #expect(standings.standing(on: day("2012-03-31")) == .qualified)
        #expect(standings.standing(on: day("2012-04-01")) == .removed)
    }

    @Test func `a suspension that is over gives way to the standing before it`() {
        let end = day("2012-05-01")
        let standings = standings(
            (.qualified, "2012-03-01"), (.suspended(until: end), "2012-04-01"))
        #expect(standings.standing(on: day("2012-04-30")) == .suspended(until: end))
        #expect(standings.standing(on: end) == .qualified)
    }

    @Test func `a suspension without an end goes on`() {
        let standings = standings(
            (.qualified, "2012-03-01"), (.suspended(until: nil), "2012-04-01"))
        #expect(standings.standing(on: day("2020-01-01")) == .suspended(until: nil))
    }

    @Test func `a suspension shortened by another is over with the shorter`() {
        let standings = standings(
            (.qualified, "2012-03-01"), (.suspended(until: nil), "2012-04-01"),
            (.suspended(until: day("2012-05-01")), "2012-04-10"))
        #expect(standings.standing(on: day("2012-04-05")) == .suspended(until: nil))
        #expect(standings.standing(on: day("2012-05-01")) == .qualified)
    }

    @Test func `after a suspension with nothing before it there is no standing`() {
        let standings = standings((.suspended(until: day("2012-05-01")), "2012-04-01"))
        #expect(standings.standing(on: day("2012-05-01")) == nil)
    }

    @Test func `qualified and refused on one day contest each other`() {
        let contested = standings((.refused, "2012-03-01"), (.qualified, "2012-03-01"))
        #expect(contested.map(\.value) == [.qualified] && contested.map(\.contests) == [at(0)])
        let later = standings((.refused, "2012-03-01"), (.qualified, "2012-03-02"))
        #expect(later.map(\.value) == [.refused, .qualified])
    }

    @Test func `two ends of a suspension on one day contest each other`() {
        let end = day("2012-05-01")
        let contested = standings(
            (.suspended(until: nil), "2012-03-01"), (.suspended(until: end), "2012-03-01"))
        #expect(contested.map(\.value) == [.suspended(until: end)])
        #expect(contested.map(\.contests) == [at(0)])
    }

    @Test func `qualified and suspended on one day follow each other`() {
        let both = standings((.qualified, "2012-03-01"), (.suspended(until: nil), "2012-03-01"))
        #expect(both.map(\.value) == [.qualified, .suspended(until: nil)])
    }

    @Test(arguments: [ProviderStanding.qualified, .removed])
    func `what is done once is contested by another day`(standing: ProviderStanding) {
        let twice = standings((standing, "2012-03-01"), (standing, "2012-04-01"))
        #expect(twice.map(\.on) == [day("2012-04-01")] && twice.map(\.contests) == [at(0)])
    }

    @Test(arguments: [ProviderStanding.applied, .assessed, .refused, .suspended(until: nil)])
    func `what can be done again keeps its first day`(standing: ProviderStanding) {
        let twice = standings((standing, "2012-03-01"), (standing, "2012-04-01"))
        #expect(twice.map(\.on) == [day("2012-03-01")] && twice.map(\.contests) == [[]])
    }
}
