extension Catalogue {
    /// The data of a proposal, read by its schema.
    struct ReadData {
        var event: AnyEvent?
        var log: FieldLog
        /// The area of the event; nil for the proposal's own.
        var machine: Int?
    }

    /// Reads a line; where its envelope is wrong, what is wrong with its texts and its data is
    /// told with that, as far as the type is known and is no correction.
    ///
    /// - Throws: ``ProposalFailure``.
    public func proposal(
        line: [UInt8], defaults: ProposalDefaults
    ) throws(ProposalFailure) -> Proposal {
        var (proposal, issues) = try Proposal.read(line)
        guard !issues.isEmpty else { return proposal }
        let known = Set(issues.map(\.path))
        issues += TextRules.issues(
            in: line, allowsNumbersLikePatients: defaults.allowsNumbersLikePatients)
        let type = proposal.header.type
        if !known.contains("/type"), reference(to: type) == nil { issues.append(unknownType(type)) }
        if known.isDisjoint(with: ["", "/type", "/data"]),
            case .event(let machine, let place, _)? = reference(to: type)
        {
            issues += proposal.withData { input in
                var log = FieldLog(purpose: .proposal)
                _ = machines[machine].read(place, input, &log)
                return log.issues
            }
        }
        throw ProposalFailure(issues: issues)
    }

    /// Reads the data; for a correction, the fact in it by the schema of the corrected event.
    func readData(
        _ proposal: Proposal, _ reference: TypeReference, _ typeOfEvent: TypeOfEvent
    ) throws -> ReadData {
        switch reference {
        case .event(let machine, let type, _):
            return proposal.withData { input in
                var log = FieldLog(purpose: .proposal)
                let event = machines[machine].read(type, input, &log)
                return ReadData(event: event, log: log, machine: machine)
            }
        case .withdrawn:
            _ = try target(of: proposal, typeOfEvent)
            return proposal.withData { input in
                var log = FieldLog(purpose: .proposal)
                _ = WithdrawnFields.read(input, &log)
                return ReadData(log: log)
            }
        case .corrected:
            let type = try target(of: proposal, typeOfEvent)
            return proposal.withData { readCorrection($0, of: type) }
        }
    }

    private func readCorrection(_ input: FieldInput, of type: EventTypeName) -> ReadData {
        var log = FieldLog(purpose: .proposal)
        let fields = CorrectedFields.read(input, &log)
        if log.issues.isEmpty {
            log.issues += Catalogue.timeIssues(
                fields.occurredOn, fields.precision, fields.time, path: "/data")
        }
        guard case .event(let machine, let place, let upcasters)? = reference(to: type) else {
            log.issues.append(
                FieldIssue(path: "/corrects", value: type.text, reason: whyUnreadable(type.text)))
            return ReadData(log: log)
        }
        if let step = upcasters.last {
            // Its data would be read by the schema of the older shape, which is no longer known.
            log.issues.append(
                FieldIssue(
                    path: "/corrects", value: type.text,
                    reason: "that event is of an older shape, which cannot be said again",
                    hint: "withdraw it and record a \(step.to)"))
        }
        guard log.issues.isEmpty else { return ReadData(log: log) }
        let data = FieldInput(document: input.document, range: fields.data.range)
        var inner = FieldLog(purpose: .proposal)
        inner.prefix = "data/"
        let event = machines[machine].read(place, data, &inner)
        log.issues += inner.issues
        log.sealed += inner.sealed
        return ReadData(event: event, log: log, machine: machine)
    }

    /// The type of the event that a correction concerns.
    private func target(
        of proposal: Proposal, _ typeOfEvent: TypeOfEvent
    ) throws -> EventTypeName {
        guard let id = proposal.header.corrects else {
            throw ProposalFailure(issues: [
                FieldIssue(
                    path: "/corrects", value: nil, reason: "corrects is missing",
                    hint: "give the id of the event concerned")
            ])
        }
        guard let (type, stream) = try typeOfEvent(id) else {
            throw ProposalFailure(issues: [
                FieldIssue(
                    path: "/corrects", value: id.description,
                    reason: "no event has this id", hint: "ccgledger log shows the ids")
            ])
        }
        if Correction.isCorrection(type) {
            throw ProposalFailure(issues: [
                FieldIssue(
                    path: "/corrects", value: id.description,
                    reason: "that event is itself a correction",
                    hint: "name the event it corrects; the newest correction wins")
            ])
        }
        if stream != proposal.header.subject {
            throw ProposalFailure(issues: [
                FieldIssue(
                    path: "/subject", value: proposal.header.subject.text,
                    reason: "a correction stands in the stream of the event it corrects",
                    hint: "that event stands in \(stream)")
            ])
        }
        return type
    }
}
