internal import EventLog

/// The names under which an event is to be found beside its stream; without duplicates.
enum Tags {
    /// Tags of suppliers, then of other bodies, then of other streams, each in the order given.
    ///
    /// A stream's tag is its area and the rest of its name: `procurement:02Q/2013-004`.
    static func of(
        suppliers: [ODSCode?] = [], bodies: [ODSCode?] = [], streams: [StreamName?] = []
    ) -> [String] {
        var tags: [String] = []
        for supplier in suppliers { append("supplier", supplier, to: &tags) }
        for body in bodies { append("body", body, to: &tags) }
        for stream in streams {
            let parts = stream?.parts ?? []
            append(parts.first, parts.dropFirst().joined(separator: "/"), to: &tags)
        }
        return tags
    }

    private static func append(
        _ kind: (some StringProtocol)?, _ name: (some CustomStringConvertible)?,
        to tags: inout [String]
    ) {
        guard let kind, let name else { return }
        let tag = "\(kind):\(name)"
        if !tags.contains(tag) { tags.append(tag) }
    }
}
