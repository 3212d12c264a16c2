public import EventLog

/// What sort of body an organisation is.
public enum OrganisationKind: String, CodeList {
    /// Clinical commissioning group, 2013–2022.
    case ccg = "CCG"
    /// Commissioning support unit.
    case csu = "CSU"
    /// Integrated care board, from 2022.
    case icb = "ICB"
    /// NHS Commissioning Board, later NHS England.
    case nhscb = "NHSCB"
    /// NHS trust or foundation trust.
    case trust
    /// Provider outside the NHS.
    case independent
    /// General practice.
    case practice
    /// Local authority.
    case la = "LA"
    /// Regulator, such as Monitor.
    case regulator
    /// Anything else.
    case other
}
