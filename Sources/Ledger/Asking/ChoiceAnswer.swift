internal import CanonicalJSON
internal import Commissioning
public import EventLog
public import Projections

/// The choice of providers that a body's patients have on a day, as known at a moment.
public struct ChoiceAnswer: Sendable {
    /// The day.
    public let asOf: CivilDate
    /// The moment.
    public let knownAt: KnownAt
    /// The services.
    public let choice: ChoiceOfProviders
    /// Why services were selected and what restrictions are, in words, by the event that says so.
    public let narratives: [Position: String]
    /// Whether the answer says why.
    public let saysWhy: Bool

    /// `{schemaVersion, asOf, knownAt, body, count, rows[], summary}`.
    public var document: Document {
        var document = Document()
        document["asOf"] = .text(asOf)
        document["knownAt"] = knownAt.json
        document["body"] = .text(choice.body)
        document["count"] = .integer(choice.services.count)
        document["rows"] = .array(choice.services.map { .object(json($0)) })
        document["summary"] = .object([
            "servicesLive": .integer(choice.liveCount),
            "providersQualified": .integer(choice.qualifiedCount),
            "extension": .object([
                "by": .text(ChoiceOfProviders.extensionDay),
                "committed": .integer(choice.committedToExtension.count),
                "live": .integer(choice.liveOfExtension),
            ]),
        ])
        return document
    }

    private func json(_ service: ChoiceService) -> JSONObject {
        let state = service.state
        return JSONObject(present: [
            ("stream", .text(service.stream.name)),
            ("carriedOverFrom", service.isCarriedOver ? .text(service.owner) : nil),
            ("title", state.title.map { .string($0) }),
            ("live", .bool(service.isLive)),
            ("missing", JSONValue.list(service.missing) { .string($0) }),
            ("selection", state.selection.map { selection($0) }),
            ("specification", state.specification(on: asOf).map { specification($0) }),
            ("window", state.windows.last.map { window($0, state) }),
            ("cap", state.cap(on: asOf).map { cap($0) }),
            ("providers", .array(state.providers.map { .object(json($0, service)) })),
            ("restrictions", JSONValue.list(state.restrictions(on: asOf)) { restriction($0) }),
            ("offers", JSONValue.list(state.offers) { offer($0) }),
            ("alternatives", .object(alternatives(state))),
            ("publicised", JSONValue.list(state.publicity) { publicity($0) }),
            ("commitments", JSONValue.list(service.commitments) { commitment($0) }),
            ("reports", JSONValue.list(state.reports) { report($0) }),
            ("questions", JSONValue.list(service.questions) { question($0) }),
        ])
    }

    private func selection(_ stated: Stated<ServiceSelection>) -> JSONValue {
        stated.json(saysWhy) { value in
            .object(
                JSONObject(present: [
                    ("on", .text(stated.on)), ("reasonCode", .string(value.reason.rawValue)),
                    ("reason", narratives[stated.by].map { .string($0) }),
                    ("decidedIn", value.decision.map { .object($0.json) }),
                ]))
        }
    }

    private func specification(_ stated: Stated<ChoiceSpecification>) -> JSONValue {
        stated.json(saysWhy) { value in
            .object(
                JSONObject(present: [
                    ("on", .text(stated.on)), ("tariff", .string(value.tariff.rawValue)),
                    ("localTariff", value.localTariff.map { .object($0.json) }),
                    (
                        "criteria",
                        .array(
                            value.criteria.map {
                                .object(["criterion": .text($0.id), "title": .string($0.title)])
                            })
                    ),
                ]))
        }
    }

    private func window(_ stated: Stated<QualificationWindow>, _ state: ChoiceState) -> JSONValue {
        stated.json(saysWhy) { value in
            .object(
                JSONObject(present: [
                    ("opens", .text(stated.on)), ("rolling", .bool(value.isRolling)),
                    ("closes", value.closes.map { .text($0) }),
                    ("open", .bool(state.windowStanding(on: asOf) == .open)),
                ]))
        }
    }

