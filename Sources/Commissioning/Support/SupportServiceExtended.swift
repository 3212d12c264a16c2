public import EventLog

/// A support service goes on beyond its end.
struct SupportServiceExtended: EventData {
    typealias Area = SupportArea

    static let name = EventTypeName(known: "support.support-service-extended.v1")
    static let summary = "A support service is to go on beyond its end."
    static let table = FieldTable(event: Self.self)

    let serviceExtension: ServiceExtension

    init(from fields: inout FieldReader) {
        serviceExtension = ServiceExtension(
            newEnd: fields.required("newEnd", "The first day no longer covered."),
            isCompeted: fields.required("competed", "Whether others could offer."))
    }

    func check(in state: SupportState, _ fact: Fact) throws(SupportRefusal) {
        try state.checkEnd(serviceExtension.newEnd)
    }

    func apply(to state: inout SupportState, _ fact: Fact) {
        state.noteChange(fact)
        state.extensions.append(Stated(serviceExtension, fact))
        state.agreement?.end.replace(with: serviceExtension.newEnd, fact)
    }
}

/// A later end of a service.
public struct ServiceExtension: Hashable, Sendable {
    /// The first day no longer covered.
    public let newEnd: CivilDate
    /// Whether others could offer.
    public let isCompeted: Bool
}

extension SupportState {
    /// Refuses an end on or before the start of the service on record.
    func checkEnd(_ end: CivilDate) throws(SupportRefusal) {
        guard exit == nil, let start = agreement?.start, end <= start.value else { return }
        throw .endNotAfterStart(end: end, start: start.value, agreedBy: start.by)
    }
}
