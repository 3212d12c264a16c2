import Testing

@testable import Commissioning

@Suite struct SupportFunctionTests {
    @Test func `the codes are those of the schema`() {
        let codes = SupportFunction.allCases.map(\.rawValue).joined(separator: " ")
        #expect(
            codes == "BI contracting procurement finance HR IT CHC comms GPIT "
                + "medicinesManagement audit other")
    }

    @Test func `a set has each function once, in the order of the list`() {
        let set = SupportFunctions([.other, .businessIntelligence, .other])
        #expect(set.functions == [.businessIntelligence, .other])
        #expect(SupportFunctions(SupportFunction.allCases).functions == SupportFunction.allCases)
        #expect(SupportFunctions([]).isEmpty)
    }
}
