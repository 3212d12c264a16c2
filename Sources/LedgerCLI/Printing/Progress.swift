internal import EventLog
internal import Ledger
internal import Synchronization

/// Says on the messages how far something long has come: a bar where a person looks on, else a
/// line every ten seconds; nothing in the first second.
final class Progress: Sendable {
    private struct State {
        var started: Instant
        var shown: Instant
        var phase = ""
        var hasBar = false
    }

    private let terminal: Terminal
    private let isQuiet: Bool
    private let state: Mutex<State>

    init(_ terminal: Terminal, isQuiet: Bool) {
        self.terminal = terminal
        self.isQuiet = isQuiet
        let now = terminal.now()
        state = Mutex(State(started: now, shown: now))
    }

    /// Takes note of how far it has come.
    ///
    /// - Parameter total: 0 when it is not known.
    func report(_ phase: String, _ done: Int, of total: Int) {
        guard !isQuiet else { return }
        let now = terminal.now()
        state.withLock { state in
            if state.phase != phase {
                state.phase = phase
                state.started = now
            }
            let barPause: Int64 = state.hasBar ? 200_000 : 1_000_000
            let pause = terminal.showsBars ? barPause : 10_000_000
            guard now.microseconds - state.shown.microseconds >= pause else { return }
            state.shown = now
            let elapsed = now.microseconds - state.started.microseconds
            let line = Progress.line(phase, done, of: total, microseconds: elapsed)
            if terminal.showsBars {
                state.hasBar = true
                draw("\(Progress.bar(done, of: total))\(line)")
            } else {
                terminal.say(line)
            }
        }
    }

    /// Takes note of how far an audit of all bodies has come.
    func audit(of size: LogSize) -> (AuditStage, UInt64) -> Void {
        { self.report($0.rawValue, Int(clamping: $1), of: Int(clamping: size.count)) }
    }

    /// Clears the bar away.
    func finish() {
        state.withLock { state in
            guard state.hasBar else { return }
            state.hasBar = false
            draw("")
        }
    }

    /// Draws a bar in the place of the one before.
    private func draw(_ bar: String) {
        _ = terminal.write(.messages, Array("\r\u{1B}[K\(bar)".utf8))
    }

    /// `recording 5,000/10,000, 2,500 a second, 2 s to go`.
    static func line(_ phase: String, _ done: Int, of total: Int, microseconds: Int64) -> String {
        var line = "\(phase) \(Words.grouped(done))"
        if total > 0 { line += "/\(Words.grouped(total))" }
        let rate = microseconds > 0 ? Int64(done) * 1_000_000 / microseconds : 0
        guard rate > 0 else { return line }
        line += ", \(Words.grouped(rate)) a second"
        guard total > 0, total >= done else { return line }
        return line + ", \(Words.grouped(Int64(total - done) / rate)) s to go"
    }

    private static func bar(_ done: Int, of total: Int) -> String {
        guard total > 0 else { return "" }
        let filled = min(20, done * 20 / total)
        return "[" + String(repeating: "#", count: filled)
            + String(repeating: ".", count: 20 - filled) + "] "
    }
}
