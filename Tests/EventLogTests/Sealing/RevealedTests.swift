import EventLog
import Testing

@Test func `what was revealed stays with the event that revealed it`() {
    let seven = Revealed(7, by: Position(3))
    #expect(seven.map { "\($0)" } == Revealed("7", by: Position(3)))
    #expect(seven != Revealed(7, by: Position(4)))
}
