/// What a ledger says where a proposal is silent, and what it lets pass.
public struct ProposalDefaults: Sendable {
    /// For proposals that name no actor.
    public var actor: Reference?
    /// For proposals that name no body.
    public var onBehalfOf: Reference?
    /// Whether a proposal may say when it was recorded.
    public var hasSimulatedClock: Bool
    /// Whether somebody has said that what looks like a patient's number is none.
    public var allowsNumbersLikePatients: Bool
    /// Whether facts pass that only the ledger records of itself: where it is the ledger that
    /// speaks, and where the whole history is told by proposals.
    public var allowsOwnFacts: Bool

    /// - Parameters:
    ///   - actor: For proposals that name no actor.
    ///   - onBehalfOf: For proposals that name no body.
    ///   - hasSimulatedClock: Whether a proposal may say when it was recorded.
    ///   - allowsNumbersLikePatients: Whether valid NHS numbers pass as something else.
    ///   - allowsOwnFacts: Whether facts pass that only the ledger records of itself.
    public init(
        actor: Reference? = nil, onBehalfOf: Reference? = nil, hasSimulatedClock: Bool = false,
        allowsNumbersLikePatients: Bool = false, allowsOwnFacts: Bool = false
    ) {
        self.actor = actor
        self.onBehalfOf = onBehalfOf
        self.hasSimulatedClock = hasSimulatedClock
        self.allowsNumbersLikePatients = allowsNumbersLikePatients
        self.allowsOwnFacts = allowsOwnFacts
    }
}

/// A proposal whose every value is what its schema says; whether it can be, its stream decides.
public final class ValidProposal: Sendable {
    /// The line it came in.
    public let proposal: Proposal
    /// Who says it.
    public let actor: Reference
    /// For which body.
    public let onBehalfOf: Reference
    let event: AnyEvent?
    let reference: Catalogue.TypeReference
    let machine: Int
    /// Its sealed values, in order of reading.
    public let sealed: [SealedField]
    let tags: [String]

    init(
        _ proposal: Proposal, actor: Reference, onBehalfOf: Reference, event: AnyEvent?,
        reference: Catalogue.TypeReference, machine: Int, sealed: [SealedField], tags: [String]
    ) {
        self.proposal = proposal
        self.actor = actor
        self.onBehalfOf = onBehalfOf
        self.event = event
        self.reference = reference
        self.machine = machine
        self.sealed = sealed
        self.tags = tags
    }

    /// What its envelope says; inlinable, because a call would hand over a copy of all of it.
    @inlinable public var header: ProposalHeader { proposal.header }
}

/// Looks up the type of a recorded or pending event, for a correction of it.
public typealias TypeOfEvent = (EventID) throws(StoreError) -> (EventTypeName, StreamName)?

extension Catalogue {
    /// Checks everything about a proposal that does not depend on what was recorded before, and
    /// for a correction that the corrected event stands in its stream.
    ///
    /// - Parameter typeOfEvent: Looks up the event that a correction concerns.
    /// - Throws: ``ProposalFailure`` with everything that is wrong, or the store's ``StoreError``.
    public func validate(
        _ proposal: Proposal, defaults: ProposalDefaults, typeOfEvent: TypeOfEvent
    ) throws -> ValidProposal {
        let header = proposal.header
        var issues = envelopeIssues(header, defaults)
        let (reference, machine) = places(of: header, &issues)
        if let reference, let machine { issues += subjectIssues(header, reference, machine) }
        issues += TextRules.issues(
            in: proposal.bytes, allowsNumbersLikePatients: defaults.allowsNumbersLikePatients)
        guard let reference else { throw ProposalFailure(issues: issues) }
        let body: ReadData
        do {
            body = try readData(proposal, reference, typeOfEvent)
        } catch let failure as ProposalFailure {
            throw ProposalFailure(issues: issues + failure.issues)
        }
        var sealed = body.log.sealed
        issues += body.log.issues + ValidProposal.nameSubjects(&sealed, proposal)
        if let issue = recorderIssue(body, header, defaults) { issues.append(issue) }
        guard issues.isEmpty, let machine, let actor = header.actor ?? defaults.actor,
            let onBehalfOf = header.onBehalfOf ?? defaults.onBehalfOf
        else { throw ProposalFailure(issues: issues) }
        var tags: [String] = []
        if let target = header.corrects {
            tags = correctionTags(of: target, in: header.subject)
        } else if let event = body.event {
            tags = machines[machine].tags(event)
        }
        tags.append(contentsOf: streamTags(of: header.subject))
        return ValidProposal(
            proposal, actor: actor, onBehalfOf: onBehalfOf, event: body.event,
            reference: reference, machine: machine, sealed: sealed,
            tags: Catalogue.sorted(tags))
    }

