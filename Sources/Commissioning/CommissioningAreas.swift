public import EventLog

/// The areas of the domain; a new one is one line here.
public enum CommissioningAreas {
    /// Each once.
    public static let all: [any EventArea.Type] = [
        OrganisationArea.self,
        SupportArea.self,
        GovernanceArea.self,
        ProcurementArea.self,
        ContractArea.self,
        ChoiceArea.self,
        InterestsArea.self,
        MandateArea.self,
        AuthorisationArea.self,
        MeasureArea.self,
        AuditArea.self,
        LedgerArea.self,
    ]
}
