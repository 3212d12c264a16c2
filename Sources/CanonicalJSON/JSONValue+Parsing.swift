extension JSONValue {
    /// The one value in `bytes`.
    ///
    /// - Throws: ``JSONFailure`` for the first thing that `profile` does not allow.
    public init(parsing bytes: [UInt8], profile: JSONProfile) throws(JSONFailure) {
        let result = bytes.withUnsafeBufferPointer { buffer -> Result<JSONValue, JSONFailure> in
            do throws(JSONFailure) {
                return .success(try JSONValue(parsing: buffer, profile: profile))
            } catch {
                return .failure(error)
            }
        }
        self = try result.get()
    }

    /// The one value in `bytes`, which are not kept.
    ///
    /// - Throws: ``JSONFailure`` for the first thing that `profile` does not allow.
    public init(
        parsing bytes: UnsafeBufferPointer<UInt8>, profile: JSONProfile
    ) throws(JSONFailure) {
        var reader = JSONReader(bytes, profile: profile)
        self = try reader.readValue()
        try reader.finish()
    }
}

extension JSONReader {
    /// Reads any value whole; what is left behind is as if it had been skipped.
    ///
    /// - Throws: ``JSONFailure`` for the first thing wrong with it.
    public mutating func readValue() throws(JSONFailure) -> JSONValue {
        switch try peek() {
        case .null:
            try readNull()
            return .null
        case .boolean:
            return .bool(try readBool())
        case .number:
            return .number(JSONNumber(accepted: string(try readNumber())))
        case .string:
            return .string(try readString())
        case .array:
            var elements: [JSONValue] = []
            try beginArray()
            while try nextElement() { elements.append(try readValue()) }
            return .array(elements)
        case .object:
            var object = JSONObject()
            try beginObject()
            while let key = try nextKey() {
                object.append((string(key), try readValue()))
            }
            return .object(object)
        }
    }
}
