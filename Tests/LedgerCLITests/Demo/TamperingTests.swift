import EventLog
import SafeFiles
import Testing

@testable import LedgerCLI

struct TamperingTests {
    @Test func `exactly one byte of an event is another`() async throws {
        let trial = try await Trial.withStory()
        func bytes() throws -> [UInt8] {
            try SafeFiles.read("\(trial.ledger)/log.sqlite", limit: 1 << 24)
        }
        let before = try bytes()
        try Tampering.flipByte(of: Position(2), in: trial.ledger)
        let after = try bytes()
        #expect(zip(before, after).filter { $0 != $1 }.count == 1)
    }
}
