import EventLog
import Synchronization
import Testing

@testable import LedgerCLI

struct ProgressTests {
    /// What is said when it is asked again at each of these seconds.
    private func said(at seconds: [Int64], bars: Bool, isQuiet: Bool = false) -> [String] {
        let now = Mutex<Int64>(0)
        let written = Mutex<[String]>([])
        let terminal = Terminal(
            write: { _, bytes in
                written.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) }
                return true
            }, readLine: { nil }, isInteractive: false, showsBars: bars, environment: { _ in nil },
            now: { Instant(microseconds: now.withLock { $0 } * 1_000_000) },
            runningTime: { nil }, finish: { nil })
        let progress = Progress(terminal, isQuiet: isQuiet)
        progress.report("reading", 0, of: 100)
        for second in seconds {
            now.withLock { $0 = second }
            progress.report("reading", Int(second) * 10, of: 100)
        }
        progress.finish()
        return written.withLock { $0 }
    }

    @Test func `a person sees a bar after a second, which is cleared away`() {
        let said = said(at: [0, 2], bars: true)
        #expect(
            said == [
                "\r\u{1B}[K[####................] reading 20/100, 10 a second, 8 s to go",
                "\r\u{1B}[K",
            ])
    }

    @Test func `a file gets a plain line every ten seconds`() {
        let said = said(at: [2, 10, 12], bars: false)
        #expect(said == ["reading 100/100, 10 a second, 0 s to go\n"])
    }

    @Test func `who wants quiet has it`() {
        #expect(said(at: [2, 10], bars: true, isQuiet: true).isEmpty)
    }
}
