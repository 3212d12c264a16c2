internal import CanonicalJSON

/// Whose a personal value is: the person under whose key it is locked, and with whom it is erased.
///
/// One rule for every type: it is the person that `personRef` names in the object that holds the
/// value or, when that has none, in the nearest object around it. A personal value that nobody is
/// named for is refused: it could not be found when somebody asks for its erasure. The one who
/// records it is never taken for the person it is about.
enum DataSubject {
    /// The member that names the person.
    static let member = "personRef"

    /// The person a value is about; nil when nobody is named.
    ///
    /// - Parameters:
    ///   - path: Where the value stands below `data`, segments joined with `/`.
    ///   - data: The data of the proposal.
    static func of(_ path: String, in data: JSONValue) -> Reference? {
        var subject: Reference?
        var value = data
        for step in path.split(separator: "/") {
            switch value {
            case .object(let object):
                if case .string(let text)? = object[member] { subject = Reference(text) }
                value = object[String(step)] ?? .null
            case .array(let items):
                guard let index = Int(step), items.indices.contains(index) else { return subject }
                value = items[index]
            default: return subject
            }
        }
        return subject
    }
}

extension ValidProposal {
    /// Notes whose the personal values of a proposal are.
    ///
    /// - Returns: What is wrong with those that nobody is named for.
    static func nameSubjects(
        _ sealed: inout [SealedField], _ proposal: Proposal
    ) -> [FieldIssue] {
        guard sealed.contains(where: { $0.sealing == .personal }) else { return [] }
        let data = proposal.withData { $0.parsed }
        var issues: [FieldIssue] = []
        for index in sealed.indices where sealed[index].sealing == .personal {
            let name = sealed[index].name
            sealed[index].subject = DataSubject.of(name, in: data)
            if sealed[index].subject != nil { continue }
            issues.append(
                FieldIssue(
                    path: "/data/\(name)", value: nil,
                    reason: "\(name) is personal, and nothing beside it says whose it is",
                    hint: "name the person in \(DataSubject.member), by an opaque reference"))
        }
        return issues
    }
}