    /// The tags that a stored event must have; without duplicates, in ascending order of bytes.
    public func tags(ofLeaf leaf: UnsafeBufferPointer<UInt8>) -> [String] {
        guard let header = try? LeafHeader(leaf),
            let subject = StreamName(utf8: header.bytes(.subject, in: leaf))
        else { return [] }
        let statement = try? Statement(position: Position(0), leaf: Array(leaf))
        var tags = statement.map(tags) ?? []
        if let target = header.corrects { tags += correctionTags(of: target, in: subject) }
        tags.append(contentsOf: streamTags(of: subject))
        return Catalogue.sorted(tags)
    }

    /// Without duplicates, in ascending order of bytes.
    private static func sorted(_ tags: [String]) -> [String] {
        var sorted: [String] = []
        sorted.reserveCapacity(tags.count)
        for tag in tags {
            let place =
                sorted.firstIndex { !$0.utf8.lexicographicallyPrecedes(tag.utf8) } ?? sorted.count
            if place == sorted.count || sorted[place] != tag { sorted.insert(tag, at: place) }
        }
        return sorted
    }

    /// The tags that the data of an event gives it; a correction's fact is of a type that only the
    /// corrected event knows, so it has none of its own.
    private func tags(of statement: Statement) -> [String] {
        guard let name = EventTypeName(statement.type),
            case .event(let machine, let type, let upcasters)? = reference(to: name)
        else { return [] }
        var log = FieldLog(purpose: .leaf)
        let read = statement.leaf.withUnsafeBufferPointer { buffer in
            withPresentShape(FieldInput(document: buffer, range: statement.data), upcasters) {
                machines[machine].read(type, $0, &log)
            }
        }
        guard let event = read, log.issues.isEmpty else { return [] }
        return machines[machine].tags(event)
    }

    /// The tag of what corrects or withdraws a fact about the ledger itself: some of those are
    /// looked for by tags, and must be found as they stand.
    private func correctionTags(of target: EventID, in subject: StreamName) -> [String] {
        subject.area == "ledger" ? [RevealEvent.correctionTag(of: target)] : []
    }

    /// The tags that every event of a stream has: the body whose stream it is.
    func streamTags(of subject: StreamName) -> [String] {
        subject.area == "ledger" ? [] : ["body:" + subject.second]
    }

    // MARK: The envelope

    /// Where the type and the stream of an envelope lead; nil where they lead nowhere, which is
    /// noted.
    private func places(
        of header: ProposalHeader, _ issues: inout [FieldIssue]
    ) -> (TypeReference?, machine: Int?) {
        let (reference, machine) = (
            reference(to: header.type), machine(ofArea: header.subject.area)
        )
        if reference == nil { issues.append(unknownType(header.type)) }
        if machine == nil {
            issues.append(
                FieldIssue(
                    path: "/subject", value: header.subject.text,
                    reason: "no area is called \(header.subject.area)",
                    hint: "the areas are \(areaNames.joined(separator: ", "))"))
        }
        return (reference, machine)
    }

