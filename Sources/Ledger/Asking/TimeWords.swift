internal import EventLog

/// Days in the words that people use for them.
enum TimeWords {
    /// The last day that the word means; nil when it means none.
    static func day(_ word: String, today: CivilDate) -> CivilDate? {
        if let day = CivilDate(word) { return day }
        if word == "today" { return today }
        if word.hasPrefix("today-"), word.hasSuffix("d"),
            let days = number(word.dropFirst(6).dropLast())
        {
            return today.adding(days: -min(days, 1_000_000))
        }
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        switch parts.count {
        case 1:
            return year(parts[0]).flatMap { CivilDate(year: $0, month: 12, day: 31) }
        case 2 where parts[0].hasPrefix("FY"):
            guard let first = year(parts[0].dropFirst(2)), parts[1].utf8.count == 2,
                let second = number(parts[1]), second == (first + 1) % 100
            else { return nil }
            return CivilDate(year: first + 1, month: 3, day: 31)
        case 2:
            guard let year = year(parts[0]) else { return nil }
            return endOfSpan(parts[1], in: year)
        default: return nil
        }
    }

    private static func endOfSpan(_ span: Substring, in year: Int) -> CivilDate? {
        if span.hasPrefix("Q"), let quarter = number(span.dropFirst()), (1...4).contains(quarter) {
            return endOfMonth(quarter * 3, in: year)
        }
        guard span.utf8.count == 2, let month = number(span), (1...12).contains(month) else {
            return nil
        }
        return endOfMonth(month, in: year)
    }

    private static func endOfMonth(_ month: Int, in year: Int) -> CivilDate? {
        CivilDate(
            year: year, month: month, day: CivilDate.length(ofMonth: month, year: year))
    }

    private static func year(_ text: some StringProtocol) -> Int? {
        guard text.utf8.count == 4, let year = number(text), year > 0 else { return nil }
        return year
    }

    /// A number in digits alone; nil when it has a sign or anything else.
    static func number(_ text: some StringProtocol) -> Int? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }
}
