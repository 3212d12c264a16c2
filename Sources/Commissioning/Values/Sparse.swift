/// A value that most states do not have: eight bytes while it is absent, whatever its size.
@propertyWrapper
public struct Sparse<Value: Hashable & Sendable>: Hashable, Sendable {
    /// Empty, or the value alone.
    private var box: [Value] = []

    /// No value.
    public init() {}

    /// The value, when there is one.
    public var wrappedValue: Value? {
        get { box.first }
        set { box = newValue.map { [$0] } ?? [] }
    }
}
