internal import Dispatch
internal import Synchronization

/// Work on threads of its own, for what keeps a core busy from beginning to end.
enum Threads {
    /// Runs `body` once for each number below `count`, side by side.
    ///
    /// - Throws: The first error that was thrown.
    static func run(_ count: Int, _ body: @Sendable (Int) throws -> Void) throws {
        let failure = Mutex<(any Error)?>(nil)
        DispatchQueue.concurrentPerform(iterations: count) { part in
            do {
                try body(part)
            } catch {
                failure.withLock { if $0 == nil { $0 = error } }
            }
        }
        if let error = failure.withLock({ $0 }) { throw error }
    }
}
