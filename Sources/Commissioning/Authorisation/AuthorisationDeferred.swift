public import EventLog

/// A body's authorisation moves to a later wave.
struct AuthorisationDeferred: EventData {
    typealias Area = AuthorisationArea

    static let name = EventTypeName(known: "authorisation.authorisation-deferred.v1")
    static let summary = "The authorisation of a body moves to a later wave."
    static let table = FieldTable(event: Self.self)

    let deferral: AuthorisationDeferral

    init(from fields: inout FieldReader) {
        let wave = fields.required("toWave", "The wave it moves to.") as AuthorisationWave
        let before = fields.optional("fromWave", "The wave it was in.") as AuthorisationWave?
        let authority = fields.required("by", "The body that authorises.") as ODSCode
        let cause =
            fields.optional("followsFrom", "The stream of the decision that it follows from.")
            as StreamName?
        let reason = fields.required("reasonCode", "Why.") as AuthorisationDeferral.Reason
        fields.sealed("reason", String.self, .narrative, "Why, in words.")
        deferral = AuthorisationDeferral(
            wave: wave, formerWave: before, authority: authority, followsFrom: cause,
            reason: reason)
    }

    var tags: [String] {
        Tags.of(bodies: [deferral.authority], streams: [deferral.followsFrom])
    }

    func check(in state: AuthorisationState, _ fact: Fact) throws(AuthorisationRefusal) {
        if let known = state.deferrals.first(where: {
            $0.on == fact.occurredOn && $0.value == deferral
        }) {
            throw .alreadyDeferred(on: known.on, by: known.by)
        }
    }

    func apply(to state: inout AuthorisationState, _ fact: Fact) {
        state.note(fact)
        let known = state.deferrals.firstIndex { $0.on == fact.occurredOn }
        if let known {
            state.deferrals[known].contestUnlessSame(deferral, fact)
        } else {
            state.deferrals.append(Stated(deferral, fact))
        }
    }
}

/// A move of an authorisation to a later wave.
public struct AuthorisationDeferral: Hashable, Sendable {
    /// The wave it moves to.
    public let wave: AuthorisationWave
    /// The wave it was in; nil when not given.
    public let formerWave: AuthorisationWave?
    /// The body that authorises.
    public let authority: ODSCode
    /// The stream of the decision that it follows from; nil when none is named.
    public let followsFrom: StreamName?
    /// Why it moves.
    public let reason: Reason

    /// Why an authorisation moves to a later wave.
    public enum Reason: String, CodeList {
        /// Where the body's support comes from.
        case supportArrangements
        /// The state of its finances.
        case finance
        /// It is not ready.
        case readiness
        /// Anything else.
        case other
    }
}

/// One of the four waves in which groups were authorised from 2012 to 2013.
public enum AuthorisationWave: String, CodeList {
    /// The first.
    case first = "1"
    /// The second.
    case second = "2"
    /// The third.
    case third = "3"
    /// The fourth.
    case fourth = "4"
}