    private func cap(_ stated: Stated<ProviderCap>) -> JSONValue {
        stated.json(saysWhy) { value in
            .object(
                JSONObject(present: [
                    ("limit", .integer(value.limit)), ("basisCode", .string(value.basis.rawValue)),
                    ("decidedIn", value.decision.map { .object($0.json) }),
                ]))
        }
    }

    private func json(_ provider: ChoiceProvider, _ service: ChoiceService) -> JSONObject {
        JSONObject(present: [
            ("supplier", provider.supplier.json),
            ("standing", provider.standing(on: asOf).map { .string($0.word) }),
            (
                "applied",
                JSONValue.list(provider.applications) { $0.json(saysWhy, of: .text($0.on)) }
            ),
            (
                "assessed",
                provider.assessments.last.map { stated in
                    stated.json(saysWhy) { value in
                        .object([
                            "on": .text(stated.on), "met": .array(value.met.map { .text($0) }),
                            "unmet": .array(value.unmet.map { .text($0) }),
                        ])
                    }
                }
            ),
            (
                "qualified",
                JSONValue.list(provider.qualifications) { $0.json(saysWhy, of: .text($0.on)) }
            ),
            (
                "refused",
                JSONValue.list(provider.rejections) { stated in
                    stated.json(saysWhy) { .object(refusal($0, on: stated.on, service)) }
                }
            ),
            (
                "suspended",
                JSONValue.list(provider.suspensions) { stated in
                    stated.json(saysWhy) { value in
                        .object(
                            JSONObject(present: [
                                ("on", .text(stated.on)),
                                ("reasonCode", .string(value.reason.rawValue)),
                                ("endsOn", value.endsOn.map { .text($0) }),
                            ]))
                    }
                }
            ),
            (
                "removed",
                JSONValue.list(provider.removals) { stated in
                    stated.json(saysWhy) {
                        .object(["on": .text(stated.on), "reasonCode": .string($0.rawValue)])
                    }
                }
            ),
        ])
    }

    private func refusal(
        _ value: ProviderRejection, on day: CivilDate, _ service: ChoiceService
    ) -> JSONObject {
        JSONObject(present: [
            ("on", .text(day)), ("reasonCode", .string(value.reason.rawValue)),
            (
                "criteria",
                .array(
                    value.criteria.map { criterion in
                        .object(
                            JSONObject(present: [
                                ("criterion", .text(criterion)),
                                ("title", service.title(of: criterion).map { .string($0) }),
                            ]))
                    })
            ),
            ("decidedIn", value.decision.map { .object($0.json) }),
        ])
    }

    private func restriction(_ stated: Stated<ChoiceRestriction>) -> JSONValue {
        stated.json(saysWhy) { value in
            .object(
                JSONObject(present: [
                    ("by", .text(value.by)), ("on", .text(stated.on)),
                    ("what", .string(value.subject.rawValue)),
                    ("description", narratives[stated.by].map { .string($0) }),
                    ("justification", value.justification.map { .string($0.rawValue) }),
                    ("endsOn", value.endsOn.map { .text($0) }),
                ]))
        }
    }

    private func offer(_ stated: Stated<ChoiceOffer>) -> JSONValue {
        stated.json(saysWhy) { value in
            .object(
                JSONObject(present: [
                    ("from", .text(value.period.from)), ("to", value.period.to.map { .text($0) }),
                    ("referrals", .integer(value.referrals)), ("offered", .integer(value.offered)),
                    (
                        "chosen",
                        JSONValue.list(value.chosen) {
                            .object([
                                "supplier": $0.supplier.json, "patients": .integer($0.patients),
                            ])
                        }
                    ),
                ]))
        }
    }

    private func alternatives(_ state: ChoiceState) -> JSONObject {
        JSONObject(present: [
            ("requested", .integer(state.patientsRequestingAlternative)),
            ("offered", .integer(state.patientsOfferedAlternative)),
            (
                "why",
                saysWhy
                    ? .positions(
                        (state.alternativesRequested + state.alternativesOffered).map(\.by))
                    : nil
            ),
        ])
    }

