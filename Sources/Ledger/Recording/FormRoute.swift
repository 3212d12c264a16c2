public import Commissioning
public import EventLog

/// A way to find a provider as the form of a decision has it: a route, or a waiver of one.
public enum FormRoute: Hashable, Sendable {
    /// A route.
    case route(ProcurementRoute)
    /// A single tender, since somebody waives the body's rules on tenders.
    case waiver

    /// The route that is recorded.
    public var route: ProcurementRoute {
        switch self {
        case .route(let route): route
        case .waiver: .singleTender
        }
    }

    /// The law that no other route belongs to; nil when the route belongs to several.
    public var impliedRegime: ProcurementRegime? {
        switch route {
        case .psrDirectA, .psrDirectB, .psrDirectC, .psrMostSuitable, .psrCompetitive: .psr
        case .openTender, .restricted, .negotiated, .dialogue, .framework, .anyQualifiedProvider,
            .singleTender, .direct, .extension:
            nil
        }
    }

    /// Every code, `waiver` first.
    public static let codes = ["waiver"] + ProcurementRoute.allCases.map(\.rawValue)
}

extension FormRoute: FieldValue {
    /// One of ``codes``.
    public static var shape: FieldShape { .code(codes) }

    /// A waiver.
    public static var example: FormRoute { .waiver }

    /// Reads a code, or reports that there is none.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> FormRoute {
        let code = input.string()
        if code == codes.first { return .waiver }
        if let route = code.flatMap(ProcurementRoute.init) { return .route(route) }
        log.refuse(
            input, "not a way to find a provider",
            hint: "the codes are \(codes.joined(separator: ", "))")
        return example
    }
}

/// Why a decision is made, in one code for all the events that give a reason.
public enum FormReason: String, CodeList {
    /// There is no time.
    case urgency
    /// One provider alone can do it.
    case soleProvider
    /// The service goes on as it is.
    case continuity
    /// The value is low.
    case lowValue
    /// It takes a specialist.
    case specialist
    /// A framework is there.
    case frameworkAvailable
    /// Patients are to choose.
    case patientChoice
    /// The bid is the most advantageous.
    case mostAdvantageous
    /// The bid is the cheapest.
    case lowestPrice
    /// The provider is the most suitable.
    case mostSuitable
    /// Anything else.
    case other

    /// Why the way to find a provider was chosen.
    public var ofRoute: RouteDecision.Reason {
        switch self {
        case .urgency: .urgency
        case .soleProvider: .soleProvider
        case .continuity: .continuity
        case .lowValue: .lowValue
        case .frameworkAvailable: .frameworkAvailable
        case .patientChoice: .patientChoice
        case .specialist, .mostAdvantageous, .lowestPrice, .mostSuitable, .other: .other
        }
    }

    /// Why the award was made.
    public var ofAward: AwardDecision.Reason {
        switch self {
        case .urgency: .urgency
        case .soleProvider: .soleProvider
        case .continuity: .continuity
        case .mostAdvantageous: .mostAdvantageous
        case .lowestPrice: .lowestPrice
        case .mostSuitable: .mostSuitable
        case .lowValue, .specialist, .frameworkAvailable, .patientChoice, .other: .other
        }
    }

    /// Why the rules on tenders were waived.
    public var ofWaiver: TenderWaiver.Reason {
        switch self {
        case .urgency: .urgency
        case .soleProvider: .soleSupplier
        case .continuity: .continuity
        case .lowValue: .lowValue
        case .specialist: .specialist
        case .frameworkAvailable, .patientChoice, .mostAdvantageous, .lowestPrice, .mostSuitable,
            .other:
            .other
        }
    }
}
