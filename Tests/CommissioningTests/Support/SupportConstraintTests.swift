import Testing

@testable import Commissioning

@Suite struct SupportConstraintTests {
    @Test func `the codes are those of the schema`() {
        let codes = ConstraintInstrument.allCases.map(\.rawValue).joined(separator: " ")
        #expect(
            codes == "direction guidance authorisationCondition closureOfSupplier "
                + "frameworkMandate financial")
    }

    @Test func `a restriction keeps whether it has a legal basis`() {
        let bare = Reading.good(
            RestrictionApplied.self, #"{"by":"X24","instrument":"guidance"}"#)
        #expect(bare?.constraint.by == ods("X24") && bare?.constraint.hasLegalBasis == false)
        let based = Reading.good(
            RestrictionApplied.self,
            #"{"by":"X24","instrument":"direction","legalBasis":"NHS Act 2006, s. 14Z21"}"#)
        #expect(based?.constraint.hasLegalBasis == true)
    }
}
