import EventLog
import Testing

@testable import Commissioning

@Suite struct SupplierTests {
    @Test func `a code goes before a name, and neither is nobody`() {
        #expect(Supplier(code: ods("0AR"), name: "Arden") == .body(ods("0AR")))
        #expect(Supplier(code: nil, name: "Arden") == .named("Arden"))
        #expect(Supplier(code: nil, name: nil) == nil)
    }

    @Test func `only a body of the register has a code`() {
        #expect(Supplier.body(ods("0AR")).code == ods("0AR"))
        #expect(Supplier.named("Arden").code == nil)
        #expect(Supplier.body(ods("0AR")).description == "0AR")
        #expect(Supplier.named("Arden").description == "Arden")
    }
}
