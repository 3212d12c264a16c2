extension JSONValue {
    /// A whole number; beyond 64 bits, the nearest within.
    public static func integer(_ number: some BinaryInteger) -> JSONValue {
        .number(JSONNumber(Int64(clamping: number)))
    }

    /// The text that a value describes itself with.
    public static func text(_ value: some CustomStringConvertible) -> JSONValue {
        .string(value.description)
    }
}

extension JSONObject {
    /// An object of the members that have a value; of a name that comes twice, the last.
    public init(present members: [(name: String, value: JSONValue?)]) {
        self.init()
        for (name, value) in members { if let value { self[name] = value } }
    }
}
