internal import CanonicalJSON
internal import EventLog
internal import Ledger

/// A recorded fact as it stands now, to be corrected or taken back.
struct StandingFact {
    /// The event as first recorded.
    let id: EventID
    let position: Position
    let type: EventTypeName
    let stream: StreamName
    let occurredOn: CivilDate
    let precision: OccurredPrecision?
    let time: Instant?
    /// Its data, with the sealed values in their places.
    private(set) var data: JSONObject
    /// How many sealed values are no longer kept, and so cannot be said again.
    private(set) var lost = 0

    /// Finds the fact that an event states, or corrects.
    ///
    /// - Parameter word: A position or an id.
    /// - Throws: ``LedgerError``, ``Failure``.
    init(_ word: String, in ledger: Ledger) throws {
        let head = try ledger.knownAt(nil)
        let event = try ledger.event(word, knownAt: head)
        let original = event.text("corrects") ?? event.text("id") ?? ""
        guard let id = EventID(original),
            let stream = event.text("subject").flatMap(StreamName.init)
        else { throw Failure(.unsound, "event \(event.position) has no envelope") }
        let history = try ledger.store.history(of: stream, knownAt: head.size)
        let facts = history.facts + history.withdrawn
        guard let stated = facts.first(where: { $0.fact.id == id }),
            let type = EventTypeName(stated.type)
        else { throw Failure(.unsound, "stream \(stream) does not hold the event \(id)") }
        self.id = id
        self.type = type
        self.stream = stream
        position = stated.fact.position
        (occurredOn, precision, time) = (
            stated.fact.occurredOn, stated.fact.precision, stated.fact.time
        )
        let value = try JSONValue(
            parsing: Array(stated.leaf[stated.data]), profile: .interchange(maximumLength: .max))
        guard case .object(let data) = value else {
            throw Failure(.unsound, "event \(stated.fact.statedAt) has no data")
        }
        self.data = data
        let inside = stated.fact.statedAt == position ? "" : "data/"
        try unseal(try ledger.disclosures(at: stated.fact.statedAt), inside)
    }

    /// Puts sealed values back where they stood.
    private mutating func unseal(_ disclosures: [Disclosure], _ inside: String) throws {
        var count = 0
        var value = StandingFact.withoutDigests(.object(data), &count)
        for disclosure in disclosures where disclosure.name.hasPrefix(inside) {
            guard let sealed = disclosure.parsedValue else { continue }
            let path = disclosure.name.dropFirst(inside.count).split(separator: "/")
            value = StandingFact.put(sealed, at: path[...], in: value)
            count -= 1
        }
        lost = max(0, count)
        if case .object(let object) = value { data = object }
    }

    /// The value without the lists of digests that stand for sealed members.
    private static func withoutDigests(_ value: JSONValue, _ count: inout Int) -> JSONValue {
        switch value {
        case .object(let object):
            var plain = JSONObject()
            for (name, member) in object.members {
                if name == "_sd", case .array(let digests) = member {
                    count += digests.count
                } else {
                    plain[name] = withoutDigests(member, &count)
                }
            }
            return .object(plain)
        case .array(let items): return .array(items.map { withoutDigests($0, &count) })
        default: return value
        }
    }

    private static func put(
        _ sealed: JSONValue, at path: ArraySlice<Substring>, in value: JSONValue
    ) -> JSONValue {
        guard let step = path.first else { return sealed }
        let rest = path.dropFirst()
        switch value {
        case .object(var object):
            let name = String(step)
            object[name] = put(sealed, at: rest, in: object[name] ?? .object([:]))
            return .object(object)
        case .array(var items):
            guard let index = Int(step), items.indices.contains(index) else { return value }
            items[index] = put(sealed, at: rest, in: items[index])
            return .array(items)
        default: return value
        }
    }
}
