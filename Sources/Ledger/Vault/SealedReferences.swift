internal import CanonicalJSON
internal import Commissioning
internal import EventLog

/// What is known of an event whose sealed values others may name: by digest, where each stands.
struct SealedTarget: Sendable {
    /// The digests in its leaf, with the path and the class of each as far as they are known.
    var values: [String: (name: String, sealing: SealingClass)?] = [:]
    /// What it states; nil when this release does not know.
    var schema: EventSchema?
    /// The stream that it stands in.
    var stream: String?
    /// The bid that it is about; nil when it is about none.
    var bid: Reference?
    /// Where it stands; nil when it is not recorded yet.
    var position: Position?

    init() {}

    /// An event that is decided on and not recorded yet.
    init(_ disclosures: [Disclosure], of valid: ValidProposal, _ schema: EventSchema?) {
        self.schema = schema
        stream = valid.header.subject.text
        let profile = JSONProfile.interchange(maximumLength: .max)
        let data = valid.proposal.withData { try? JSONValue(parsing: $0.bytes, profile: profile) }
        bid = SealedTarget.bid(in: data, isCorrection: valid.header.corrects != nil)
        for disclosure in disclosures {
            values[disclosure.digest] = .some((disclosure.name, disclosure.sealing))
        }
    }

    /// The class of the value with a name, as far as it is known.
    func sealing(named name: String) -> SealingClass? {
        let known = values.values.compactMap { $0 }.first { $0.name.utf8.elementsEqual(name.utf8) }
        return known?.sealing ?? schema?.field(at: name)?.sealing
    }

    /// The class of the value with a digest, as its row or else the schema says; nil when the name
    /// is not that of a sealed field.
    func sealing(of digest: String, named name: String) -> SealingClass? {
        if case .some(.some(let known)) = values[digest] {
            return known.name.utf8.elementsEqual(name.utf8) ? known.sealing : nil
        }
        return schema?.field(at: name)?.sealing
    }
}

/// The three types of event that name sealed values of other events. What they name must be
/// there: a decider sees one stream and cannot know, so it is looked up before it is asked.
enum SealedReferences {
    /// What a type does to the values that it names.
    enum Act: String {
        case reveal = "ledger.disclosures-revealed.v1"
        case suppress = "ledger.disclosure-suppressed.v1"
        case erase = "ledger.disclosure-erased.v1"

        /// Why it cannot be done to a value of a class; nil when it can.
        func objection(to sealing: SealingClass) -> String? {
            switch (self, sealing) {
            case (.reveal, .embargoed), (.reveal, .restricted), (.suppress, .narrative),
                (.erase, .personal):
                nil
            case (.reveal, .personal): "is personal, and what is personal is never revealed"
            case (.reveal, .narrative): "is narrative, which is shown without being revealed"
            case (.suppress, _): "is \(sealing.rawValue); only narrative text is suppressed"
            case (.erase, _): "is \(sealing.rawValue); only personal values are erased"
            }
        }
    }

    /// One value that is named.
    struct Named {
        var path: String
        var event: EventID?
        var digest: String
        var field: String
        /// The stream that the event is said to stand in; nil where that is not said.
        var stream: String?
    }

    /// What a proposal does, itself or by what it says again; nil when it names no sealed values.
    ///
    /// - Parameter corrected: The type of the event that it corrects; nil when it corrects none.
    static func act(_ proposal: Proposal, corrected: EventTypeName?) -> Act? {
        let isCorrection = proposal.header.type == Correction.corrected
        return act(isCorrection ? corrected : proposal.header.type)
    }

    private static func act(_ type: EventTypeName?) -> Act? {
        guard let type, type.text.utf8.starts(with: "ledger.disclosure".utf8) else { return nil }
        return Act(rawValue: type.text)
    }

    /// Why a proposal makes values known; nil when it does not say.
    static func reason(_ proposal: Proposal) -> RevealReason? {
        text(fact(proposal)?.data["reasonCode"]).flatMap { RevealReason(rawValue: $0) }
    }

    /// The data of the fact that a proposal says, and their path in it.
    private static func fact(_ proposal: Proposal) -> (data: JSONObject, path: String)? {
        let profile = JSONProfile.interchange(maximumLength: .max)
        let parsed = proposal.withData { try? JSONValue(parsing: $0.bytes, profile: profile) }
        guard case .object(let data)? = parsed else { return nil }
        guard proposal.header.type == Correction.corrected else { return (data, "/data") }
        guard case .object(let fact)? = data["data"] else { return nil }
        return (fact, "/data/data")
    }

    /// The values that a proposal names.
    static func named(_ proposal: Proposal, _ act: Act) -> [Named] {
        guard let (data, path) = fact(proposal) else { return [] }
        let event = text(data["event"]).flatMap { EventID($0) }
        let stream = text(data["stream"])
        guard act != .reveal else {
            return items(data["disclosures"]).enumerated().compactMap { index, item -> Named? in
                guard let text = text(item), let known = RevealedDisclosure(encoded: text) else {
                    return nil
                }
                return Named(
                    path: "\(path)/disclosures/\(index)", event: event, digest: known.digest.text,
                    field: known.name, stream: stream)
            }
        }
        return items(data["values"]).enumerated().compactMap { index, item in
            guard case .object(let value) = item else { return nil }
            return Named(
                path: "\(path)/values/\(index)",
                event: text(value["event"]).flatMap { EventID($0) } ?? event,
                digest: text(value["digest"]) ?? "", field: text(value["field"]) ?? "")
        }
    }

