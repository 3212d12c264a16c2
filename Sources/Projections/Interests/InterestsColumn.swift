/// A column of the register of interests, in the order in which it stands there.
///
/// Source: Managing Conflicts of Interest, NHS England, June 2017, template of the register
/// (wording from memory).
public enum InterestsColumn: String, CaseIterable, Sendable {
    /// The person.
    case name
    /// What the person does for the body.
    case position
    /// The organisation that the interest is in.
    case declared
    /// Whether it is financial.
    case financial
    /// Whether it is one of standing in a profession.
    case professional
    /// Whether it is another personal one.
    case personal
    /// Whether it is the person's own.
    case directness
    /// What it is.
    case nature
    /// Its first day.
    case from
    /// Its last day.
    case to
    /// What is done about it.
    case action

    /// What stands at the head of the column.
    public var heading: String {
        switch self {
        case .name: "Name"
        case .position: "Current position(s) held"
        case .declared: "Declared interest (organisation and nature of business)"
        case .financial: "Financial interest"
        case .professional: "Non-financial professional interest"
        case .personal: "Non-financial personal interest"
        case .directness: "Direct or indirect"
        case .nature: "Nature of interest"
        case .from: "Date of interest from"
        case .to: "Date of interest to"
        case .action: "Action taken to mitigate risk"
        }
    }
}
