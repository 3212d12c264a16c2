import EventLog
import Testing

@testable import Commissioning

struct CommissioningAreasTests {
    @Test func `every area is listed once, and its types are its own`() {
        let names = CommissioningAreas.all.map { $0.name }
        #expect(names.count == Set(names).count)
        #expect(names.sorted() == ["ledger", "org", "support"])
    }

    @Test func `the areas make one catalogue, with the two corrections`() {
        let catalogue = Catalogue(CommissioningAreas.all)
        #expect(catalogue.schemas.count == 24)
        for schema in catalogue.schemas {
            #expect(schema.streamForm.contains("/") || schema.name.area == "ledger")
        }
    }
}
