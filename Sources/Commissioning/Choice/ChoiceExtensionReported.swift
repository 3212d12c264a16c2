import EventLog

/// A commissioner reports how far choice has been extended.
struct ChoiceExtensionReported: EventData {
    typealias Area = ChoiceArea

    static let name = EventTypeName(known: "choice.choice-extension-reported.v1")
    static let summary = "A commissioner reports how far choice has been extended."
    static let table = FieldTable(event: Self.self)

    let from: CivilDate
    let to: CivilDate
    let servicesLive: Int64
    let providersPerService: [ProviderCount]

    init(from fields: inout FieldReader) {
        from = fields.required("from", "The first day.")
        to = fields.required("to", "The first day no longer covered.")
        servicesLive = fields.required(
            "servicesLive", "How many services patients can choose in.", unit: "services")
        providersPerService = fields.list(
            "providersPerService", "How many providers each service has.")
    }

    func check(in state: ChoiceState, _ fact: Fact) throws(ChoiceRefusal) {
        try ChoiceRefusal.check(from: from, to: to)
    }

    /// A report whose period its check would refuse reports nothing.
    func apply(to state: inout ChoiceState, _ fact: Fact) {
        state.note(fact)
        guard let period = Period(from: from, to: to) else { return }
        let report = ChoiceReport(
            period: period, servicesLive: servicesLive,
            providersPerService: providersPerService.map(\.count))
        state.reports.takeAccount(report, fact) { $0.value.period == period }
    }

    /// A service and how many providers it has, as it stands in JSON.
    struct ProviderCount: FieldGroup {
        static let table = FieldTable(ProviderCount.self)

        let count: ServiceProviderCount

        init(from fields: inout FieldReader) {
            count = ServiceProviderCount(
                service: fields.required("service", "What the service is called."),
                providers: fields.required(
                    "providers", "How many providers it has.", unit: "providers"))
        }
    }
}

/// What a report says of the extension of choice.
public struct ChoiceReport: Hashable, Sendable {
    /// When; its end is known.
    public let period: Period
    /// How many services patients can choose in.
    public let servicesLive: Int64
    /// How many providers each service has, in the order given; empty when not given.
    public let providersPerService: [ServiceProviderCount]
}

/// A service and how many providers it has.
public struct ServiceProviderCount: Hashable, Sendable {
    /// What the service is called.
    public let service: String
    /// How many providers it has.
    public let providers: Int64
}
