public import CanonicalJSON
public import EventLog
public import TransparencyLog

/// A state of the log that something outside a backup says there was.
public struct OutsideState: Hashable, Sendable {
    /// How many events there were.
    public let size: UInt64
    /// The root over them.
    public let root: Digest
    /// What says so, such as `the checkpoint kept.note`.
    public let source: String

    /// Takes note of a state.
    public init(size: UInt64, root: Digest, source: String) {
        self.size = size
        self.root = root
        self.source = source
    }
}

/// How a log stands to a state that was known outside it.
public enum Standing: String, Sendable {
    /// It begins with that state.
    case extends
    /// It has fewer events: what came after was acknowledged, and is not in it.
    case older
    /// It is another log: its first events are others.
    case other
}

/// What a log to be restored comes to beside what is known outside it.
public struct RestoreVerdict: Sendable {
    /// What is known outside, and how the log stands to it.
    public let standings: [(state: OutsideState, standing: Standing)]

    /// Holds a log against what is known outside it.
    ///
    /// - Throws: ``LedgerError/store(_:)``.
    public init(
        on store: any EventStore, knowing states: [OutsideState]
    ) throws(LedgerError) {
        let size: UInt64
        do throws(StoreError) { size = try store.head().size.count } catch { throw .store(error) }
        let tiles = StoreTiles(store: store)
        var standings: [(state: OutsideState, standing: Standing)] = []
        for state in states {
            let standing: Standing =
                if state.size > size {
                    .older
                } else {
                    try tiles.root(at: state.size) == state.root ? .extends : .other
                }
            standings.append((state, standing))
        }
        self.standings = standings
    }

    /// Whether nothing known outside is missing from the log.
    public var isWhole: Bool { standings.allSatisfy { $0.standing == .extends } }

    /// The largest state that the log does not begin with; nil when there is none.
    public var givenUp: OutsideState? {
        standings.filter { $0.standing != .extends }.map(\.state).max { $0.size < $1.size }
    }

    /// What is known outside, a sentence each.
    ///
    /// - Parameter size: How many events the log has.
    public func sentences(size: UInt64) -> [String] {
        standings.map { state, standing in
            switch standing {
            case .extends: "it extends \(state.source) (events: \(state.size))"
            case .older:
                "OLDER: it has \(size) events, and \(state.source) says that there were "
                    + "\(state.size)"
            case .other:
                "ANOTHER LOG: its first \(state.size) events are not those of \(state.source)"
            }
        }
    }

    /// A list of `{source, size, root, standing}`; standings are `extends`, `older`, `other`.
    public var json: JSONValue {
        .array(
            standings.map { state, standing in
                .object([
                    "source": .string(state.source), "size": .integer(state.size),
                    "root": .string(state.root.base64), "standing": .string(standing.rawValue),
                ])
            })
    }
}
