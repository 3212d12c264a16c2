import EventLog
import Testing

@testable import Commissioning

struct CommissioningAreasTests {
    @Test func `every area is listed once, and its types are its own`() {
        let names = CommissioningAreas.all.map { $0.name }
        #expect(names.count == Set(names).count)
        #expect(names.contains("ledger") && names.contains("procurement"))
    }

    @Test func `the areas make one catalogue, with the two corrections`() {
        let catalogue = Catalogue(CommissioningAreas.all)
        func count<Area: EventArea>(_ area: Area.Type) -> Int { area.types.count }
        let own = CommissioningAreas.all.reduce(0) { $0 + count($1) }
        #expect(catalogue.schemas.count == own + 2)
        for schema in catalogue.schemas {
            #expect(schema.streamForm.contains("/") || schema.name.area == "ledger")
        }
    }
}
