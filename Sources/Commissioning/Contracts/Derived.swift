public import EventLog

/// A value worked out from events, with those it rests on.
public struct Derived<Value: Hashable & Sendable>: Hashable, Sendable {
    /// What they come to.
    public let value: Value
    /// The events it rests on, in the order of their history.
    public let by: [Position]

    init(_ value: Value, by positions: [Position]) {
        self.value = value
        by = positions
    }

    /// A value as one event states it.
    init(_ stated: Stated<Value>) { self.init(stated.value, by: [stated.by]) }
}
