public import Commissioning
public import EventLog

/// The services that a body's patients can choose a provider of, with those of the bodies whose
/// work passed over to it.
public struct ChoiceOfProviders: Sendable {
    /// The body.
    public let body: ODSCode
    /// Its own services, then those of the bodies it followed; by name of the stream within each.
    public let services: [ChoiceService]
    /// The last day whose facts count.
    public let asOf: CivilDate

    /// The day by which the services of the first extension of choice were to be open.
    public static let extensionDay = CivilDate(daysSinceEpoch: 16_526)

    /// Gathers the services of a body's line.
    ///
    /// - Throws: ``FoldError``.
    public init(_ code: ODSCode, in view: LogView) throws(FoldError) {
        body = code
        asOf = view.asOf
        var services: [ChoiceService] = []
        for owner in try BodyLine(code, in: view).codes {
            let folds = try view.folds(
                startingWith: "\(ChoiceArea.name)/\(owner)/", in: ChoiceArea.self)
            services += folds.filter { $0.factCount > 0 }.map {
                ChoiceService(
                    owner: owner, isCarriedOver: owner != code, stream: $0, asOf: view.asOf)
            }
        }
        self.services = services
    }

    /// How many services are live on the day.
    public var liveCount: Int { services.filter(\.isLive).count }

    /// The providers that are qualified on the day for at least one service, each counted once.
    public var qualifiedCount: Int {
        Set(services.flatMap { $0.state.qualifiedProviders(on: asOf).map(\.supplier) }).count
    }

    /// The services that were committed to by 1 April 2015 at the latest.
    public var committedToExtension: [ChoiceService] {
        services.filter { service in
            service.state.commitments.contains {
                $0.value.byDate <= ChoiceOfProviders.extensionDay
            }
        }
    }

    /// How many of those were live on 1 April 2015, or on the day itself when it is earlier.
    public var liveOfExtension: Int {
        let day = min(asOf, ChoiceOfProviders.extensionDay)
        return committedToExtension.filter { $0.state.isLive(on: day) }.count
    }
}

/// One service that patients are to choose a provider of.
public struct ChoiceService: Sendable {
    /// The body whose stream it is.
    public let owner: ODSCode
    /// Whether it came from a body that this one followed.
    public let isCarriedOver: Bool
    /// Its stream and state.
    public let stream: FoldedStream<ChoiceState>
    /// The last day whose facts count.
    public let asOf: CivilDate

    /// What its history comes to.
    public var state: ChoiceState { stream.state }

    /// Whether patients can choose on the day.
    public var isLive: Bool { state.isLive(on: asOf) }

    /// What became of each commitment, in the order of the service's history.
    public var commitments: [CommitmentOutcome] {
        state.commitments.map { stated in
            let day = stated.value.byDate
            guard day <= asOf else { return CommitmentOutcome(stated: stated, result: .ahead) }
            return CommitmentOutcome(
                stated: stated, result: state.isLive(on: day) ? .met : .notMet)
        }
    }

    /// The title of a criterion; nil when no specification has it.
    public func title(of criterion: Reference) -> String? {
        state.publishedCriteria.first { $0.id == criterion }?.title
    }

    /// The event types of facts that apply and are not on record.
    public var missing: [String] {
        var types: [String] = []
        if state.selection == nil { types.append("choice.service-selected-for-choice") }
        if state.specification(on: asOf) == nil { types.append("choice.service-specification-set") }
        return types
    }

    /// What the record leaves open: restrictions first, then providers, then the cap.
    public var questions: [ChoiceQuestion] {
        var questions = state.restrictions(on: asOf).filter { $0.value.justification == nil }.map {
            ChoiceQuestion(kind: .restrictionWithoutJustification($0.value.by), on: [$0.by])
        }
        for provider in state.providers {
            if let rejection = provider.rejections.last, rejection.value.criteria.isEmpty,
                rejection.value.reason == .failedCriterion
            {
                questions.append(
                    ChoiceQuestion(
                        kind: .refusedWithoutCriterion(provider.supplier), on: [rejection.by]))
            }
        }
        for supplier in state.chosenUnqualified {
            let offers = state.offers.filter { offer in
                offer.value.chosen.contains { $0.supplier == supplier }
            }
            questions.append(
                ChoiceQuestion(kind: .chosenUnqualified(supplier), on: offers.map(\.by)))
        }
        let qualified = state.qualifiedProviders(on: asOf).count
        if let cap = state.cap(on: asOf), Int64(qualified) > cap.value.limit {
            questions.append(ChoiceQuestion(kind: .moreThanCap, on: [cap.by]))
        }
        return questions
    }
}

/// What became of a commitment.
public struct CommitmentOutcome: Hashable, Sendable {
    /// What became of it.
    public enum Result: String, Hashable, Sendable {
        /// Patients could choose on the day by which it was to be done.
        case met
        /// They could not.
        case notMet
        /// That day is still to come.
        case ahead
    }

    /// The commitment.
    public let stated: Stated<ChoiceCommitment>
    /// What became of it.
    public let result: Result
}

/// Something about a service that the record leaves open.
public struct ChoiceQuestion: Hashable, Sendable {
    /// What is asked.
    public enum Kind: Hashable, Sendable {
        /// The body restricts choice, and no justification is on record.
        case restrictionWithoutJustification(ODSCode)
        /// The provider is said to have failed a criterion, and none is named.
        case refusedWithoutCriterion(Supplier)
        /// Patients chose the provider, and no qualification is on record.
        case chosenUnqualified(Supplier)
        /// More providers are qualified than the limit allows.
        case moreThanCap
    }

    /// What is asked.
    public let kind: Kind
    /// The events that give rise to it.
    public let on: [Position]

    /// The question, in kebab-case.
    public var rule: String {
        switch kind {
        case .restrictionWithoutJustification: "restriction-without-justification"
        case .refusedWithoutCriterion: "refused-without-criterion"
        case .chosenUnqualified: "chosen-though-not-qualified"
        case .moreThanCap: "more-providers-than-cap"
        }
    }

    /// What is open, in words.
    public var sentence: String {
        switch kind {
        case .restrictionWithoutJustification(let body):
            "\(body) restricts choice, and no justification is given"
        case .refusedWithoutCriterion(let supplier):
            "\(supplier) was refused for a criterion, and none is named"
        case .chosenUnqualified(let supplier):
            "patients chose \(supplier), and no qualification of it is on record"
        case .moreThanCap: "more providers are qualified than the cap allows"
        }
    }
}
