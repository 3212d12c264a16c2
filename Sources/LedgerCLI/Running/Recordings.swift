internal import EventLog
internal import Synchronization

/// What the command that runs has recorded: for whoever is to be told that it is recorded
/// although what the command was to say or write afterwards is lost.
final class Recordings: Sendable {
    private struct State {
        var spans: [String] = []
        var first: Position?
        var isRepeatable = true
    }

    private let state = Mutex(State())

    /// Those of the command that runs.
    @TaskLocal static var current = Recordings()

    /// Notes events that were recorded just now; what was recorded before is no news.
    ///
    /// - Parameter isRepeatable: Whether the same command again would record nothing.
    func note(_ receipt: Receipt, isRepeatable: Bool = false) {
        guard !receipt.isReplay else { return }
        let last = Position(receipt.logSize.count - 1)
        note(
            receipt.count > 1
                ? "events \(receipt.first) to \(last) are" : "event \(receipt.first) is",
            first: receipt.first, isRepeatable)
    }

    /// Notes events of an import, which records no line twice; others may stand between them.
    func note(imported count: Int) {
        guard count > 0 else { return }
        note(Words.count(count, "event") + (count == 1 ? " is" : " are"), first: nil, true)
    }

    private func note(_ span: String, first: Position?, _ isRepeatable: Bool) {
        state.withLock { state in
            state.spans.append(span)
            state.first = state.first ?? first
            state.isRepeatable = state.isRepeatable && isRepeatable
        }
    }

    /// What to say when something was lost: that it cannot be written, and what is recorded.
    func failure(_ lost: String, _ why: String) -> Failure {
        let state = state.withLock { $0 }
        guard !state.spans.isEmpty else {
            return Failure(.storage, "cannot write \(lost): \(why)")
        }
        let recorded = state.spans.joined(separator: ", ") + " recorded"
        return Failure(
            .unanswered, "\(recorded), but \(lost) cannot be written: \(why)", hint: hint(state))
    }

    /// The same failure of the storage, which says what was recorded before it, if anything was.
    func about(_ failure: Failure) -> Failure {
        let state = state.withLock { $0 }
        guard failure.status == .storage, !state.spans.isEmpty else { return failure }
        let recorded = state.spans.joined(separator: ", ") + " recorded"
        return Failure(
            .unanswered, "\(recorded), but then: \(failure.message)", hint: hint(state),
            errors: failure.errors)
    }

    private func hint(_ state: State) -> String {
        guard !state.isRepeatable else {
            return "the same command again records nothing, and gives the answer"
        }
        let show = state.first.map { "ccgledger show \($0) shows it" }
        return "do not do it again, which may record it twice; "
            + (show ?? "ccgledger log shows it")
    }
}
