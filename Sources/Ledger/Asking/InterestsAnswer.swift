public import Commissioning
public import EventLog
public import Projections

/// The register of interests of a body on a day, as known at a moment.
public struct InterestsAnswer: Sendable {
    /// The day.
    public let asOf: CivilDate
    /// The moment.
    public let knownAt: KnownAt
    /// The register.
    public let register: InterestsRegister
    /// Its rows, with what is sealed in them as far as it may be shown.
    public let rows: [Row]
    /// Whether the answer says why.
    public let saysWhy: Bool

    /// A row and its sealed texts.
    public struct Row: Sendable {
        /// The row.
        public let entry: InterestEntry
        /// Whether the register shows of it only that it is withheld.
        public let isWithheld: Bool
        /// The person's name.
        public let name: SealedText
        /// The nature of the interest.
        public let nature: SealedText
        /// What is done about it, in words.
        public let mitigation: SealedText
    }

    /// The gifts and hospitality that the register shows: all, or those offered to who decides.
    public var gifts: [(part: InterestsPart, gift: Stated<GiftOrHospitality>)] {
        register.parts.flatMap { part in
            part.state.gifts.values.filter { gift in
                let person = gift.value.person
                guard register.person == nil || register.person == person else { return false }
                return register.scope == .held
                    || part.state.decides(person, on: register.asOf) == true
            }.map { (part, $0) }
        }
    }

    /// The breaches that the register shows: all, or those that had been published.
    public var breaches: [(part: InterestsPart, breach: Stated<ConflictBreach>)] {
        register.parts.flatMap { part in
            part.state.breaches.values.filter { breach in
                guard register.person == nil || register.person == breach.value.person else {
                    return false
                }
                let isPublished = breach.value.publishedOn.map { $0 <= register.asOf } ?? false
                return register.scope == .held || isPublished
            }.map { (part, $0) }
        }
    }
}

extension InterestsAnswer.Row {
    /// What stands in a column of the register; empty for nothing.
    public func text(_ column: InterestsColumn) -> String {
        if isWithheld {
            guard column == .declared, let withheld = entry.withholding else { return "" }
            let review = withheld.value.reviewOn.map { ", to be reviewed on \($0)" } ?? ""
            return "Withheld: \(withheld.value.reason.rawValue)\(review)"
        }
        switch column {
        case .name: return InterestsAnswer.text(name) ?? entry.person.text
        case .position: return entry.positions.joined(separator: "; ")
        case .declared:
            guard let held = entry.held else { return "Nil return" }
            return held.organisation?.name ?? ""
        case .financial: return mark(.financial)
        case .professional: return mark(.nonFinancialProfessional)
        case .personal: return mark(.nonFinancialPersonal)
        case .directness: return entry.held?.directness.rawValue ?? ""
        case .nature: return InterestsAnswer.text(nature) ?? ""
        case .from: return entry.held?.from?.words ?? ""
        case .to: return entry.end?.wordsOfDayBefore ?? ""
        case .action:
            let code = entry.held?.mitigation?.rawValue
            return [code, InterestsAnswer.text(mitigation)].compactMap { $0 }
                .joined(separator: ": ")
        }
    }

    private func mark(_ type: InterestType) -> String { entry.held?.type == type ? "Yes" : "" }
}

extension InterestsAnswer {
    /// The text, or that it is sealed; nil when there is none.
    static func text(_ sealed: SealedText) -> String? {
        switch sealed {
        case .shown(let text): text
        case .sealed: "sealed"
        case .takenAway(let words): "[\(words)]"
        case .notGiven: nil
        }
    }
}

extension CoarseDate {
    /// `2016-05-01`, or `a day in the month to 2016-05-31`.
    public var words: String {
        switch precision {
        case nil: lastDay.description
        case .financialYear?: "a day in the financial year to \(lastDay)"
        case let precision?: "a day in the \(precision.rawValue) to \(lastDay)"
        }
    }

    /// The day before it in words, or the span in which it lies.
    public var wordsOfDayBefore: String {
        precision == nil ? lastDay.adding(days: -1).description : words
    }
}

extension Ledger {
    /// The register of interests of a body.
    ///
    /// - Parameters:
    ///   - word: The body's code.
    ///   - scope: Which of its two forms.
    ///   - person: The only person whose rows are wanted; nil for everybody.
    ///   - asOf: The day.
    ///   - knownAt: The moment.
    ///   - saysWhy: Whether the answer names the events behind each row.
    /// - Throws: ``LedgerError/notFound(_:hint:)`` when nothing is known of the code,
    ///   ``LedgerError/usage(_:hint:)`` when it is no code, ``LedgerError/fold(_:)``,
    ///   ``LedgerError/store(_:)``.
    public func interests(
        of word: String, _ scope: InterestsScope, person: Reference? = nil, asOf: AsOf,
        knownAt: KnownAt, saysWhy: Bool = false
    ) throws(LedgerError) -> InterestsAnswer {
        let code = try ODSCode(asked: word)
        let register: InterestsRegister
        do throws(FoldError) {
            let view = LogView(store, catalogue, size: knownAt.size, asOf: asOf.day)
            register = try InterestsRegister(code, scope, of: person, in: view)
        } catch {
            throw .fold(error)
        }
        if register.parts.isEmpty {
            // The state of a body that is not registered is refused with the nearest codes.
            _ = try state(of: word, asOf: asOf, knownAt: knownAt)
        }
        var rows: [InterestsAnswer.Row] = []
        for entry in register.entries { rows.append(try row(entry, scope)) }
        return InterestsAnswer(
            asOf: asOf.day, knownAt: knownAt, register: register, rows: rows, saysWhy: saysWhy)
    }

    private func row(
        _ entry: InterestEntry, _ scope: InterestsScope
    ) throws(LedgerError) -> InterestsAnswer.Row {
        let isWithheld = scope == .published && entry.withholding != nil
        if isWithheld {
            return InterestsAnswer.Row(
                entry: entry, isWithheld: true, name: .sealed, nature: .sealed,
                mitigation: .sealed)
        }
        return InterestsAnswer.Row(
            entry: entry, isWithheld: false, name: try sealedText("name", at: entry.namedBy),
            nature: try sealedText("nature", at: entry.describedBy),
            mitigation: try sealedText("mitigation", at: entry.describedBy))
    }
}
