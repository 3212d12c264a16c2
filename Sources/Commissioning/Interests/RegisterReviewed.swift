public import EventLog

/// A register is gone through to see whether it is still right.
struct RegisterReviewed: EventData {
    typealias Area = InterestsArea

    static let name = EventTypeName(known: "interests.register-reviewed.v1")
    static let summary = "A register is gone through to see whether it is still right."
    static let table = FieldTable(event: Self.self)

    let review: RegisterReview

    init(from fields: inout FieldReader) {
        review = RegisterReview(
            register: fields.required("register", "Which register."),
            reviewedBy: fields.required("by", "The person or body that went through it."))
    }

    func check(in state: InterestsState, _ fact: Fact) throws(InterestsRefusal) {
        let known = state.reviews.first { $0.on == fact.occurredOn && $0.value == review }
        if let known { throw .alreadyReviewed(on: known.on, by: known.by) }
    }

    func apply(to state: inout InterestsState, _ fact: Fact) {
        state.note(fact)
        state.reviews.takeAccount(review, fact) {
            $0.on == fact.occurredOn && $0.value == review
        }
    }
}

/// That a register was gone through.
public struct RegisterReview: Hashable, Sendable {
    /// Which register.
    public let register: RegisterKind
    /// The person or body that went through it.
    public let reviewedBy: Reference
}
