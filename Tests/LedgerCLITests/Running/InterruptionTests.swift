import Glibc
import Testing

@testable import LedgerCLI

struct InterruptionTests {
    @Test func `an interrupted process ends with 130`() async {
        await #expect(processExitsWith: .exitCode(130)) {
            Interruption.listen()
            kill(getpid(), SIGINT)
            while true { pause() }
        }
    }

    @Test func `an interrupted process removes what it was told to`() async throws {
        let folder = try Folders.makeTemporary()
        Interruption.remove(folder)
        Interruption.keep(folder)
        #expect(Folders.isFolder(folder))
        Folders.remove(folder)
    }
}
