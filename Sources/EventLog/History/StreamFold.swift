/// Why a history could not be folded.
public enum FoldError: Error, Hashable, Sendable {
    /// The event is of a type that this release cannot read.
    case unreadable(Position, String)
    /// The event's data is not what its type says.
    case damaged(Position, String)
    /// The store could not be read.
    case store(StoreError)
}

extension FoldError: CustomStringConvertible {
    /// One sentence.
    public var description: String {
        switch self {
        case .unreadable(let position, let why): "event \(position) cannot be folded: \(why)"
        case .damaged(let position, let why): "event \(position) is damaged: \(why)"
        case .store(let error): error.description
        }
    }
}

extension Catalogue {
    /// The state of one stream: the fold of its history, as of a day.
    ///
    /// - Throws: ``FoldError``.
    public func state<Area: EventArea>(
        of stream: StreamName, in area: Area.Type, history: StreamHistory, asOf day: CivilDate?
    ) throws(FoldError) -> Area.State {
        guard let machine = machine(ofArea: Area.name) else {
            preconditionFailure("an area that the catalogue does not hold")
        }
        let box = try fold(history.facts(asOf: day), of: stream, machine: machine)
        return StateBoxOf<Area.State>.of(box).state
    }

    /// Folds facts in the order given.
    func fold(
        _ facts: some Sequence<StatedFact>, of stream: StreamName, machine: Int
    ) throws(FoldError) -> StateBox {
        let box = machines[machine].initial(stream)
        for fact in facts { try apply(fact, to: box, machine: machine) }
        return box
    }

    /// Applies one fact.
    func apply(_ fact: StatedFact, to box: StateBox, machine: Int) throws(FoldError) {
        let position = fact.fact.statedAt
        guard let name = EventTypeName(fact.type),
            case .event(machine, let type, let upcasters)? = reference(to: name)
        else { throw .unreadable(position, whyUnreadable(fact.type)) }
        var log = FieldLog(purpose: fact.purpose)
        log.revealed = fact.revealed
        let read = fact.leaf.withUnsafeBufferPointer { leaf in
            let input = FieldInput(document: leaf, range: fact.data)
            return withPresentShape(input, upcasters) {
                machines[machine].read(type, $0, &log)
            }
        }
        guard let event = read else { throw .damaged(position, "its data is no object") }
        if let issue = log.issues.first {
            throw .damaged(position, "\(issue.path): \(issue.reason)")
        }
        machines[machine].apply(event, to: box, fact.fact)
    }

    /// Calls `body` with the data in the present shape of its type; nil when it has none.
    func withPresentShape<Result>(
        _ input: FieldInput, _ upcasters: [Upcaster], _ body: (FieldInput) -> Result
    ) -> Result? {
        guard !upcasters.isEmpty else { return body(input) }
        guard let bytes = upcasters.bytes(from: input) else { return nil }
        return bytes.withUnsafeBufferPointer {
            body(FieldInput(document: $0, range: 0..<$0.count))
        }
    }
}
