extension Catalogue {
    /// The data of a proposal, read by its schema.
    struct ReadData {
        var event: AnyEvent?
        var log: FieldLog
        /// The area of the event; nil for the proposal's own.
        var machine: Int?
    }

    /// Reads the data; for a correction, the fact in it by the schema of the corrected event.
    func readData(
        _ proposal: Proposal, _ reference: TypeReference, _ typeOfEvent: TypeOfEvent
    ) throws -> ReadData {
        switch reference {
        case .event(let machine, let type, _):
            return proposal.withData { input in
                let (event, log) = machines[machine].read(type, input, FieldLog(purpose: .proposal))
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
        if let time = fields.time, time.londonDate != fields.occurredOn {
            log.refuse(input, "the time's day in England is not occurredon")
        }
        if let precision = fields.precision, !precision.isLastDay(fields.occurredOn) {
            log.refuse(input, "occurredon is not the last day of a \(precision.rawValue)")
        }
        guard log.issues.isEmpty, case .event(let machine, let place, _)? = reference(to: type)
        else { return ReadData(log: log) }
        let data = FieldInput(document: input.document, range: fields.data.range)
        var inner = FieldLog(purpose: .proposal)
        inner.prefix = "data/"
        let (event, read) = machines[machine].read(place, data, inner)
        log.issues += read.issues
        log.sealed += read.sealed
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
