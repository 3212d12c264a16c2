public import EventLog

/// The way in which a provider is found.
public enum ProcurementRoute: String, CodeList {
    /// Anybody may tender.
    case openTender
    /// Those who qualify may tender.
    case restricted
    /// Terms are negotiated with tenderers.
    case negotiated
    /// Solutions are discussed with tenderers first.
    case dialogue
    /// A call-off from a framework.
    case framework
    /// Any qualified provider.
    case anyQualifiedProvider = "AQP"
    /// One tenderer alone is asked.
    case singleTender
    /// A contract without tender.
    case direct
    /// Provider Selection Regime, direct award process A.
    case psrDirectA = "PSR-A"
    /// Provider Selection Regime, direct award process B.
    case psrDirectB = "PSR-B"
    /// Provider Selection Regime, direct award process C.
    case psrDirectC = "PSR-C"
    /// Provider Selection Regime, most suitable provider process.
    case psrMostSuitable = "PSR-MSP"
    /// Provider Selection Regime, competitive process.
    case psrCompetitive = "PSR-Comp"
    /// A contract there is goes on.
    case `extension`
}

extension ProcurementRoute {
    /// Whether providers other than the one chosen could offer.
    public var isCompetitive: Bool {
        switch self {
        case .openTender, .restricted, .negotiated, .dialogue, .anyQualifiedProvider,
            .psrCompetitive:
            true
        case .framework, .singleTender, .direct, .psrDirectA, .psrDirectB, .psrDirectC,
            .psrMostSuitable, .extension:
            false
        }
    }
}
