public import EventLog

/// Why patients can no longer choose a provider, for a time or for good.
public enum ProviderStopReason: String, CodeList {
    /// It is not good enough.
    case quality
    /// It is not safe.
    case safety
    /// It is not registered or licensed any more.
    case registration
    /// It is in financial trouble.
    case finance
    /// It broke its contract, or has none any more.
    case contract
    /// It asked for it.
    case atRequest
    /// Anything else.
    case other
}

extension FieldReader {
    /// The fields that say why a provider is suspended or removed.
    mutating func providerStopReason() -> ProviderStopReason {
        let reason = required("reasonCode", "Why.") as ProviderStopReason
        sealed("reason", String.self, .narrative, "Why, in words.", audience: .auditors)
        return reason
    }
}
