public import CanonicalJSON
internal import Commissioning
internal import EventLog
internal import Projections
internal import TransparencyLog

extension Ledger {
    /// Decides a form and records nothing.
    ///
    /// - Parameters:
    ///   - object: The form, as ``DecisionForm`` declares it; decided today when it does not say.
    ///   - word: The ODS code of the commissioner.
    /// - Throws: ``LedgerError``; everything that is wrong, each with the path of its field.
    public func plan(_ object: JSONObject, of word: String) throws(LedgerError) -> DecisionPlan {
        do {
            return try decide(DecisionRequest(object, of: word, in: self)).plan
        } catch {
            throw LedgerError(error)
        }
    }

    /// Records a form as one append: all of its events, or none.
    ///
    /// - Parameters:
    ///   - object: The form, as ``DecisionForm`` declares it; decided today when it does not say.
    ///   - word: The ODS code of the commissioner.
    ///   - requestID: What the request is called; when nil, the form itself is its name, so that
    ///     the same form again gives the same receipt.
    ///   - isConfirmed: Shown what would be recorded, says whether to; asked again when somebody
    ///     else wrote to its streams meanwhile.
    /// - Returns: Nil when it was not confirmed.
    /// - Throws: ``LedgerError``; nothing is recorded then.
    public func recordDecision(
        _ object: JSONObject, of word: String, requestID: String? = nil,
        isConfirmed: (DecisionPlan) -> Bool
    ) async throws(LedgerError) -> RecordedDecision? {
        guard let requestMAC else {
            throw .keys("the ledger was opened for reading only", hint: nil)
        }
        do {
            let request = try DecisionRequest(object, of: word, in: self)
            let content = requestMAC.content(request.content)
            let name = requestID.map { Array("request:\($0)".utf8) } ?? request.content
            let key = requestMAC.key(ofContent: requestMAC.content(name), occurrence: 0)
            for _ in 0..<Ledger.decisionAttempts {
                if let replayed = try await replay(request, key, content) { return replayed }
                let decided = try decide(request)
                guard isConfirmed(decided.plan) else { return nil }
                try await noteClock()
                let append = AppendRequest(
                    entries: [RequestEntry(key: key, content: content, drafts: decided.drafts)],
                    expectations: decided.expectations)
                if let receipt = try await unlessOvertaken(append) {
                    return try told(receipt, request.form)
                }
            }
            throw LedgerError.append(.store(.unavailable("other writers kept coming first")))
        } catch {
            throw LedgerError(error)
        }
    }

    /// How often a form is decided again because others wrote to its streams.
    private static let decisionAttempts = 64

    /// The first receipt again, when the request was made before.
    private func replay(
        _ request: DecisionRequest, _ key: RequestKey, _ content: Digest
    ) async throws -> RecordedDecision? {
        guard let entry = try store.recorded([key]).first ?? nil else { return nil }
        guard entry.content == content else {
            throw AppendError.requestMismatch(key: key, position: entry.position)
        }
        // Of the drafts only key and content matter.
        let valid = try request.proposals(in: placing(request)).map { try validate($0.line) }
        let drafts = valid.map {
            $0.draft(id: makeID(for: $0), source: store.origin, random: random)
        }
        let append = AppendRequest(
            entries: [RequestEntry(key: key, content: content, drafts: drafts)])
        return try told(try await store.append(append), request.form)
    }

    /// The receipt; nil when another writer came first.
    private func unlessOvertaken(_ append: AppendRequest) async throws -> Receipt? {
        do throws(AppendError) {
            return try await store.append(append)
        } catch .versionConflict {
            return nil
        }
    }

    private func told(_ receipt: Receipt, _ form: DecisionForm) throws -> RecordedDecision {
        var events: [RecordedDecision.RecordedEvent] = []
        let end = LogSize(receipt.first.index + UInt64(receipt.count))
        try store.read(.all, from: receipt.first, to: end) { row in
            guard let header = try? LeafHeader(row.leaf) else { return true }
            events.append(
                RecordedDecision.RecordedEvent(
                    position: row.position, id: header.id,
                    type: header.text(.type, in: row.leaf) ?? "",
                    stream: header.text(.subject, in: row.leaf) ?? ""))
            return true
        }
        return RecordedDecision(receipt: receipt, events: events, due: form.due)
    }

    // MARK: Deciding

    private struct Decided {
        let plan: DecisionPlan
        let drafts: [LeafDraft]
        let expectations: [StreamName: ExpectedVersion]
    }

