/// A sealed value as a fold has it once an event has made it known.
public struct Revealed<Value: Sendable>: Sendable {
    /// What was sealed.
    public let value: Value
    /// The event that made it known.
    public let by: Position

    /// - Parameters:
    ///   - value: What was sealed.
    ///   - by: The event that made it known.
    public init(_ value: Value, by: Position) {
        self.value = value
        self.by = by
    }

    /// The same, as something else.
    public func map<Other: Sendable>(_ transform: (Value) -> Other) -> Revealed<Other> {
        Revealed<Other>(transform(value), by: by)
    }
}

extension Revealed: Equatable where Value: Equatable {}
extension Revealed: Hashable where Value: Hashable {}
