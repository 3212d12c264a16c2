public import Commissioning
public import EventLog

/// How many arrangements for support each body has and what became of them: the whole country on
/// one page, folded from every stream.
public final class SupportMap {
    /// What one stream comes to; a few bytes, since there may be very many.
    private struct Summary {
        var body: ODSCode?
        var hasService = false
        var isContested = false
        var constraintCount: UInt16 = 0
    }

    /// The arrangements of one body, counted.
    public struct Row: Hashable, Sendable {
        /// Streams about its support.
        public internal(set) var arrangements = 0
        /// Those with a service on record that has not ended by an exit.
        public internal(set) var services = 0
        /// Those about which two events say different things.
        public internal(set) var contested = 0
        /// Limits that others set to its choice.
        public internal(set) var constraints = 0
    }

    private var summaries: [Int: Summary] = [:]
    private var registered: Set<ODSCode> = []

    /// A map of nothing yet.
    public init() {}

    /// Has a fold hand over what it comes to.
    public func gather(from fold: LogFold) {
        fold.whenSettled(in: SupportArea.self) { [self] number, stream, state in
            summaries[number] = Summary(
                body: SupportArea.body(of: stream),
                hasService: state.agreement != nil && state.exit == nil,
                isContested: state.agreement?.isContested ?? false,
                constraintCount: UInt16(clamping: state.constraints.count))
        }
        fold.whenSettled(in: OrganisationArea.self) { [self] _, _, state in
            if let code = state.code, state.registration != nil { registered.insert(code) }
        }
    }

    /// How many bodies are registered.
    public var registeredCount: Int { registered.count }

    /// The rows, by body.
    public var rows: [ODSCode: Row] {
        var rows: [ODSCode: Row] = [:]
        for summary in summaries.values {
            guard let body = summary.body else { continue }
            rows[body, default: Row()].arrangements += 1
            rows[body, default: Row()].services += summary.hasService ? 1 : 0
            rows[body, default: Row()].contested += summary.isContested ? 1 : 0
            rows[body, default: Row()].constraints += Int(summary.constraintCount)
        }
        return rows
    }
}