    private static func items(_ value: JSONValue?) -> [JSONValue] {
        if case .array(let items)? = value { items } else { [] }
    }

    private static func text(_ value: JSONValue?) -> String? {
        if case .string(let text)? = value { text } else { nil }
    }
}

extension Ledger {
    /// Refuses a proposal that names a sealed value which does not stand in the leaf it names, or
    /// to which that cannot be done: not yet, since an embargo runs, or not while a hold stands.
    ///
    /// - Parameters:
    ///   - corrected: The type of the event that the proposal corrects; nil when it corrects none.
    ///   - desk: What is recorded, and what is about to be.
    ///   - pending: Events that are decided on and not recorded yet.
    /// - Throws: ``ProposalFailure``, ``Refusal``, ``StoreError``, ``FoldError``.
    func checkSealedReferences(
        _ proposal: Proposal, corrected: EventTypeName?, _ desk: DecisionDesk,
        pending: (EventID) -> SealedTarget? = { _ in nil }
    ) throws {
        guard let act = SealedReferences.act(proposal, corrected: corrected) else { return }
        let reason = act == .reveal ? SealedReferences.reason(proposal) : nil
        var targets: [EventID: SealedTarget] = [:]
        var issues: [FieldIssue] = []
        for named in SealedReferences.named(proposal, act) {
            guard let event = named.event else { continue }
            if targets[event] == nil {
                targets[event] = try pending(event) ?? sealedTarget(event)
            }
            guard let target = targets[event] else {
                issues.append(
                    FieldIssue(
                        path: named.path, value: event.description,
                        reason: "no event has this id", hint: "ccgledger log shows the ids"))
                continue
            }
            if let reason = SealedReferences.objection(to: named, in: target, act) {
                issues.append(
                    FieldIssue(
                        path: named.path, value: named.digest, reason: reason,
                        hint: "ccgledger show \(event) lists its sealed values"))
            } else if act == .reveal,
                let why = try embargo(on: named.field, of: target, reason, desk)
            {
                issues.append(
                    FieldIssue(path: named.path, value: named.digest, reason: why))
            }
        }
        if act == .suppress { try refuseHeld(targets.values.compactMap(\.position)) }
        if act == .reveal, let original = proposal.header.corrects,
            let issue = try otherEvent(targets.keys, than: original)
        {
            issues.append(issue)
        }
        if !issues.isEmpty { throw ProposalFailure(issues: issues) }
    }

    /// What is wrong with a correction that makes a reveal one of another event: it would not be
    /// found by the stream of that.
    private func otherEvent(
        _ events: some Collection<EventID>, than reveal: EventID
    ) throws -> FieldIssue? {
        guard let position = try store.position(of: reveal),
            case .object(let leaf)? = try? JSONValue(
                parsing: try leaf(at: position), profile: .interchange(maximumLength: .max)),
            case .object(let data)? = leaf["data"], case .string(let text)? = data["event"],
            let known = EventID(text), let other = events.first(where: { $0 != known })
        else { return nil }
        return FieldIssue(
            path: "/data/data/event", value: other.description,
            reason: "a reveal of event \(known) is corrected as one of it",
            hint: "withdraw it, and record another reveal")
    }

    /// Refuses an order on what a legal hold covers, as the verb does.
    private func refuseHeld(_ positions: [Position]) throws {
        do {
            try refuseHeld(try positions.map { try leaf(at: $0) }, of: nil)
        } catch LedgerError.held(let sentence, _) {
            throw Refusal(rule: "legal-hold", sentence: sentence)
        }
    }

    /// A recorded event whose sealed values are named; nil when there is none with this id.
    func sealedTarget(_ id: EventID) throws -> SealedTarget? {
        guard let position = try store.position(of: id) else { return nil }
        let leaf = try leaf(at: position)
        var target = SealedTarget()
        target.position = position
        target.schema = typeStated(by: leaf)
        let profile = JSONProfile.interchange(maximumLength: .max)
        if case .object(let event)? = try? JSONValue(parsing: leaf, profile: profile) {
            target.bid = SealedTarget.bid(
                in: event["data"], isCorrection: event["corrects"] != nil)
        }
        target.stream = leaf.withUnsafeBufferPointer { leaf in
            (try? LeafHeader(leaf))?.text(.subject, in: leaf)
        }
        for digest in SealedDigests.all(in: leaf) { target.values[digest] = .some(nil) }
        for row in try store.disclosures(at: position) where target.values[row.digest] != nil {
            target.values[row.digest] = .some((row.name, row.sealing))
        }
        return target
    }
}

extension SealedReferences {
    fileprivate static func objection(
        to named: Named, in target: SealedTarget, _ act: Act
    ) -> String? {
        guard target.values[named.digest] != nil else {
            return "the event holds no sealed value with this digest"
        }
        if let stream = named.stream, target.stream?.utf8.elementsEqual(stream.utf8) != true {
            return "the event does not stand in the stream \(stream)"
        }
        guard let sealing = target.sealing(of: named.digest, named: named.field) else {
            return "\(named.field) is not what the event calls it"
        }
        return act.objection(to: sealing).map { "\(named.field) \($0)" }
    }
}
