import Synchronization
import Testing

@testable import LedgerCLI

struct TerminalTests {
    @Test func `answers and messages go to different streams`() {
        let written = Mutex<[String]>([])
        let terminal = Terminal(
            write: { stream, bytes in
                let text = String(decoding: bytes, as: UTF8.self)
                written.withLock { $0.append("\(stream) \(text)") }
                return true
            }, readLine: { nil }, isInteractive: false, showsBars: false, environment: { _ in nil },
            now: { OpenLedger.simulatedStart }, runningTime: { nil }, finish: { nil })
        terminal.print("answer")
        terminal.say("message")
        terminal.ask("question")
        let lines = written.withLock { $0 }
        #expect(lines == ["output answer\n", "messages message\n", "messages question"])
    }

    @Test func `an empty variable of the environment is none`() {
        #expect(Terminal.process.environment("CCGLEDGER_NO_SUCH_VARIABLE") == nil)
    }
}
