import EventLog
import Testing

@testable import Commissioning

@Suite struct DerivedTests {
    @Test func `a value that one event states rests on that event`() throws {
        let stated = try #require(Contracts.awarded.state.award).start
        #expect(Derived(stated) == Derived(day("2014-04-01"), by: at(0)))
    }
}
