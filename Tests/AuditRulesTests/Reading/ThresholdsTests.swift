import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct ThresholdsTests {
    private func answer(_ pence: Int64, _ vat: VAT, year: String) -> Thresholds.Answer? {
        guard let day = CivilDate("\(year)-06-01"), let pence = Pence(pence) else { return nil }
        return Thresholds.contractsFinder(on: day).holds(Money(pence: pence, vat: vat))
    }

    @Test func `a value on the same basis is above or below to the penny`() {
        #expect(answer(2_500_000, .excluded, year: "2016") == .reached)
        #expect(answer(2_499_999, .excluded, year: "2016") == .below)
        #expect(answer(3_000_000, .included, year: "2022") == .reached)
    }

    @Test func `a value that counts tax otherwise may still be plain`() {
        #expect(answer(3_000_000, .included, year: "2016") == .reached)
        #expect(answer(2_700_000, .included, year: "2016") == .unknown)
        #expect(answer(2_400_000, .unknown, year: "2016") == .below)
        #expect(answer(3_000_000, .excluded, year: "2022") == .reached)
        #expect(answer(2_600_000, .excluded, year: "2022") == .unknown)
    }

    @Test func `a value of a year, or none, cannot be held against it`() {
        let day = CivilDate(daysSinceEpoch: 16_000)
        #expect(Thresholds.services(on: day).holds(nil) == .unknown)
        let yearly = Pence(99_999_999).map { Money(pence: $0, vat: .excluded, basis: .annual) }
        #expect(Thresholds.lightTouch(on: day).holds(yearly) == .unknown)
    }
}
