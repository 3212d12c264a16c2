import EventLog
import Testing

@testable import Commissioning

@Suite struct CriteriaTreeTests {
    private func refusal(_ criteria: String) -> ProcurementRefusal? {
        Tenders.story.when(
            "opportunity-published", on: "2013-05-01",
            #"{"channel":"S2H","criteria":[\#(criteria)]}"#)
    }

    private func criterion(_ id: String, below parent: String? = nil, weight: Int = 0) -> String {
        let place = parent.map { #""parentId":"\#($0)","# } ?? ""
        return #"{"id":"\#(id)",\#(place)"title":"T","kind":"scored","weightBp":\#(weight)}"#
    }

    private func refusal(_ criteria: [String]) -> ProcurementRefusal? {
        refusal(criteria.joined(separator: ","))
    }

    @Test func `the codes are those of the schema`() {
        #expect(Tenders.codes(TenderCriterion.Kind.self) == "passFail scored price")
    }

    @Test func `a tree keeps its criteria and knows the children of each`() throws {
        let tree = try #require(Tenders.published.state.terms?.criteria?.value)
        #expect(tree.children(of: nil).map(\.id) == [ref("Q"), ref("P")])
        #expect(tree.children(of: ref("Q")).map(\.id) == [ref("Q1")])
        #expect(tree.children(of: ref("P")) == [])
        let child = try #require(tree.children(of: ref("Q")).first)
        #expect(child.weight == BasisPoints(10_000) && child.maximumScore?.description == "5")
        #expect(child.threshold?.description == "2.5" && child.kind == .scored)
    }

    @Test func `an id stands once in a tree`() {
        #expect(refusal([criterion("Q"), criterion("Q")]) == .criterionTwice(ref("Q")))
    }

    @Test func `a parent must be in the tree, before its child or after it`() {
        let orphan = refusal([criterion("Q"), criterion("Q1", below: "Z")])
        #expect(orphan == .parentMissing(ref("Z"), of: ref("Q1")))
        #expect(refusal([criterion("Q1", below: "Q"), criterion("Q")]) == nil)
    }

    @Test func `a criterion cannot stand below itself`() {
        #expect(refusal([criterion("Q", below: "Q")]) == .criteriaCircle(ref("Q")))
        let circle = refusal([
            criterion("T"), criterion("A", below: "B"), criterion("B", below: "C"),
            criterion("C", below: "A"),
        ])
        #expect(circle == .criteriaCircle(ref("A")))
        let diamond = refusal([
            criterion("A"), criterion("B", below: "A"), criterion("C", below: "B"),
            criterion("D", below: "B"),
        ])
        #expect(diamond == nil)
    }

    @Test func `weights at the top may come to the whole and no more`() {
        let whole = [criterion("Q", weight: 6_000), criterion("P", weight: 4_000)]
        #expect(refusal(whole) == nil)
        let more = [criterion("Q", weight: 6_000), criterion("P", weight: 4_001)]
        #expect(refusal(more) == .weightsAboveWhole(parent: nil, sum: 10_001))
    }

    @Test func `weights below one parent may come to the whole and no more`() {
        let parts = [criterion("Q1", below: "Q", weight: 5_000)]
        let whole =
            [criterion("Q", weight: 10_000)] + parts + [criterion("Q2", below: "Q", weight: 5_000)]
        #expect(refusal(whole) == nil)
        let more = [criterion("Q")] + parts + [criterion("Q2", below: "Q", weight: 5_001)]
        #expect(refusal(more) == .weightsAboveWhole(parent: ref("Q"), sum: 10_001))
    }

    @Test func `an amendment is held to the same rules`() {
        let refusal = Tenders.published.when(
            "opportunity-amended", on: "2013-05-10",
            #"{"what":["criteria"],"criteria":[\#(criterion("Q", below: "Z"))]}"#)
        #expect(refusal == .parentMissing(ref("Z"), of: ref("Q")))
    }
}
