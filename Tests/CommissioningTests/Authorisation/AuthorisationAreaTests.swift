import EventLog
import Testing

@testable import Commissioning

@Suite struct AuthorisationAreaTests {
    @Test func `facts in any order are taken in and late ones are noted`() {
        RandomFacts<AuthorisationArea>.applyInAnyOrder(
            AuthorisationArea.self, stream: "authorisation/99A", lateEntries: \.lateEntries)
    }

    @Test func `every type is named after the area`() {
        for type in AuthorisationArea.types {
            #expect(type.schema.name.area == "authorisation")
        }
        #expect(AuthorisationArea.types.count == 1)
    }
}