    /// Decides each event against the history that those before it leave.
    private func decide(_ request: DecisionRequest) throws -> Decided {
        let size = try store.head().size
        let place = try placing(request)
        let now = clock.now()
        var pending: [StreamName: [PendingLine]] = [:]
        let desk = DecisionDesk(catalogue, store, at: size, recordedTime: now) { stream in
            pending[stream] ?? []
        }
        var drafts: [LeafDraft] = []
        var expectations: [StreamName: ExpectedVersion] = [:]
        var issues: [FieldIssue] = []
        let proposals = try request.proposals(in: place)
        for (event, line) in proposals {
            do {
                let valid = try validate(line)
                let stream = valid.header.subject
                let position = Position(size.count + UInt64(drafts.count))
                let id = makeID(for: valid)
                let version = try desk.decide(valid, id: id, position: position)
                if expectations[stream] == nil { expectations[stream] = .exactly(version) }
                pending[stream, default: []].append(
                    PendingLine(id: id, position: position, bytes: line))
                drafts.append(valid.draft(id: id, source: store.origin, random: random))
            } catch let failure as ProposalFailure {
                issues += failure.issues.map { event.issue($0) }
            } catch let refusal as Refusal {
                issues.append(event.issue(refusal))
            }
        }
        guard issues.isEmpty else { throw ProposalFailure(issues: issues.withoutRepetitions) }
        let plan = DecisionPlan(
            body: request.body, form: request.form, placing: place, events: proposals.map(\.event),
            sealed: drafts.map { $0.disclosures.map(\.name) },
            unknownSupplier: try unknownSupplier(request.form))
        return Decided(plan: plan, drafts: drafts, expectations: expectations)
    }

    private func unknownSupplier(_ form: DecisionForm) throws -> ODSCode? {
        guard let code = form.supplier.supplier?.code, let stream = StreamName("org/\(code)"),
            try store.version(of: stream) == .none
        else { return nil }
        return code
    }

    private func validate(_ line: [UInt8]) throws -> ValidProposal {
        try catalogue.validate(Proposal(line: line), defaults: defaults) { _ throws(StoreError) in
            nil
        }
    }

    // MARK: Placing

    private func placing(_ request: DecisionRequest) throws -> DecisionPlacing {
        let (body, form) = (request.body, request.form)
        let made = try form.register?.reference.map(\.text) ?? nextReference(body, form.decided.on)
        let procurement = try StreamName.known("procurement/\(body)/\(made)")
        let size = try store.head().size
        let view = LogView(store, catalogue, size: size, asOf: CivilDate(daysSinceEpoch: .max))
        let state = try view.fold(procurement, in: ProcurementArea.self)?.state
        let contracts = Set(try store.streams(startingWith: "contract/\(body)/"))
        var contract = try StreamName.known("contract/\(body)/\(made)")
        var number = 1
        while contracts.contains(contract) {
            number += 1
            contract = try StreamName.known("contract/\(body)/\(made)-\(number)")
        }
        var award = 1
        while let reference = Reference("A\(award)"), state?.awards[reference] != nil { award += 1 }
        return DecisionPlacing(
            procurement: procurement, contract: contract,
            award: Reference("A\(award)") ?? .example, isPlanned: state?.plan != nil,
            routes: Set((state?.routeDecisions ?? []).map(\.value.route)),
            isNew: form.register?.reference == nil)
    }

    /// The year of the decision and the next number that no procurement or contract of it has.
    private func nextReference(_ body: ODSCode, _ day: CivilDate) throws -> String {
        let year = "\(day.parts.year)-"
        var last = 0
        for area in ["procurement", "contract"] {
            for stream in try store.streams(startingWith: "\(area)/\(body)/\(year)") {
                let rest = stream.parts.last?.dropFirst(year.utf8.count) ?? ""
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                last = max(last, Int(digits.prefix(9)) ?? 0)
            }
        }
        return "\(year)\(last < 9 ? "0" : "")\(last + 1)"
    }
}

extension StreamName {
    /// - Throws: ``LedgerError/input(_:)`` when it is no name.
    fileprivate static func known(_ text: String) throws(LedgerError) -> StreamName {
        guard let name = StreamName(text) else {
            let issue = FieldIssue(
                path: "/register/reference", value: text, reason: "not the name of a stream",
                hint: "write 1 to 60 of A–Z a–z 0–9 . _ -")
            throw .input([InputError(issue)])
        }
        return name
    }
}
