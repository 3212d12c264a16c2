public import EventLog

/// A declaration of coverage, and whether it was taken back.
public struct CoverageDeclaration: Hashable, Sendable {
    /// The id of the event that declares it.
    public let id: EventID
    /// What is declared.
    public let coverage: Stated<Coverage>
    /// Why it no longer holds, from which day; nil while it does.
    public internal(set) var ended: Stated<CoverageEndReason>?
}

/// How much of a body's facts a ledger holds.
public struct Coverage: Hashable, Sendable {
    /// Whose facts.
    public let body: ODSCode
    /// Which facts.
    public let scope: CoverageScope
    /// Of which days.
    public let period: Period
    /// How much of them.
    public let extent: CoverageExtent
    /// How that is known.
    public let basis: CoverageBasis
    /// Who answers for it.
    public let declaredBy: Reference

    /// Whether it speaks of facts of this type.
    public func speaks(of type: EventTypeName) -> Bool {
        switch scope {
        case .area(let area): type.area.utf8.elementsEqual(area.text.utf8)
        case .eventTypes(let types): types.contains(type)
        }
    }
}

/// The facts that a declaration speaks of.
public enum CoverageScope: Hashable, Sendable {
    /// Those of an area.
    case area(KebabName)
    /// Those of these types, in ascending order of their names.
    case eventTypes([EventTypeName])
}

/// How much of the facts is held.
public enum CoverageExtent: String, CodeList {
    /// All: what is not there did not happen.
    case complete
    /// Some.
    case sample
    /// None.
    case none
}

/// How the extent is known.
public enum CoverageBasis: String, CodeList {
    /// Facts have been recorded as they happen.
    case routineSince
    /// The ledger was compared with a register.
    case registerReconciled
    /// A whole document was imported.
    case importOf
    /// An auditor searched.
    case auditorSearch
}

/// Why a declaration no longer holds.
public enum CoverageEndReason: String, CodeList {
    /// Another declaration takes its place.
    case superseded
    /// The facts are not recorded any more.
    case noLongerKept
    /// It should not have been made.
    case error
    /// Anything else.
    case other
}
