/// A finding with those that follow from it: one missing notice is one thing to answer, not five.
public struct FoldedFinding: Hashable, Sendable {
    /// The finding that the others follow from.
    public let root: Finding
    /// What may follow from it, in the order of the catalogue.
    public fileprivate(set) var consequences: [Finding]

    /// Folds each finding beneath another of the same process of which its rule says that it may be
    /// a consequence; in the order given.
    public static func folding(_ findings: [Finding]) -> [FoldedFinding] {
        var parents: [Int: Int] = [:]
        for (place, finding) in findings.enumerated() {
            let causes = RuleCatalogue.card(finding.rule)?.consequenceOf ?? []
            parents[place] = findings.indices.first {
                $0 != place && findings[$0].process == finding.process
                    && findings[$0].outcome.isAdverse && causes.contains(findings[$0].rule)
            }
        }
        var folded: [Int: FoldedFinding] = [:]
        var order: [Int] = []
        for (place, finding) in findings.enumerated() where parents[place] == nil {
            folded[place] = FoldedFinding(root: finding, consequences: [])
            order.append(place)
        }
        for (place, finding) in findings.enumerated() {
            guard let root = root(of: place, parents), root != place else { continue }
            folded[root]?.consequences.append(finding)
        }
        return order.compactMap { folded[$0] }
    }

    /// Where the way up ends; nil when it goes in a circle, which the catalogue's test forbids.
    private static func root(of place: Int, _ parents: [Int: Int]) -> Int? {
        var place = place
        for _ in 0...parents.count {
            guard let parent = parents[place] else { return place }
            place = parent
        }
        return nil
    }
}
