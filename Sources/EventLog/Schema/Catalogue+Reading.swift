extension Catalogue {
    /// Why this release cannot read a stored event by itself, in one sentence; nil when it can.
    /// What a correction says again is of a type that only the corrected event tells, and is not
    /// read.
    public func whyUnreadable(leaf: UnsafeBufferPointer<UInt8>) -> String? {
        let header: LeafHeader
        do throws(FieldIssue) { header = try LeafHeader(leaf) } catch { return error.reason }
        let text = String(decoding: header.bytes(.type, in: leaf), as: UTF8.self)
        guard let name = EventTypeName(text), let reference = reference(to: name) else {
            return whyUnreadable(text)
        }
        guard case .event(let area, let type, let upcasters) = reference else { return nil }
        var log = FieldLog(purpose: .leaf)
        let input = FieldInput(document: leaf, range: header.data)
        let read: Void? = withPresentShape(input, upcasters) {
            _ = machines[area].read(type, $0, &log)
        }
        guard read != nil else { return "\(text): its data is no object" }
        return log.issues.first.map { "\(text): \($0.path): \($0.reason)" }
    }
}
