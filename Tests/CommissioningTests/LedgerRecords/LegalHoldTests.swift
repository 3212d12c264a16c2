import EventLog
import Testing

@testable import Commissioning

@Suite struct LegalHoldTests {
    @Test func `a scope says what it covers`() throws {
        let stream = try #require(StreamName("org/02Q"))
        let person = try #require(Reference("person:2"))
        #expect("\(LegalHold.Scope.stream(stream))" == "stream org/02Q")
        #expect("\(LegalHold.Scope.person(person))" == "person person:2")
        #expect("\(LegalHold.Scope.body(ods("02Q")))" == "body 02Q")
    }
}
