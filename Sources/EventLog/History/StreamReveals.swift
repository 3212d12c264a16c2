/// A sealed value of an event that another event has made known, as it becomes part of the fact.
public struct RevealedValue: Hashable, Sendable {
    /// The path of its field below the data of the fact, segments joined with `/`.
    public let name: String
    /// The value as canonical JSON.
    public let value: JSONValueBytes
    /// The event that made it known.
    public let by: Position
    /// The day on which that happened: as of an earlier day the value is sealed.
    public let on: CivilDate
    /// What stands for it in the leaf.
    let digest: String

    /// The same value below the fact of a correction, whose fields lie one step further down; nil
    /// when it is none of the fact's.
    fileprivate var ofRestatedFact: RevealedValue? {
        guard name.utf8.starts(with: "data/".utf8) else { return nil }
        let below = String(decoding: Array(name.utf8.dropFirst(5)), as: UTF8.self)
        return RevealedValue(name: below, value: value, by: by, on: on, digest: digest)
    }
}

/// What had been made known of the sealed values of one stream.
struct StreamReveals {
    private var values: [EventID: [RevealedValue]] = [:]

    /// Nothing was made known.
    static let none = StreamReveals()

    private init() {}

    /// Takes in the reveals that stand, in the order of their history.
    init(_ reveals: [StatedFact], of stream: StreamName) {
        for reveal in reveals where reveal.type == RevealEvent.name.text {
            let statement = reveal.leaf.withUnsafeBufferPointer { leaf in
                RevealStatement(FieldInput(document: leaf, range: reveal.data))
            }
            guard let statement, statement.stream == stream else { continue }
            for disclosure in statement.disclosures {
                guard let value = disclosure.value else { continue }
                values[statement.event, default: []].append(
                    RevealedValue(
                        name: disclosure.name, value: value, by: reveal.fact.statedAt,
                        on: reveal.fact.occurredOn, digest: disclosure.digest.text))
            }
        }
    }

    var isEmpty: Bool { values.isEmpty }

    /// What is known of a fact, each value once: of the event that states it now, and only what
    /// stands in its leaf. Of a proposal that is still pending that was looked up before.
    func values(of fact: StatedFact) -> [RevealedValue] {
        guard let candidates = values[fact.statedID] else { return [] }
        var wanted = fact.purpose == .leaf ? Set(SealedDigests.all(in: fact.leaf)) : nil
        var seen: Set<String> = []
        return candidates.compactMap { value in
            if wanted != nil, wanted?.remove(value.digest) == nil { return nil }
            guard seen.insert(value.digest).inserted else { return nil }
            return fact.fact.statedAt == fact.fact.position ? value : value.ofRestatedFact
        }
    }
}

extension EventStore {
    /// What had been made known of the sealed values of a stream when the log had `size` events.
    ///
    /// - Parameter pending: Reveals that are decided on and not recorded yet.
    func reveals(
        of stream: StreamName, knownAt size: LogSize, pending: [Statement] = []
    ) throws(StoreError) -> StreamReveals {
        var statements = try statements(.tag(RevealEvent.tag(of: stream)), knownAt: size)
        for reveal in statements where reveal.corrects == nil {
            statements += try self.statements(
                .tag(RevealEvent.correctionTag(of: reveal.id)), knownAt: size)
        }
        statements += pending
        guard !statements.isEmpty else { return .none }
        statements.sort { $0.position < $1.position }
        return StreamReveals(StreamHistory(statements).facts, of: stream)
    }
}
