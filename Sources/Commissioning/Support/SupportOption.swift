public import EventLog

/// A way to get commissioning support.
public enum SupportOption: String, CodeList {
    /// The body's own staff.
    case inHouse
    /// A commissioning support unit.
    case csu = "CSU"
    /// A team shared with other commissioners.
    case sharedCCG
    /// A supplier outside the NHS.
    case independent
    /// A supplier on the Lead Provider Framework.
    case leadProviderFramework = "LPF"
    /// Anything else.
    case other
}
