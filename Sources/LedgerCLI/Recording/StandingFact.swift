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
    /// Sealed values that were suppressed or erased, which are not said again.
    private(set) var withheld: [Withheld] = []

    /// What is shown of its sealed values, by the paths of their fields in its data.
    private var shown: [(name: String, value: JSONValue)] = []

    /// A sealed value that nobody is to be shown any more.
    struct Withheld {
        /// The path of its field in the data of the fact.
        let name: String
        /// What became of it, as `show` says it, and the event that says so.
        let words: String
    }

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
        let sealed = try ledger.event("\(stated.fact.statedAt)", knownAt: head).sealed
        let gone = sealed.filter { EventText.gone($0) != nil }
        shown = sealed.compactMap { one in
            guard let name = one.name, name.hasPrefix(inside), let value = one.value else {
                return nil
            }
            return (String(name.dropFirst(inside.count)), value)
        }
        let elsewhere = try goneElsewhere(since: stated.fact.statedAt, head, ledger)
        try unseal(try ledger.disclosures(at: stated.fact.statedAt), gone, elsewhere, inside)
    }

    /// What was suppressed or erased in another event that says this fact, after the newest one
    /// had said it again: what that still shows may be what was taken away.
    private func goneElsewhere(
        since newest: Position, _ head: KnownAt, _ ledger: Ledger
    ) throws -> [Withheld] {
        let first = try ledger.event("\(position)", knownAt: head)
        var found: [Withheld] = []
        for place in [position] + first.correctedBy where place != newest {
            let inside = place == position ? "" : "data/"
            for value in try ledger.event("\(place)", knownAt: head).sealed {
                guard let name = value.name, name.hasPrefix(inside), value.takenAwayBy > newest,
                    let words = EventText.gone(value)
                else { continue }
                found.append(Withheld(name: String(name.dropFirst(inside.count)), words: words))
            }
        }
        return found
    }

    /// Those of the hidden values of a proposal that says this fact again which `show` does not
    /// show of the fact as it stands, either.
    func hidden(_ values: [HiddenValue], _ proposal: JSONObject) -> [HiddenValue] {
        values.filter { value in
            let path = value.name.split(separator: "/")
            let said = proposal["data"]?.value(at: path[...])
            return !shown.contains { "data/\($0.name)" == value.name && $0.value == said }
        }
    }

    /// Puts sealed values back where they stood, but for those that are shown to nobody any more.
    private mutating func unseal(
        _ disclosures: [Disclosure], _ gone: [SealedValue], _ elsewhere: [Withheld],
        _ inside: String
    ) throws {
        var count = 0
        var value = StandingFact.withoutDigests(.object(data), &count)
        for sealed in gone {
            guard let name = sealed.name, name.hasPrefix(inside) else { continue }
            withheld.append(
                Withheld(
                    name: String(name.dropFirst(inside.count)),
                    words: EventText.gone(sealed) ?? ""))
            count -= 1
        }
        for disclosure in disclosures where disclosure.name.hasPrefix(inside) {
            if gone.contains(where: { $0.digest.utf8.elementsEqual(disclosure.digest.utf8) }) {
                continue
            }
            guard let sealed = disclosure.parsedValue else { continue }
            let name = disclosure.name.dropFirst(inside.count)
            if let taken = elsewhere.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) {
                withheld.append(taken)
                count -= 1
                continue
            }
            let path = name.split(separator: "/")
            value = value.putting(sealed, at: path[...])
            count -= 1
        }
        lost = max(0, count)
        if case .object(let object) = value { data = object }
    }

    /// The path of a field as `--set` takes it: `options[0].cost`.
    static func option(_ path: [Substring]) -> String {
        path.reduce(into: "") { text, step in
            text += Int(step) == nil ? (text.isEmpty ? "" : ".") + step : "[\(step)]"
        }
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
}

extension SealedValue {
    /// The event that says that it was suppressed or erased; the first of the log where none does.
    fileprivate var takenAwayBy: Position {
        switch standing {
        case .suppressed(_, _, let position), .erased(_, let position): position
        case .shown, .revealed, .sealed, .lost, .damaged: Position(0)
        }
    }
}

extension JSONValue {
    /// The value with another one at a path below it, as disclosures name it.
    func putting(_ sealed: JSONValue, at path: ArraySlice<Substring>) -> JSONValue {
        guard let step = path.first else { return sealed }
        let rest = path.dropFirst()
        switch self {
        case .object(var object):
            let name = String(step)
            object[name] = (object[name] ?? .object([:])).putting(sealed, at: rest)
            return .object(object)
        case .array(var items):
            guard let index = Int(step), items.indices.contains(index) else { return self }
            items[index] = items[index].putting(sealed, at: rest)
            return .array(items)
        default: return self
        }
    }

    /// The value at a path below it; nil when there is none.
    func value(at path: ArraySlice<Substring>) -> JSONValue? {
        guard let step = path.first else { return self }
        switch self {
        case .object(let object): return object[String(step)]?.value(at: path.dropFirst())
        case .array(let items):
            guard let index = Int(step), items.indices.contains(index) else { return nil }
            return items[index].value(at: path.dropFirst())
        default: return nil
        }
    }
}
