internal import EventLog
internal import Synchronization

/// Lets appends that come together be synced together.
///
/// Whoever comes when nobody is writing writes, on its own thread; who comes meanwhile waits, and
/// the next commit takes in all who wait.
final class GroupCommit: Sendable {
    private let writer: LogWriter
    private let queue = Mutex(Queue())
    private let known: Mutex<StoreError?>

    /// The most requests in one commit, so that the first need not wait for too many.
    private static let capacity = 256

    private struct Queue {
        var hasLeader = false
        var waiting: [Work] = []
    }

    /// What waits for the writer.
    private enum Work {
        case append([AppendRequest], Answer)
        case other(Other, CheckedContinuation<Result<Void, StoreError>, Never>)
    }

    private typealias Answer = CheckedContinuation<[Result<Receipt, AppendError>], Never>

    private enum Other {
        case close, acceptHead
        case keep(KeptCheckpoint)
        case destroy([DisclosurePlace], forgetsRequests: Bool)
    }

    init(_ writer: LogWriter) {
        self.writer = writer
        known = Mutex(writer.trouble)
    }

    /// Why nothing is appended any more.
    var trouble: StoreError? { known.withLock { $0 } }

    func append(_ request: AppendRequest) async throws(AppendError) -> Receipt {
        guard let result = await append([request]).first else {
            throw .store(.unavailable("the writer did not answer"))
        }
        return try result.get()
    }

    /// Appends requests that are to be in one commit.
    func append(_ requests: [AppendRequest]) async -> [Result<Receipt, AppendError>] {
        let isLeader = queue.withLock { queue in
            if queue.hasLeader { return false }
            queue.hasLeader = true
            return true
        }
        guard isLeader else {
            return await withCheckedContinuation { add(.append(requests, $0)) }
        }
        let results = commit(requests)
        passOn()
        return results
    }

    func close() async throws(StoreError) {
        try await withCheckedContinuation { add(.other(.close, $0)) }.get()
    }

    func acceptHead() async throws(StoreError) {
        try await withCheckedContinuation { add(.other(.acceptHead, $0)) }.get()
    }

    func keep(_ checkpoint: KeptCheckpoint) async throws(StoreError) {
        try await withCheckedContinuation { add(.other(.keep(checkpoint), $0)) }.get()
    }

    func destroy(
        _ places: [DisclosurePlace], forgetsRequests: Bool
    ) async throws(StoreError) {
        try await withCheckedContinuation {
            add(.other(.destroy(places, forgetsRequests: forgetsRequests), $0))
        }.get()
    }

    // MARK: Leading

    private func add(_ work: Work) {
        let isLeader = queue.withLock { queue in
            queue.waiting.append(work)
            if queue.hasLeader { return false }
            queue.hasLeader = true
            return true
        }
        if isLeader { lead() }
    }

    /// Ends the leadership, or hands it to a task, so that whoever led can go on.
    private func passOn() {
        let isDone = queue.withLock { queue in
            if queue.waiting.isEmpty { queue.hasLeader = false }
            return queue.waiting.isEmpty
        }
        if !isDone { Task { lead() } }
    }

    /// Works until nobody waits.
    private func lead() {
        while true {
            let batch = queue.withLock { queue in
                let batch = Array(queue.waiting.prefix(GroupCommit.capacity))
                queue.waiting.removeFirst(batch.count)
                if batch.isEmpty { queue.hasLeader = false }
                return batch
            }
            if batch.isEmpty { return }
            work(batch)
        }
    }

    private func work(_ batch: [Work]) {
        var requests: [AppendRequest] = []
        var answers: [(count: Int, answer: Answer)] = []
        var others: [(Other, CheckedContinuation<Result<Void, StoreError>, Never>)] = []
        for work in batch {
            switch work {
            case .append(let more, let answer):
                requests += more
                answers.append((more.count, answer))
            case .other(let other, let answer): others.append((other, answer))
            }
        }
        if !requests.isEmpty {
            var results = commit(requests)[...]
            for (count, answer) in answers {
                answer.resume(returning: Array(results.prefix(count)))
                results = results.dropFirst(count)
            }
        }
        for (other, answer) in others { answer.resume(returning: run(other)) }
    }

    private func commit(_ requests: [AppendRequest]) -> [Result<Receipt, AppendError>] {
        let results = writer.commit(requests)
        if let trouble = writer.trouble { known.withLock { $0 = trouble } }
        return results
    }

    private func run(_ other: Other) -> Result<Void, StoreError> {
        do throws(StoreError) {
            switch other {
            case .close: try writer.close()
            case .keep(let checkpoint): try writer.keep(checkpoint)
            case .acceptHead:
                try writer.acceptHead()
                known.withLock { $0 = writer.trouble }
            case .destroy(let places, let forgetsRequests):
                try writer.destroy(places, forgetsRequests: forgetsRequests)
            }
            return .success(())
        } catch {
            return .failure(error)
        }
    }
}
