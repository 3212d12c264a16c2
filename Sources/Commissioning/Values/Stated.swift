public import EventLog

/// A value with why it is so: the event that states it, those it replaced, those that deny it.
public struct Stated<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The event that states the value in its present form.
    public private(set) var by: Position
    /// Replaced and contesting events together; one reference, since most values have neither.
    private var others: [Other] = []
    /// The day on which the fact happened that the event records.
    public private(set) var on: CivilDate
    /// Whether facts that happened later had been recorded before it in its stream.
    public private(set) var isLate: Bool
    /// What is stated.
    public private(set) var value: Value

    private struct Other: Hashable {
        let position: Position
        let isContest: Bool
    }

    /// - Parameters:
    ///   - value: What is stated.
    ///   - fact: The event that states it.
    public init(_ value: Value, _ fact: Fact) {
        self.value = value
        by = fact.statedAt
        on = fact.occurredOn
        isLate = fact.isLate
    }

    /// Events whose values it replaced; oldest first.
    public var superseded: [Position] { others.filter { !$0.isContest }.map(\.position) }

    /// Events that state another value of the same thing, in the order in which they were met.
    public var contests: [Position] { others.filter(\.isContest).map(\.position) }

    /// Whether another event states another value of the same thing.
    public var isContested: Bool { others.contains(where: \.isContest) }

    /// Takes in a later change: it holds from now on, and says what it replaced.
    public mutating func replace(with value: Value, _ fact: Fact) {
        others.append(Other(position: by, isContest: false))
        state(value, fact)
    }

    /// Takes in a contradiction: the value recorded later stays, the other event contests it.
    public mutating func contest(with value: Value, _ fact: Fact) {
        guard fact.statedAt > by else {
            return others.append(Other(position: fact.statedAt, isContest: true))
        }
        others.append(Other(position: by, isContest: true))
        state(value, fact)
    }

    /// Takes in a contradiction; the same value again changes nothing.
    mutating func contestUnlessSame(_ value: Value, _ fact: Fact) {
        if self.value != value { contest(with: value, fact) }
    }

    private mutating func state(_ value: Value, _ fact: Fact) {
        self.value = value
        by = fact.statedAt
        on = fact.occurredOn
        isLate = fact.isLate
    }
}

extension Optional {
    /// Takes in the first value, or a later change of it.
    mutating func replace<Value>(with value: Value, _ fact: Fact) where Wrapped == Stated<Value> {
        if self?.replace(with: value, fact) == nil { self = Stated(value, fact) }
    }

    /// Takes in the first value, or a contradiction of it; the same value again changes nothing.
    mutating func contest<Value>(with value: Value, _ fact: Fact) where Wrapped == Stated<Value> {
        if self?.contestUnlessSame(value, fact) == nil { self = Stated(value, fact) }
    }

    /// Takes in the only day of a thing that happens once: another day contradicts it too.
    mutating func contestDay<Value>(_ value: Value, _ fact: Fact) where Wrapped == Stated<Value> {
        guard let stated = self else { return self = Stated(value, fact) }
        if stated.value != value || stated.on != fact.occurredOn {
            self?.contest(with: value, fact)
        }
    }
}
