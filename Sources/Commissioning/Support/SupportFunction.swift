public import EventLog

/// What commissioning support does for a commissioner.
public enum SupportFunction: String, CodeList {
    /// Business intelligence.
    case businessIntelligence = "BI"
    /// Contract management.
    case contracting
    /// Buying.
    case procurement
    /// Finance.
    case finance
    /// Human resources.
    case humanResources = "HR"
    /// Information technology.
    case informationTechnology = "IT"
    /// Continuing healthcare.
    case continuingHealthcare = "CHC"
    /// Communications and engagement.
    case communications = "comms"
    /// Information technology of general practices.
    case generalPracticeIT = "GPIT"
    /// Medicines management.
    case medicinesManagement
    /// Audit.
    case audit
    /// Anything else.
    case other
}

/// A set of functions, in sixteen bits.
public struct SupportFunctions: OptionSet, Hashable, Sendable {
    /// One bit a function, the first function lowest.
    public let rawValue: UInt16

    /// - Parameter rawValue: One bit a function, the first function lowest.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The set of these functions.
    public init(_ functions: [SupportFunction]) {
        var bits: UInt16 = 0
        for (bit, function) in SupportFunction.allCases.enumerated()
        where functions.contains(function) {
            bits |= 1 << UInt16(bit)
        }
        rawValue = bits
    }

    /// The functions in the order of their list.
    public var functions: [SupportFunction] {
        SupportFunction.allCases.enumerated()
            .filter { rawValue & 1 << UInt16($0.offset) != 0 }.map(\.element)
    }
}
