internal import EventLog
internal import Synchronization
public import TransparencyLog

/// How often work that takes long signs the log.
public enum CheckpointInterval: Hashable, Sendable {
    /// After so many events.
    case events(UInt64)
    /// After so long.
    case duration(Duration)

    /// Reads a number of events, such as `10000`, or a duration, such as `30s`, `5m` or `1h`; nil
    /// for anything else, and for none.
    public init?(_ text: String) {
        let digits = text.prefix { ("0"..."9").contains($0) }
        guard digits.utf8.count <= 9, let number = UInt64(digits), number > 0 else { return nil }
        switch text.dropFirst(digits.count) {
        case "": self = .events(number)
        case "s": self = .duration(.seconds(number))
        case "m": self = .duration(.seconds(number * 60))
        case "h": self = .duration(.seconds(number * 3_600))
        default: return nil
        }
    }
}

/// Signs the log now and then while events are being recorded.
public final class CheckpointSchedule: Sendable {
    private let interval: CheckpointInterval
    private let key: SignerKey
    private let memory: CheckpointMemory
    private let last = Mutex<(size: UInt64, time: ContinuousClock.Instant, count: Int)?>(nil)

    /// - Parameters:
    ///   - interval: How often.
    ///   - key: The key of the ledger.
    ///   - memory: Where it is kept what was signed last.
    public init(every interval: CheckpointInterval, key: SignerKey, memory: CheckpointMemory) {
        self.interval = interval
        self.key = key
        self.memory = memory
    }

    /// How many checkpoints were signed.
    public var count: Int { last.withLock { $0?.count ?? 0 } }

    /// Signs the log, if it is time.
    ///
    /// - Parameter size: The size of the log after events were recorded.
    /// - Throws: ``LedgerError`` as ``Ledger/checkpoint(signedBy:memory:)`` does.
    func recorded(_ size: LogSize, in ledger: Ledger) async throws(LedgerError) {
        let now = ContinuousClock.now
        let isDue = last.withLock { last in
            guard let (size: before, time: time, count: _) = last else {
                last = (size.count, now, 0)
                return false
            }
            switch interval {
            case .events(let count): return size.count >= before + count
            case .duration(let duration): return now - time >= duration
            }
        }
        if isDue { try await sign(ledger) }
    }

    /// Signs the log as it is.
    ///
    /// - Throws: ``LedgerError`` as ``Ledger/checkpoint(signedBy:memory:)`` does.
    public func sign(_ ledger: Ledger) async throws(LedgerError) {
        let report = try await ledger.checkpoint(signedBy: key, memory: memory)
        let size = report.signed.checkpoint.size
        last.withLock { last in
            last = (size, ContinuousClock.now, (last?.count ?? 0) + (report.isNew ? 1 : 0))
        }
    }
}
