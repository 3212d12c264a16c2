public import EventLog

/// A legal hold: nothing that it covers is suppressed or erased while it stands.
public struct LegalHold: Hashable, Sendable {
    /// The event that placed it.
    public let id: EventID
    /// What it covers, and who placed it.
    public let placed: Stated<Terms>
    /// Its end; nil while it stands.
    public internal(set) var lifted: Stated<LegalHoldLiftReason>?

    /// Whether it stands.
    public var stands: Bool { lifted == nil }

    /// What a hold covers, why, and who placed it.
    public struct Terms: Hashable, Sendable {
        /// What it covers.
        public let scope: Scope
        /// Why.
        public let reason: LegalHoldReason
        /// Who placed it.
        public let placedBy: Reference
    }

    /// What a hold covers.
    public enum Scope: Hashable, Sendable {
        /// One stream.
        case stream(StreamName)
        /// What is recorded of one person.
        case person(Reference)
        /// The streams of one body.
        case body(ODSCode)
    }
}

extension LegalHold.Scope: CustomStringConvertible {
    /// In a few words, such as `stream support/02Q/2013-1`.
    public var description: String {
        switch self {
        case .stream(let name): "stream \(name)"
        case .person(let person): "person \(person)"
        case .body(let code): "body \(code)"
        }
    }
}

/// Why something must not be taken away.
public enum LegalHoldReason: String, CodeList {
    /// A court case that has begun or is to be expected.
    case litigation
    /// A public inquiry.
    case inquiry
    /// An audit.
    case audit
    /// An investigation by the police or a regulator.
    case investigation
    /// A request for information that is not answered yet.
    case informationRequest
    /// Anything else.
    case other
}

/// Why a legal hold ends.
public enum LegalHoldLiftReason: String, CodeList {
    /// What it was placed for is over.
    case concluded
    /// It should not have been placed.
    case error
    /// Anything else.
    case other
}
