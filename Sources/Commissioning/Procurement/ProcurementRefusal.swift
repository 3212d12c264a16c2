public import EventLog

/// Why a fact about a procurement cannot be.
public enum ProcurementRefusal: RefusalReason, Hashable {
    /// A step that can be taken once is on record already.
    case already(RepeatedStep, on: CivilDate, by: Position)
    /// An entry of this field names nobody, neither by code nor by name.
    case supplierMissing(in: SupplierField)
    /// A commissioner is listed twice among the parties.
    case partyTwice(ODSCode)
    /// A person is listed twice.
    case personTwice(Reference)
    /// A bid is listed twice.
    case bidTwice(Reference)
    /// A lot is listed twice.
    case lotTwice(Reference)
    /// A lot is not among those published by these events.
    case lotUnknown(Reference, published: [Position])
    /// A criterion is in none of the trees published by these events.
    case criterionUnknown(Reference, published: [Position])
    /// Two criteria of a tree have one id.
    case criterionTwice(Reference)
    /// The parent of a criterion is not in its tree.
    case parentMissing(Reference, of: Reference)
    /// A criterion is its own parent, directly or through others.
    case criteriaCircle(Reference)
    /// The criteria below one parent, or at the top, weigh more than the whole.
    case weightsAboveWhole(parent: Reference?, sum: Int)
    /// The parties' shares come to more than the value; nil when to more than an amount can be.
    case sharesAboveValue(shares: Pence?, value: Pence)
    /// A standstill would end before its start.
    case standstillEndsBeforeStart(start: CivilDate, end: CivilDate)

    /// The rule, in kebab-case.
    public var rule: String {
        switch self {
        case .already(let step, _, _): step.rule
        case .supplierMissing: "supplier-missing"
        case .partyTwice: "party-twice"
        case .personTwice: "person-twice"
        case .bidTwice: "bid-twice"
        case .lotTwice: "lot-twice"
        case .lotUnknown: "lot-unknown"
        case .criterionUnknown: "criterion-unknown"
        case .criterionTwice: "criterion-twice"
        case .parentMissing: "criterion-parent-missing"
        case .criteriaCircle: "criteria-circle"
        case .weightsAboveWhole: "weights-above-whole"
        case .sharesAboveValue: "shares-above-value"
        case .standstillEndsBeforeStart: "standstill-ends-before-start"
        }
    }

    /// What is wrong, in one sentence.
    public var sentence: String {
        switch self {
        case .already(let step, let day, let position):
            "event \(position) of \(day) \(step.deed)"
        case .supplierMissing(let field):
            "an entry of \(field.rawValue) has neither supplier nor supplierName"
        case .partyTwice(let code): "\(code) stands twice among the parties"
        case .personTwice(let person): "\(person) stands twice among the people present"
        case .bidTwice(let bid): "bid \(bid) stands twice in the list"
        case .lotTwice(let lot): "lot \(lot) stands twice in one list"
        case .lotUnknown(let lot, _): "lot \(lot) is not among the lots that were published"
        case .criterionUnknown(let criterion, _):
            "criterion \(criterion) is in no version of the published criteria"
        case .criterionTwice(let criterion): "two criteria have the id \(criterion)"
        case .parentMissing(let parent, let criterion):
            "\(parent), the parent of criterion \(criterion), is not among the criteria"
        case .criteriaCircle(let criterion): "criterion \(criterion) stands below itself"
        case .weightsAboveWhole(let parent, let sum):
            "the criteria \(parent.map { "below \($0)" } ?? "at the top") weigh \(sum) basis "
                + "points together, and the whole is 10000"
        case .sharesAboveValue(let shares?, let value):
            "the shares of the parties come to \(shares.count) pence, more than the value of "
                + "\(value.count) pence"
        case .sharesAboveValue(nil, let value):
            "the shares of the parties come to more than an amount can be, and to more than the "
                + "value of \(value.count) pence"
        case .standstillEndsBeforeStart(let start, let end):
            "the last day of the standstill, \(end), is before its first, \(start)"
        }
    }

    /// The events that stand in the way.
    public var restsOn: [Position] {
        switch self {
        case .already(_, _, let position): [position]
        case .lotUnknown(_, let positions), .criterionUnknown(_, let positions): positions
        case .supplierMissing, .partyTwice, .personTwice, .bidTwice, .lotTwice, .criterionTwice,
            .parentMissing, .criteriaCircle, .weightsAboveWhole, .sharesAboveValue,
            .standstillEndsBeforeStart:
            []
        }
    }
}

/// A field of a procurement's events that names suppliers.
public enum SupplierField: String, Hashable, Sendable {
    /// Those who took part in an engagement of the market.
    case participants
    /// The one provider held to be capable.
    case soleCapableProvider
    /// Those to whom an award is made.
    case suppliers
}

extension [Provider] {
    /// Refuses an entry that names nobody.
    func checkNamed(in field: SupplierField) throws(ProcurementRefusal) {
        if contains(where: { $0.supplier == nil }) { throw .supplierMissing(in: field) }
    }
}

extension [Reference] {
    /// A reference that stands more than once; nil when there is none.
    var repeated: Reference? {
        var seen: Set<Reference> = []
        return first { !seen.insert($0).inserted }
    }
}
