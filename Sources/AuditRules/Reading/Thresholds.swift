internal import Commissioning
internal import EventLog

/// Values from which a law applies, as they changed over the years.
struct Thresholds {
    /// From this value on.
    let pence: Int64
    /// Whether it counts value added tax.
    let vat: VAT
    /// Whether the source of it was read.
    let isRead: Bool

    /// Whether a value reaches it.
    enum Answer: Hashable {
        case reached, below, unknown
    }

    /// Holds a value against it; value added tax is a fifth at most, so that an amount which
    /// counts it otherwise may still be plainly above or below.
    func holds(_ money: Money?) -> Answer {
        guard let money, money.basis == nil || money.basis == .total, money.pence.count >= 0 else {
            return .unknown
        }
        let value = money.pence.count
        let (least, most) =
            switch (money.vat, vat) {
            case (.excluded, .excluded), (.included, .included): (value, value)
            case (_, .excluded): (value / 12 * 10, value)
            default: (value, value / 10 * 12 + 12)
            }
        if least >= pence { return .reached }
        return most < pence ? .below : .unknown
    }

    /// Contracts Finder, for bodies that are not central government.
    static func contractsFinder(on day: CivilDate) -> Thresholds {
        day.parts.year < 2022
            ? Thresholds(pence: 2_500_000, vat: .excluded, isRead: true)
            : Thresholds(pence: 3_000_000, vat: .included, isRead: true)
    }

    /// Services bought by bodies that are not central government.
    static func services(on day: CivilDate) -> Thresholds {
        switch day.parts.year {
        case ...2015: Thresholds(pence: 17_251_400, vat: .excluded, isRead: true)
        case 2016, 2017: Thresholds(pence: 16_417_600, vat: .excluded, isRead: true)
        case 2018, 2019: Thresholds(pence: 18_130_200, vat: .excluded, isRead: false)
        case 2020, 2021: Thresholds(pence: 18_933_000, vat: .excluded, isRead: true)
        case 2022, 2023: Thresholds(pence: 21_347_700, vat: .included, isRead: false)
        default: Thresholds(pence: 21_490_400, vat: .included, isRead: false)
        }
    }

    /// Light-touch services.
    static func lightTouch(on day: CivilDate) -> Thresholds {
        switch day.parts.year {
        case ...2015: Thresholds(pence: 62_505_000, vat: .excluded, isRead: false)
        case 2016, 2017: Thresholds(pence: 58_914_800, vat: .excluded, isRead: true)
        case 2018, 2019: Thresholds(pence: 61_527_800, vat: .excluded, isRead: false)
        case 2020, 2021: Thresholds(pence: 66_354_000, vat: .excluded, isRead: true)
        default: Thresholds(pence: 66_354_000, vat: .included, isRead: true)
        }
    }
}