    func unknownType(_ name: EventTypeName) -> FieldIssue {
        FieldIssue(
            path: "/type", value: name.text, reason: whyUnreadable(name.text),
            hint: "ccgledger types lists them")
    }

    private func envelopeIssues(
        _ header: ProposalHeader, _ defaults: ProposalDefaults
    ) -> [FieldIssue] {
        var issues: [FieldIssue] = []
        if header.actor == nil, defaults.actor == nil {
            issues.append(
                FieldIssue(
                    path: "/actor", value: nil, reason: "nobody is named as acting",
                    hint: "give actor, --actor or CCGLEDGER_ACTOR"))
        }
        if header.onBehalfOf == nil, defaults.onBehalfOf == nil {
            issues.append(
                FieldIssue(
                    path: "/onbehalfof", value: nil, reason: "no body is named as acting",
                    hint: "give onbehalfof, --on-behalf-of or CCGLEDGER_ON_BEHALF_OF"))
        }
        issues += Catalogue.timeIssues(
            header.occurredOn, header.precision, header.time, path: "")
        if header.recordedTime != nil, !defaults.hasSimulatedClock {
            issues.append(
                FieldIssue(
                    path: "/recordedtime", value: nil,
                    reason: "only the ledger says when it took an event in",
                    hint: "leave it out; only a ledger made with --simulated accepts it"))
        }
        return issues
    }

    /// What is wrong with the day and the instant that stand in the object at `path`.
    static func timeIssues(
        _ occurredOn: CivilDate, _ precision: OccurredPrecision?, _ time: Instant?, path: String
    ) -> [FieldIssue] {
        var issues: [FieldIssue] = []
        if let time, time.londonDate != occurredOn {
            issues.append(
                FieldIssue(
                    path: "\(path)/time", value: time.description,
                    reason: "in England that is \(time.londonDate), not \(occurredOn)",
                    hint: "time is the instant of the fact, occurredon its civil day"))
        }
        if let precision, !precision.isLastDay(occurredOn) {
            issues.append(
                FieldIssue(
                    path: "\(path)/occurredon", value: occurredOn.description,
                    reason: "not the last day of a \(precision.rawValue)",
                    hint: "with occurredprecision, occurredon is the last day of the span"))
        }
        if precision != nil, time != nil {
            issues.append(
                FieldIssue(
                    path: "\(path)/time", value: nil,
                    reason: "an instant cannot be known when the day is not"))
        }
        return issues
    }

    private func subjectIssues(
        _ header: ProposalHeader, _ reference: TypeReference, _ machine: Int
    ) -> [FieldIssue] {
        var issues: [FieldIssue] = []
        if header.subject.partCount != machines[machine].partCount {
            issues.append(
                FieldIssue(
                    path: "/subject", value: header.subject.text,
                    reason: "the streams of \(machines[machine].name) are called "
                        + machines[machine].streamForm))
        }
        // Events of a body that no code names would never be found again.
        if machines[machine].namesBody, !header.subject.hasBodyCode {
            issues.append(
                FieldIssue(
                    path: "/subject", value: header.subject.text,
                    reason: "\(header.subject.second) is no code of a body",
                    hint: "3 to 8 bytes of A–Z and 0–9, such as 02Q; in capitals"))
        }
        switch reference {
        case .event(let area, _, let upcasters):
            if area != machine {
                issues.append(
                    FieldIssue(
                        path: "/subject", value: header.subject.text,
                        reason: "\(header.type) belongs in \(machines[area].streamForm)"))
            }
            if let step = upcasters.last {
                issues.append(
                    FieldIssue(
                        path: "/type", value: header.type.text,
                        reason: "this is an older shape", hint: "record a \(step.to)"))
            }
            if header.corrects != nil {
                issues.append(
                    FieldIssue(
                        path: "/corrects", value: nil,
                        reason: "only a correction or a withdrawal names another event"))
            }
        case .corrected, .withdrawn: break  // Reading the data looks up what is corrected.
        }
        return issues
    }
}
