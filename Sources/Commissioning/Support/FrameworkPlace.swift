public import EventLog

/// Whether a supplier has a place in one lot of a framework.
public struct FrameworkPlace: Hashable, Sendable {
    /// What the framework is called.
    public let framework: String
    /// Which part of it.
    public let lot: String
    /// Who supplies.
    public let supplier: Supplier
    /// Whether it has the place.
    public let outcome: Outcome

    /// Whether a supplier has a place.
    public enum Outcome: Hashable, Sendable {
        /// It has.
        case accredited
        /// It has not, for this reason where one is given.
        case rejected(FrameworkRejectionReason?)
    }
}

/// Why a supplier has no place on a framework.
public enum FrameworkRejectionReason: String, CodeList {
    /// It is not good enough.
    case quality
    /// It cannot do enough.
    case capacity
    /// It withdrew.
    case withdrawn
    /// Anything else.
    case other
}

/// The fields that accreditation and rejection share.
struct FrameworkEntry {
    let framework: String
    let lot: String
    let supplier: Supplier?
}

extension FieldReader {
    mutating func frameworkEntry() -> FrameworkEntry {
        FrameworkEntry(
            framework: required("framework", "What the framework is called."),
            lot: required("lot", "Which part of it."), supplier: supplier())
    }
}

extension SupportState {
    mutating func apply(
        _ entry: FrameworkEntry, _ outcome: FrameworkPlace.Outcome, _ fact: Fact
    ) {
        note(fact)
        guard let supplier = entry.supplier else { return }
        let place = FrameworkPlace(
            framework: entry.framework, lot: entry.lot, supplier: supplier, outcome: outcome)
        let known = frameworkPlaces.firstIndex {
            $0.value.supplier == supplier && $0.value.lot == entry.lot
                && $0.value.framework == entry.framework
        }
        guard let known else { return frameworkPlaces.append(Stated(place, fact)) }
        guard frameworkPlaces[known].value.outcome != outcome else { return }
        if frameworkPlaces[known].on == fact.occurredOn {
            frameworkPlaces[known].contest(with: place, fact)
        } else {
            frameworkPlaces[known].replace(with: place, fact)
        }
    }
}
