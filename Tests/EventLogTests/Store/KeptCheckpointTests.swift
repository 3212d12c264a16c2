import EventLog
import Testing

@Test func `a kept checkpoint is its size and its bytes`() {
    let one = KeptCheckpoint(size: LogSize(3), note: [1, 2])
    #expect(one == KeptCheckpoint(size: LogSize(3), note: [1, 2]))
    #expect(one != KeptCheckpoint(size: LogSize(4), note: [1, 2]))
    #expect(one != KeptCheckpoint(size: LogSize(3), note: [1, 2, 3]))
}
