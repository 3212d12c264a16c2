internal import EventLog

/// How many patients another provider is about, and how soon.
public struct AlternativeProvision: Hashable, Sendable {
    /// How many.
    public let patients: Int64
    /// Within how many days; nil when not given.
    public let withinDays: Int64?
}

extension FieldReader {
    /// The fields that a request and an offer share.
    mutating func alternativeProvision() -> AlternativeProvision {
        AlternativeProvision(
            patients: required("patientCount", "How many patients.", unit: "patients"),
            withinDays: optional("withinDays", "Within how many days.", unit: "days"))
    }
}

extension ChoiceState {
    /// How many patients asked for another provider.
    public var patientsRequestingAlternative: Int64 {
        CountTotal.of(alternativesRequested.map(\.value.patients))
    }

    /// How many patients were offered another provider.
    public var patientsOfferedAlternative: Int64 {
        CountTotal.of(alternativesOffered.map(\.value.patients))
    }
}
