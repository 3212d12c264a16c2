public import Commissioning
public import EventLog

/// The register of interests of a body, with those of the bodies whose work passed over to it.
public struct InterestsRegister: Sendable {
    /// The body.
    public let body: ODSCode
    /// Which of its two forms it is.
    public let scope: InterestsScope
    /// The only person whose rows are wanted; nil for everybody.
    public let person: Reference?
    /// The last day whose facts count.
    public let asOf: CivilDate
    /// Its own stream, then those of the bodies it followed, nearest first; those with facts.
    public let parts: [InterestsPart]
    /// The rows: by stream as the parts are, then by person, then in the order of the history.
    public let entries: [InterestEntry]
    /// What the record leaves open.
    public let questions: [InterestsQuestion]

    /// Gathers the registers of a body's line.
    ///
    /// - Throws: ``FoldError``.
    public init(
        _ code: ODSCode, _ scope: InterestsScope, of person: Reference? = nil, in view: LogView
    ) throws(FoldError) {
        let parts = try InterestsRegister.parts(of: code, in: view)
        let all = InterestsRegister.entries(parts, asOf: view.asOf)
        var questions = InterestsRegister.questions(parts, asOf: view.asOf)
        if let question = try InterestsRegister.rowsQuestion(code, parts, in: view) {
            questions.append(question)
        }
        body = code
        self.scope = scope
        self.person = person
        asOf = view.asOf
        self.parts = parts
        entries = all.filter { entry in
            guard person == nil || entry.person == person else { return false }
            if scope == .held { return true }
            // Asked for by person, a withheld row would say whose the interest is.
            return entry.isPublishable && (person == nil || entry.withholding == nil)
        }
        self.questions = questions.filter { question in
            guard scope == .held || question.isPublic else { return false }
            guard let person else { return true }
            return question.person == person && (scope == .held || !question.isOfWithheld)
        }
    }

    /// Its own part; nil when nothing is on record of it.
    public var own: InterestsPart? { parts.first { !$0.isCarriedOver } }

    /// How many rows its published form has on a day.
    ///
    /// - Throws: ``FoldError``.
    private static func publishedCount(
        _ code: ODSCode, in view: LogView
    ) throws(FoldError) -> Int {
        entries(try parts(of: code, in: view), asOf: view.asOf).filter(\.isPublishable).count
    }

    private static func parts(
        of code: ODSCode, in view: LogView
    ) throws(FoldError) -> [InterestsPart] {
        var parts: [InterestsPart] = []
        for owner in try BodyLine(code, in: view).codes {
            guard let name = StreamName("\(InterestsArea.name)/\(owner)"),
                let stream = try view.fold(name, in: InterestsArea.self), stream.factCount > 0
            else { continue }
            parts.append(InterestsPart(owner: owner, isCarriedOver: owner != code, stream: stream))
        }
        return parts
    }

    private static func entries(_ parts: [InterestsPart], asOf day: CivilDate) -> [InterestEntry] {
        let own = parts.first { !$0.isCarriedOver }
        /// The newest publication of the body, or of the one whose part it is.
        func publication(of part: InterestsPart) -> Stated<RegisterPublication>? {
            [own, part].compactMap { $0?.state.publication(of: .interests, by: day) }
                .max { ($0.on, $0.by) < ($1.on, $1.by) }
        }
        func decides(_ person: Reference) -> Bool? {
            let known = parts.compactMap { $0.state.decides(person, on: day) }
            return known.isEmpty ? nil : known.contains(true)
        }
        return parts.flatMap { part in
            let current = publication(of: part)
            return part.state.persons.flatMap { person -> [InterestEntry] in
                let decides = decides(person)
                let roles = parts.flatMap { $0.state.roles(of: person, on: day) }
                func entry(_ content: InterestEntry.Content, since: CivilDate) -> InterestEntry {
                    InterestEntry(
                        part: part, person: person, roles: roles, decides: decides,
                        content: content, asOf: day,
                        publication: current.flatMap { $0.value.asOf >= since ? $0 : nil })
                }
                var entries = part.state.interests(of: person).map { interest in
                    entry(.interest(interest), since: interest.declaration?.on ?? day)
                }
                let holdsSome = entries.contains { $0.standing?.counts == true }
                if let nilReturn = part.state.nilReturn(of: person, by: day), !holdsSome {
                    entries.append(entry(.nilReturn(nilReturn), since: nilReturn.on))
                }
                return entries
            }
        }
    }

