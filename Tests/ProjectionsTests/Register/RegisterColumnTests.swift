import Testing

@testable import Projections

struct RegisterColumnTests {
    @Test func `the register has the fourteen columns of the template, in its order`() {
        #expect(
            RegisterColumn.allCases.map(\.rawValue) == [
                "reference", "title", "description", "existingContract", "procurementType",
                "clinicalLead", "contractManager", "decisionMaking", "conflicts", "actions",
                "justification", "contractAwarded", "value", "comments",
            ])
        #expect(Set(RegisterColumn.allCases.map(\.heading)).count == 14)
    }
}
