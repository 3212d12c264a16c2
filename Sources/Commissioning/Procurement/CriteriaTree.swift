public import EventLog

/// The criteria by which bids are judged: a tree, in the order in which they are published.
public struct CriteriaTree: Hashable, Sendable {
    /// Every criterion, at whatever depth; in the order given.
    public let criteria: [TenderCriterion]

    /// Takes in criteria as they stand on record.
    init(_ criteria: [TenderCriterion]) { self.criteria = criteria }

    /// The criteria directly below another, or at the top; in the order given.
    public func children(of parent: Reference?) -> [TenderCriterion] {
        criteria.filter { $0.parent == parent }
    }

    /// Refuses criteria that are no tree, or whose weights are more than the whole.
    func check() throws(ProcurementRefusal) {
        if let id = criteria.map(\.id).repeated { throw .criterionTwice(id) }
        try checkParents()
        try checkWeights()
    }

    private func checkParents() throws(ProcurementRefusal) {
        var parents: [Reference: Reference] = [:]
        for criterion in criteria { parents[criterion.id] = criterion.parent }
        let ids = Set(criteria.map(\.id))
        for criterion in criteria {
            if let parent = criterion.parent, !ids.contains(parent) {
                throw .parentMissing(parent, of: criterion.id)
            }
        }
        // Each way up is walked once: what is known to end at the top is not walked again.
        var endsAtTop: Set<Reference> = []
        for criterion in criteria {
            var path: Set<Reference> = []
            var next: Reference? = criterion.id
            while let id = next, !endsAtTop.contains(id) {
                guard path.insert(id).inserted else { throw .criteriaCircle(id) }
                next = parents[id]
            }
            endsAtTop.formUnion(path)
        }
    }

    private func checkWeights() throws(ProcurementRefusal) {
        var sums: [Reference?: Int] = [:]
        for criterion in criteria {
            sums[criterion.parent, default: 0] += Int(criterion.weight?.count ?? 0)
        }
        for criterion in criteria {
            if let sum = sums[criterion.parent], sum > 10_000 {
                throw .weightsAboveWhole(parent: criterion.parent, sum: sum)
            }
        }
    }
}

/// One thing by which bids are judged.
public struct TenderCriterion: FieldGroup, Hashable {
    /// The names of its fields.
    public static let table = FieldTable(TenderCriterion.self)

    /// What it is referred to by.
    public let id: Reference
    /// The criterion that it is a part of; nil at the top.
    public let parent: Reference?
    /// What it is called.
    public let title: String
    /// How it is judged.
    public let kind: Kind
    /// Its part of the whole, or of its parent; nil when not given.
    public let weight: BasisPoints?
    /// The highest score; nil when not given.
    public let maximumScore: DecimalString?
    /// The lowest score that is enough; nil when not given.
    public let threshold: DecimalString?

    /// Declares and reads its fields.
    public init(from fields: inout FieldReader) {
        id = fields.required("id", "What it is referred to by.")
        parent = fields.optional("parentId", "The criterion that it is a part of.")
        title = fields.required("title", "What it is called.")
        kind = fields.required("kind", "How it is judged.")
        weight = fields.optional("weightBp", "Its part of the whole.", unit: "basis points")
        maximumScore = fields.optional("maxScore", "The highest score.")
        threshold = fields.optional("threshold", "The lowest score that is enough.")
    }

    /// How a criterion is judged.
    public enum Kind: String, CodeList {
        /// It is met or not.
        case passFail
        /// Evaluators score it.
        case scored
        /// It is worked out from the price.
        case price
    }
}