    private static func questions(
        _ parts: [InterestsPart], asOf day: CivilDate
    ) -> [InterestsQuestion] {
        var questions: [InterestsQuestion] = []
        for part in parts {
            let state = part.state
            for person in state.persons where part.isSilent(about: person, on: day) {
                let roles = state.roles(of: person, on: day).filter(\.terms.value.isDecisionMaker)
                guard !roles.isEmpty else { continue }
                questions.append(
                    InterestsQuestion(.nothingDeclared(person), on: roles.map(\.terms.by)))
            }
            for interest in state.interests.values {
                questions += part.questions(about: interest, on: day)
            }
        }
        return questions
    }

    /// Whether the newest publication has as many rows as the record gives for its day.
    private static func rowsQuestion(
        _ code: ODSCode, _ parts: [InterestsPart], in view: LogView
    ) throws(FoldError) -> InterestsQuestion? {
        guard let own = parts.first(where: { !$0.isCarriedOver }),
            let publication = own.state.publication(of: .interests, by: view.asOf)
        else { return nil }
        let then = LogView(
            view.store, view.catalogue, size: view.size, asOf: publication.value.asOf)
        let count = try publishedCount(code, in: then)
        if Int64(count) == publication.value.rowCount { return nil }
        return InterestsQuestion(
            .rowsDiffer(published: publication.value.rowCount, derived: count),
            on: [publication.by])
    }
}

/// In which of its two forms a register of interests is wanted.
public enum InterestsScope: String, CaseIterable, Sendable {
    /// What anybody may read: those who decide, until six months after an interest ended.
    case published
    /// All that is on record.
    case held
}

/// The registers of one body, as they stand in the register of that body or of one that followed.
public struct InterestsPart: Sendable {
    /// The body whose stream it is.
    public let owner: ODSCode
    /// Whether it came from a body that was followed.
    public let isCarriedOver: Bool
    /// Its stream and state.
    public let stream: FoldedStream<InterestsState>

    /// What its history comes to.
    public var state: InterestsState { stream.state }

    /// Whether a person has declared neither an interest nor that there is none.
    func isSilent(about person: Reference, on day: CivilDate) -> Bool {
        state.nilReturn(of: person, by: day) == nil && state.interests(of: person).isEmpty
    }

    func questions(about interest: Interest, on day: CivilDate) -> [InterestsQuestion] {
        guard let declaration = interest.declaration else {
            return [InterestsQuestion(.neverDeclared(interest.ref), on: interest.statedBy)]
        }
        var questions: [InterestsQuestion] = []
        let person = declaration.value.person
        if state.firstDayInRole(of: person) == nil {
            questions.append(
                InterestsQuestion(.withoutRole(interest.ref, person), on: [declaration.by]))
        }
        if let nilReturn = state.nilReturn(of: person, by: day),
            nilReturn.on >= declaration.on, interest.standing(on: nilReturn.on).counts
        {
            questions.append(
                InterestsQuestion(
                    .nilReturnThoughHeld(interest.ref, person),
                    on: [declaration.by, nilReturn.by]))
        }
        if let withholding = interest.withholding(on: day),
            let review = withholding.value.reviewOn, review <= day
        {
            questions.append(
                InterestsQuestion(
                    .reviewPassed(interest.ref, person, review), on: [withholding.by]))
        }
        return questions
    }
}