    private func publicity(_ stated: Stated<ChoicePublicity>) -> JSONValue {
        stated.json(saysWhy) { value in
            .object(
                JSONObject(present: [
                    ("on", .text(stated.on)), ("how", .string(value.means.rawValue)),
                    ("where", value.place.map { .string($0) }),
                ]))
        }
    }

    private func commitment(_ outcome: CommitmentOutcome) -> JSONValue {
        outcome.stated.json(saysWhy) { value in
            .object(
                JSONObject(present: [
                    ("byDate", .text(value.byDate)), ("title", .string(value.title)),
                    ("mandateObjective", value.mandateObjective.map { .text($0) }),
                    ("result", .string(outcome.result.rawValue)),
                ]))
        }
    }

    private func report(_ stated: Stated<ChoiceReport>) -> JSONValue {
        stated.json(saysWhy) { value in
            .object(
                JSONObject(present: [
                    ("from", .text(value.period.from)), ("to", value.period.to.map { .text($0) }),
                    ("servicesLive", .integer(value.servicesLive)),
                    (
                        "providersPerService",
                        JSONValue.list(value.providersPerService) {
                            .object([
                                "service": .string($0.service), "providers": .integer($0.providers),
                            ])
                        }
                    ),
                ]))
        }
    }

    private func question(_ question: ChoiceQuestion) -> JSONValue {
        .object([
            "rule": .string(question.rule), "question": .string(question.sentence),
            "positions": .positions(question.on),
        ])
    }
}

extension ProviderStanding {
    /// The standing in one word.
    fileprivate var word: String {
        switch self {
        case .applied: "applied"
        case .assessed: "assessed"
        case .qualified: "qualified"
        case .refused: "refused"
        case .suspended: "suspended"
        case .removed: "removed"
        }
    }
}

extension Ledger {
    /// The choice of providers that a body's patients have.
    ///
    /// - Throws: ``LedgerError/notFound(_:hint:)`` when nothing is known of the code,
    ///   ``LedgerError/usage(_:hint:)`` when it is no code, ``LedgerError/fold(_:)``.
    public func choice(
        of word: String, asOf: AsOf, knownAt: KnownAt, saysWhy: Bool = false
    ) throws(LedgerError) -> ChoiceAnswer {
        let code = try ODSCode(asked: word)
        let choice: ChoiceOfProviders
        do throws(FoldError) {
            let view = LogView(store, catalogue, size: knownAt.size, asOf: asOf.day)
            choice = try ChoiceOfProviders(code, in: view)
        } catch {
            throw .fold(error)
        }
        if choice.services.isEmpty, try !hasStreams(of: code, knownAt: knownAt.size) {
            // The state of a body that is not registered is refused with the nearest codes.
            _ = try state(of: word, asOf: asOf, knownAt: knownAt)
        }
        var narratives: [Position: String] = [:]
        for service in choice.services {
            if let by = service.state.selection?.by {
                narratives[by] = try narrative("reason", at: by)
            }
            for stated in service.state.restrictions {
                narratives[stated.by] = try narrative("description", at: stated.by)
            }
        }
        return ChoiceAnswer(
            asOf: asOf.day, knownAt: knownAt, choice: choice, narratives: narratives,
            saysWhy: saysWhy)
    }

    /// Whether a stream of the body, of any area but its registration, was known.
    func hasStreams(
        of code: ODSCode, knownAt size: LogSize
    ) throws(LedgerError) -> Bool {
        let areas = [
            SupportArea.name, GovernanceArea.name, ProcurementArea.name, ContractArea.name,
            ChoiceArea.name, InterestsArea.name,
        ]
        do throws(StoreError) {
            for area in areas {
                // Some areas have one stream a body, others one a thing of it.
                for stream in try store.streams(startingWith: "\(area)/\(code)")
                where ODSCode(stream.second) == code {
                    if try store.history(of: stream, knownAt: size).version > .none { return true }
                }
            }
            return false
        } catch {
            throw .store(error)
        }
    }
}
