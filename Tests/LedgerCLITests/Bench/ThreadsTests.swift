import Synchronization
import Testing

@testable import LedgerCLI

struct ThreadsTests {
    @Test func `every part is done once`() throws {
        let done = Mutex<[Int]>([])
        try Threads.run(3) { part in done.withLock { $0.append(part) } }
        #expect(done.withLock { $0.sorted() } == [0, 1, 2])
    }

    @Test func `what one part throws is thrown`() {
        struct Trouble: Error {}
        #expect(throws: Trouble.self) { try Threads.run(2) { if $0 == 1 { throw Trouble() } } }
    }
}
