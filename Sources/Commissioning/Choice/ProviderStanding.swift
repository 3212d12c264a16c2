public import EventLog

/// Where a provider stands in a service that is open to choice.
public enum ProviderStanding: Hashable, Sendable {
    /// It has applied.
    case applied
    /// It has been assessed.
    case assessed
    /// Patients can choose it.
    case qualified
    /// It was not qualified.
    case refused
    /// Patients cannot choose it before this day; nil when no end is known.
    case suspended(until: CivilDate?)
    /// Patients cannot choose it any more.
    case removed

    /// Whether the standing ends an earlier application.
    var decidesApplication: Bool {
        switch self {
        case .qualified, .refused, .removed: true
        case .applied, .assessed, .suspended: false
        }
    }

    /// Whether both cannot begin on one day.
    func contradicts(_ other: ProviderStanding) -> Bool {
        switch (self, other) {
        case (.qualified, .refused), (.refused, .qualified): true
        case (.suspended(let end), .suspended(let otherEnd)): end != otherEnd
        default: false
        }
    }
}

extension [Stated<ProviderStanding>] {
    /// Takes in the next standing.
    mutating func take(_ standing: ProviderStanding, _ fact: Fact) {
        guard let last else { return append(Stated(standing, fact)) }
        if last.value == standing {
            // To be qualified or removed again contradicts the day of the first time.
            if standing == .qualified || standing == .removed { takeLastAccount(standing, fact) }
        } else if last.on == fact.occurredOn, last.value.contradicts(standing) {
            takeLastAccount(standing, fact)
        } else {
            append(Stated(standing, fact))
        }
    }

    /// The standing on a day. A suspension that is over by then, with those it prolonged or
    /// shortened, gives way to the standing before it; nil when there is none.
    func standing(on day: CivilDate) -> ProviderStanding? {
        var isOver = false
        for stated in reversed() where stated.on <= day {
            guard case .suspended(let until) = stated.value else { return stated.value }
            if isOver { continue }
            guard let until, until <= day else { return stated.value }
            isOver = true
        }
        return nil
    }
}
