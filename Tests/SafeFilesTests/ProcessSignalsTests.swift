import Glibc
import SafeFiles
import Testing

struct ProcessSignalsTests {
    @Test func `without it a closed pipe ends the process`() async {
        await #expect(processExitsWith: .signal(SIGPIPE)) {
            signal(SIGPIPE, SIG_DFL)
            _ = try writeToClosedPipe()
        }
    }

    @Test func `with it a closed pipe is a failure of the write`() async {
        await #expect(processExitsWith: .success) {
            ProcessSignals.ignoreFileSizeAndPipe()
            let code = try writeToClosedPipe()
            #expect(code == EPIPE)
        }
    }
}

/// The error of a write that nobody can read.
private func writeToClosedPipe() throws -> Int32 {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    close(ends[0])
    return write(ends[1], [1] as [UInt8], 1) < 0 ? errno : 0
}
