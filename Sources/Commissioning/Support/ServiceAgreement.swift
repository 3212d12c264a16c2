public import EventLog

/// A support service as it stands: each term with the event that states it.
public struct ServiceAgreement: Hashable, Sendable {
    /// Who supplies.
    public internal(set) var supplier: Stated<Supplier>
    /// What is supplied.
    public internal(set) var functions: Stated<SupportFunctions>
    /// The first day.
    public internal(set) var start: Stated<CivilDate>
    /// The first day no longer covered; nil when none is given.
    public internal(set) var end: Stated<CivilDate?>
    /// What a year costs; nil when it is not given.
    public internal(set) var annualValue: Stated<Money?>
    /// Whether the NHS Commissioning Board employs the supplier's staff.
    public internal(set) var hostedByBoard: Stated<Bool>

    init(_ terms: ServiceTerms, _ fact: Fact) {
        supplier = Stated(terms.supplier, fact)
        functions = Stated(terms.functions, fact)
        start = Stated(terms.start, fact)
        end = Stated(terms.end, fact)
        annualValue = Stated(terms.annualValue, fact)
        hostedByBoard = Stated(terms.hostedByBoard, fact)
    }

    /// Whether two events state another value of some term.
    public var isContested: Bool {
        supplier.isContested || functions.isContested || start.isContested || end.isContested
            || annualValue.isContested || hostedByBoard.isContested
    }

    /// Takes in a new agreement, whose terms hold from now on.
    mutating func replace(with terms: ServiceTerms, _ fact: Fact) {
        supplier.replace(with: terms.supplier, fact)
        functions.replace(with: terms.functions, fact)
        start.replace(with: terms.start, fact)
        end.replace(with: terms.end, fact)
        annualValue.replace(with: terms.annualValue, fact)
        hostedByBoard.replace(with: terms.hostedByBoard, fact)
    }

    /// Takes in another account of the same agreement: where it differs, it contests.
    mutating func contest(with terms: ServiceTerms, _ fact: Fact) {
        supplier.contestUnlessSame(terms.supplier, fact)
        functions.contestUnlessSame(terms.functions, fact)
        ServiceAgreement.contest(&end, with: terms.end, fact)
        ServiceAgreement.contest(&annualValue, with: terms.annualValue, fact)
        hostedByBoard.contestUnlessSame(terms.hostedByBoard, fact)
    }

    /// Silence contradicts nothing, and what was not said before is only added.
    private static func contest<Value>(
        _ stated: inout Stated<Value?>, with value: Value?, _ fact: Fact
    ) {
        guard let value else { return }
        if stated.value == nil {
            stated.replace(with: value, fact)
        } else {
            stated.contestUnlessSame(value, fact)
        }
    }
}

/// The terms that one agreement states.
struct ServiceTerms: Hashable {
    let supplier: Supplier
    let functions: SupportFunctions
    let start: CivilDate
    let end: CivilDate?
    let annualValue: Money?
    let hostedByBoard: Bool
}
