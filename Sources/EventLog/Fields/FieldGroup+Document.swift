internal import CanonicalJSON

extension FieldGroup {
    /// Reads a document of its own, such as a form that somebody fills in, as strictly as a
    /// proposal.
    ///
    /// - Parameters:
    ///   - document: One JSON object; at most 1,048,576 bytes.
    ///   - allowsNumbersLikePatients: Whether valid NHS numbers pass as something else.
    /// - Returns: The value, nil when the document is no JSON, and everything that is wrong with
    ///   it in order of reading; where something is, an example stands in the value.
    public static func reading(
        _ document: [UInt8], allowsNumbersLikePatients: Bool = false
    ) -> (value: Self?, issues: [FieldIssue]) {
        var log = FieldLog(purpose: .proposal)
        let read: Result<Self, JSONFailure> = document.withUnsafeBufferPointer { buffer in
            do throws(JSONFailure) {
                var reader = JSONReader(buffer, profile: .interchange(maximumLength: 1_048_576))
                let range = try reader.skipValue()
                try reader.finish()
                return .success(Self.read(FieldInput(document: buffer, range: range), &log))
            } catch {
                return .failure(error)
            }
        }
        switch read {
        case .failure(let failure): return (nil, [FieldIssue(failure, in: document)])
        case .success(let value):
            let texts = TextRules.issues(
                in: document, allowsNumbersLikePatients: allowsNumbersLikePatients)
            return (value, log.issues + texts)
        }
    }
}
