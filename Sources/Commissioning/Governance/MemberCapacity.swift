public import EventLog

/// In what capacity somebody sits in a body.
public enum MemberCapacity: String, CodeList {
    /// In the chair.
    case chair
    /// General practitioner.
    case generalPractitioner = "GP"
    /// Lay member.
    case lay
    /// Registered nurse.
    case nurse
    /// Secondary care specialist doctor.
    case secondaryCareDoctor
    /// Accountable officer.
    case accountableOfficer
    /// Chief finance officer.
    case financeOfficer
    /// Another officer.
    case officer
    /// Public health.
    case publicHealth
    /// A partner organisation's member.
    case partner
    /// Without a part in decisions.
    case observer
    /// Anything else.
    case other
}
