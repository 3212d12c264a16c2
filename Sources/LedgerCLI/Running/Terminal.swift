internal import CanonicalJSON
internal import EventLog
internal import Glibc
internal import Synchronization

/// Where a command reads and writes: the streams of the process, or those of a test.
struct Terminal: Sendable {
    /// Answers go to the output, everything else to the messages.
    enum Stream: Sendable { case output, messages }

    /// Takes bytes; whether there is still somebody who reads them.
    let write: @Sendable (Stream, [UInt8]) -> Bool
    /// The next line of the input without its end; nil when there is none.
    let readLine: @Sendable () -> String?
    /// Whether a person types the input.
    let isInteractive: Bool
    /// Whether a person reads the messages as they come.
    let showsBars: Bool
    /// A variable of the environment; nil when it is not set or empty.
    let environment: @Sendable (String) -> String?
    /// The present moment.
    let now: @Sendable () -> Instant
    /// How long the machine has been running, in microseconds; nil where nobody knows.
    let runningTime: @Sendable () -> Int64?
    /// Sends off what is still held back; why the output could not be written, or nil.
    let finish: @Sendable () -> String?

    /// The terminal of the command that runs.
    @TaskLocal static var current = Terminal.process

    /// Writes a line of the answer; whether anybody still reads it.
    @discardableResult
    func print(_ line: String = "") -> Bool { write(.output, Terminal.bytes(line) + [0x0A]) }

    /// Writes a line of the answer that is JSON; whether anybody still reads it.
    @discardableResult
    func print(_ json: [UInt8]) -> Bool {
        write(.output, HiddenCharacters.escaped(inJSON: json) + [0x0A])
    }

    /// Writes a line beside the answer.
    func say(_ line: String) { _ = write(.messages, Terminal.bytes(line) + [0x0A]) }

    /// Writes beside the answer, without an end of line.
    func ask(_ text: String) { _ = write(.messages, Terminal.bytes(text)) }

    /// A line as it is written: whatever it repeats, from a log or from who typed it, it cannot
    /// move the cursor, change the colours or go on in a line of its own.
    private static func bytes(_ line: String) -> [UInt8] { Array(Words.printable(line).utf8) }
}

extension Terminal {
    /// The streams of the process.
    static let process: Terminal = {
        let output = ProcessOutput()
        return Terminal(
            write: { output.write($0, $1) },
            readLine: {
                output.flush()
                return Swift.readLine()
            },
            isInteractive: isatty(0) == 1, showsBars: isatty(2) == 1,
            environment: { name in
                guard let value = getenv(name), value.pointee != 0 else { return nil }
                return String(cString: value)
            },
            now: { SystemClock().now() },
            runningTime: { SystemClock().runningTime },
            finish: {
                output.flush()
                return output.failure
            })
    }()
}

/// Holds back answers until there are many, and messages not at all.
private final class ProcessOutput: Sendable {
    private struct State {
        var waiting: [UInt8] = []
        var code: Int32 = 0
    }

    private let state = Mutex(State())

    func write(_ stream: Terminal.Stream, _ bytes: [UInt8]) -> Bool {
        state.withLock { state in
            switch stream {
            case .output:
                guard state.code == 0 else { return false }
                state.waiting += bytes
                if state.waiting.count >= 1 << 16 { ProcessOutput.flush(&state) }
                return state.code == 0
            case .messages:
                ProcessOutput.flush(&state)
                return ProcessOutput.write(bytes, to: 2) == 0
            }
        }
    }

    func flush() { state.withLock { ProcessOutput.flush(&$0) } }

    /// Why the output could not be written; nobody reading any more is no failure.
    var failure: String? {
        let code = state.withLock(\.code)
        guard code != 0, code != EPIPE else { return nil }
        return strerror(code).map { String(cString: $0) } ?? "error \(code)"
    }

    private static func flush(_ state: inout State) {
        guard !state.waiting.isEmpty, state.code == 0 else { return }
        state.code = write(state.waiting, to: 1)
        state.waiting.removeAll(keepingCapacity: true)
    }

    /// Zero, or what went wrong.
    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        bytes.withUnsafeBytes { buffer in
            var start = 0
            while start < buffer.count {
                let count = Glibc.write(
                    descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return errno }
                start += count
            }
            return 0
        }
    }
}
