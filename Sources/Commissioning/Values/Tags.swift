/// The names under which an event is to be found beside its stream; without duplicates.
enum Tags {
    /// Tags of suppliers, then of other bodies, each in the order given.
    static func of(suppliers: [ODSCode?] = [], bodies: [ODSCode?] = []) -> [String] {
        var tags: [String] = []
        for supplier in suppliers { append("supplier", supplier, to: &tags) }
        for body in bodies { append("body", body, to: &tags) }
        return tags
    }

    private static func append(_ kind: String, _ code: ODSCode?, to tags: inout [String]) {
        guard let code else { return }
        let tag = "\(kind):\(code)"
        if !tags.contains(tag) { tags.append(tag) }
    }
}
