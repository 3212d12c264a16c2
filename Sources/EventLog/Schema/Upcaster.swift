public import CanonicalJSON

/// A step from an older shape of an event type to the next one. It never invents a value.
public struct Upcaster: Sendable {
    /// The stored name of the older shape.
    public let from: EventTypeName
    /// The name of the next shape.
    public let to: EventTypeName
    /// The data in the next shape, from the data in the older one.
    public let convert: @Sendable (JSONObject) -> JSONObject

    /// - Parameters:
    ///   - from: The stored name of the older shape.
    ///   - to: The name of the next shape.
    ///   - convert: The data in the next shape, from the data in the older one.
    public init(
        from: EventTypeName, to: EventTypeName,
        convert: @escaping @Sendable (JSONObject) -> JSONObject
    ) {
        self.from = from
        self.to = to
        self.convert = convert
    }
}

extension [Upcaster] {
    /// Canonical JSON of `data` in the present shape; nil when it is not an object.
    func bytes(from data: FieldInput) -> [UInt8]? {
        let profile = JSONProfile.interchange(maximumLength: .max)
        guard case .object(var object)? = try? JSONValue(parsing: data.bytes, profile: profile)
        else { return nil }
        for step in self { object = step.convert(object) }
        return try? JSONValue.object(object).canonicalBytes()
    }
}
