public import EventLog

/// A mandate pledges that somebody decides for itself.
struct CommissioningAutonomyPledged: EventData {
    typealias Area = MandateArea

    static let name = EventTypeName(known: "mandate.commissioning-autonomy-pledged.v1")
    static let summary = "A mandate pledges that a kind of body decides something for itself."
    static let table = FieldTable(event: Self.self)

    let pledge: AutonomyPledge

    init(from fields: inout FieldReader) {
        pledge = AutonomyPledge(
            beneficiary: fields.required("beneficiary", "To what kind of body."),
            subject: fields.required("pledge", "What is pledged."),
            objective: fields.optional("objectiveId", "The objective of the mandate."),
            guarantee: fields.optional(
                "guaranteeMechanism", "What guarantees it; nothing does when absent."))
    }

    func check(in state: MandateState, _ fact: Fact) throws(MandateRefusal) {
        if let known = state.pledges.first(where: {
            $0.on == fact.occurredOn && $0.value == pledge
        }) {
            throw .alreadyPledged(on: known.on, by: known.by)
        }
    }

    func apply(to state: inout MandateState, _ fact: Fact) {
        state.note(fact)
        let known = state.pledges.firstIndex {
            $0.on == fact.occurredOn && $0.value.subject == pledge.subject
                && $0.value.beneficiary == pledge.beneficiary
        }
        if let known {
            state.pledges[known].contestUnlessSame(pledge, fact)
        } else {
            state.pledges.append(Stated(pledge, fact))
        }
    }
}

/// A pledge that a kind of body decides something for itself.
public struct AutonomyPledge: Hashable, Sendable {
    /// To what kind of body.
    public let beneficiary: Beneficiary
    /// What is pledged.
    public let subject: Subject
    /// The objective of the mandate; nil when not given.
    public let objective: Reference?
    /// What guarantees it; nil when nothing is named.
    public let guarantee: String?

    /// A kind of body to which autonomy is pledged.
    public enum Beneficiary: String, CodeList {
        /// Clinical commissioning groups.
        case ccg = "CCG"
        /// Providers.
        case provider
        /// Health and wellbeing boards.
        case healthAndWellbeingBoard = "HWB"
    }

    /// What can be pledged.
    public enum Subject: String, CodeList {
        /// Full control over where commissioning support is sourced.
        case fullControlOfSupport
        /// A clear path to full authorisation.
        case pathToAuthorisation
        /// Room for local priorities.
        case localPriorities
        /// That clinical senates and networks advise, and do not direct.
        case seniorAdviceOnly
    }
}
