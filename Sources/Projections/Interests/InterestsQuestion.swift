public import EventLog

/// Something about a register of interests that the record leaves open.
public struct InterestsQuestion: Hashable, Sendable {
    /// What is asked.
    public enum Kind: Hashable, Sendable {
        /// Somebody decides, and has declared neither an interest nor that there is none.
        case nothingDeclared(Reference)
        /// Somebody declares an interest, and no role is on record.
        case withoutRole(Reference, Reference)
        /// Somebody declares to have no interest while one is on record.
        case nilReturnThoughHeld(Reference, Reference)
        /// The day on which a withholding was to be looked at again has passed.
        case reviewPassed(Reference, Reference, CivilDate)
        /// An interest ended or was kept out, and no event declares it.
        case neverDeclared(Reference)
        /// The newest publication has other rows than the record gives for its day.
        case rowsDiffer(published: Int64, derived: Int)
    }

    /// What is asked.
    public let kind: Kind
    /// The events that give rise to it.
    public let on: [Position]

    init(_ kind: Kind, on positions: [Position]) {
        self.kind = kind
        on = positions
    }

    /// Whom it is about; nil when it is about nobody in particular.
    public var person: Reference? {
        switch kind {
        case .nothingDeclared(let person), .withoutRole(_, let person),
            .nilReturnThoughHeld(_, let person), .reviewPassed(_, let person, _):
            person
        case .neverDeclared, .rowsDiffer: nil
        }
    }

    /// Whether it says nothing that the published register does not say.
    var isPublic: Bool {
        switch kind {
        case .nothingDeclared, .reviewPassed, .rowsDiffer: true
        case .withoutRole, .nilReturnThoughHeld, .neverDeclared: false
        }
    }

    /// Whether it is about an interest that is withheld.
    var isOfWithheld: Bool {
        if case .reviewPassed = kind { return true }
        return false
    }

    /// The question, in kebab-case.
    public var rule: String {
        switch kind {
        case .nothingDeclared: "nothing-declared"
        case .withoutRole: "declared-without-role"
        case .nilReturnThoughHeld: "nil-return-though-held"
        case .reviewPassed: "review-of-withholding-passed"
        case .neverDeclared: "interest-never-declared"
        case .rowsDiffer: "published-rows-differ"
        }
    }

    /// What is open, in words.
    public var sentence: String {
        switch kind {
        case .nothingDeclared(let person):
            "\(person) decides, and neither an interest nor a nil return is on record"
        case .withoutRole(let interest, let person):
            "\(person) declares \(interest), and no role of that person is on record"
        case .nilReturnThoughHeld(let interest, let person):
            "\(person) declares to have no interests, and \(interest) is on record"
        case .reviewPassed(let interest, _, let day):
            "that \(interest) is not published was to be looked at again on \(day)"
        case .neverDeclared(let interest):
            "\(interest) is spoken of, and no event declares it"
        case .rowsDiffer(let published, let derived):
            "the newest publication has \(published) rows, and the record gives \(derived)"
        }
    }
}
