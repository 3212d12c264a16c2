internal import CanonicalJSON
public import Commissioning
public import EventLog

extension DecisionForm {
    /// Interests that were declared, and what was done about them.
    ///
    /// Shape: `"none"`, since silence is no answer, or a list with an object for each interest.
    public struct Conflicts: Hashable, Sendable {
        /// In the order given; empty when nobody declared one.
        public let declared: [Conflict]
    }

    /// One person's interest, and what was done about it.
    public struct Conflict: FieldGroup, Hashable {
        /// The names of its fields.
        public static let table = FieldTable(Conflict.self)

        /// Who declared it.
        public let person: Reference
        /// The interest in the register; nil when none is named.
        public let interest: Reference?
        /// What was done; nil when nothing is named.
        public let action: ConflictAction.Action?
        /// Why that was done, as a code; nil when not given.
        public let reasonCode: ConflictAction.Reason?
        /// Why that was done, in words; sealed as narrative. Nil when not given.
        public let reason: String?

        /// Declares and reads its fields.
        public init(from fields: inout FieldReader) {
            person = fields.required("personRef", "Who declared it.")
            interest = fields.optional("interestRef", "The interest in the register.")
            action = fields.optional("action", "What was done.")
            reasonCode = fields.optional("reasonCode", "Why that was done.")
            reason = fields.optional("reason", "Why, in words; sealed as narrative.")
        }
    }
}

extension DecisionForm.Conflicts: FieldValue {
    /// A list of objects; the word `none` is read as well.
    public static var shape: FieldShape { .list(DecisionForm.Conflict.shape) }

    /// None.
    public static var example: DecisionForm.Conflicts { DecisionForm.Conflicts(declared: []) }

    /// Reads the word or the list, or reports that there is neither.
    public static func read(
        _ input: FieldInput, _ log: inout FieldLog
    ) -> DecisionForm.Conflicts {
        if input.string() == "none" { return example }
        guard input.bytes.first == 0x5B else {
            log.refuse(
                input, "neither the word none nor a list of interests",
                hint: "write none when nobody declared an interest")
            return example
        }
        var conflicts: [DecisionForm.Conflict] = []
        var walk = JSONWalk(input.document, at: input.range)
        while let range = walk.nextItem() {
            conflicts.append(
                .read(FieldInput(document: input.document, range: range), &log))
        }
        if conflicts.isEmpty {
            log.refuse(input, "the list is empty", hint: "write none instead")
        }
        return DecisionForm.Conflicts(declared: conflicts)
    }
}
