import EventLog

/// An area made up for tests: amounts are counted into a till until it is closed.
///
/// Its state keeps a trace of all that was applied, so that two folds are the same only when they
/// applied the same facts in the same order.
enum Till: EventArea {
    static let name = "till"
    static let streamForm = "till/{body}/{ref}"
    static var types: [EventType<Till>] {
        [EventType(Counted.self), EventType(Closed.self), EventType(Described.self)]
    }

    struct State: Hashable, Sendable {
        let stream: StreamName
        var trace: [String] = []
        var total: Int64 = 0
        var closed: Position?
        /// What the till was said to be worth, once that was revealed.
        var worth: Int64?
    }

    enum Refusal: RefusalReason {
        case isClosed(Position)
        case isFull(Int64)

        var rule: String {
            switch self {
            case .isClosed: "till-is-closed"
            case .isFull: "till-is-full"
            }
        }
        var sentence: String {
            switch self {
            case .isClosed(let position): "The till was closed by event \(position)."
            case .isFull(let total): "The till would hold \(total); it holds 1,000 at most."
            }
        }
        var restsOn: [Position] {
            switch self {
            case .isClosed(let position): [position]
            case .isFull: []
            }
        }
    }

    static func initial(_ stream: StreamName) -> State { State(stream: stream) }

    static func trace(_ what: String, _ fact: Fact) -> String {
        "\(what) \(fact.id) \(fact.position)/\(fact.statedAt) \(fact.occurredOn) "
            + "\(fact.time.map(\.description) ?? "-") \(fact.isLate)"
    }
}

struct Counted: EventData {
    typealias Area = Till
    static let table = FieldTable(event: Counted.self)
    static let name = EventTypeName(known: "till.counted.v1")
    static let summary = "An amount is counted into a till."

    let amount: Int64
    let supplier: Reference?
    var tags: [String] { supplier.map { ["supplier:\($0)"] } ?? [] }

    init(from fields: inout FieldReader) {
        amount = fields.required("amount", "How much.", unit: "pence", source: "made up")
        supplier = fields.optional("supplier", "Who brought it.")
        fields.sealed("note", String.self, .narrative, "Why, in words.")
    }

    func check(in state: Till.State, _ fact: Fact) throws(Till.Refusal) {
        if let closed = state.closed { throw .isClosed(closed) }
        if state.total + amount > state.worth ?? 1_000 { throw .isFull(state.total + amount) }
    }

    func apply(to state: inout Till.State, _ fact: Fact) {
        state.total += amount
        state.trace.append(Till.trace("counted \(amount)", fact))
    }
}

struct Closed: EventData {
    typealias Area = Till
    static let table = FieldTable(event: Closed.self)
    static let name = EventTypeName(known: "till.closed.v1")
    static let summary = "A till is closed."

    init(from fields: inout FieldReader) {}

    func check(in state: Till.State, _ fact: Fact) throws(Till.Refusal) {
        if let closed = state.closed { throw .isClosed(closed) }
    }

    func apply(to state: inout Till.State, _ fact: Fact) {
        state.closed = fact.statedAt
        state.trace.append(Till.trace("closed", fact))
    }
}

/// A type with a field of every kind.
struct Described: EventData {
    typealias Area = Till
    static let table = FieldTable(event: Described.self)
    static let name = EventTypeName(known: "till.described.v1")
    static let summary = "A till is described."

    enum Colour: String, CodeList { case red, lightBlue = "light-blue" }

    struct Drawer: FieldGroup, Hashable {
        static let table = FieldTable(Drawer.self)
        let label: String
        let lock: Lock?
        let coins: [Int64]

        init(from fields: inout FieldReader) {
            label = fields.required("label", "What stands on it.")
            lock = fields.optional("lock", "What keeps it shut.")
            coins = fields.list("coins", "The coins in it.", unit: "pence")
            fields.sealed("hint", String.self, .restricted, "Where the key lies.")
        }
    }

    struct Lock: FieldGroup, Hashable {
        static let table = FieldTable(Lock.self)
        let isDouble: Bool
        let code: Revealed<Int64>?

        init(from fields: inout FieldReader) {
            isDouble = fields.required("isDouble", "Whether it locks twice.")
            code = fields.sealed(
                "code", Int64.self, .embargoed, "What opens it.", isRequired: true,
                audience: .auditors)
        }
    }

    /// A group that is sealed whole, and has a sealed field of its own.
    struct Owner: FieldGroup {
        static let table = FieldTable(Owner.self)
        init(from fields: inout FieldReader) {
            let name: String = fields.required("name", "Who.")
            _ = name
            fields.sealed("remark", String.self, .narrative, "What is said of it.")
        }
    }

    let title: String
    let colour: Colour?
    let made: CivilDate?
    let drawers: [Drawer]
    let value: Revealed<Int64>?

    init(from fields: inout FieldReader) {
        title = fields.required("title", "What it is called.")
        colour = fields.optional("colour", "Its colour.")
        made = fields.optional("made", "When it was made.")
        drawers = fields.list("drawers", "Its drawers.", isRequired: true)
        value = fields.sealed(
            "value", Int64.self, .embargoed, "What it is worth.",
            audience: .after(Closed.name))
        fields.sealed("owner", Owner.self, .restricted, "Whose it is.", audience: .parties)
        fields.sealed("contact", String.self, .personal, "Who to ask.")
        _ = fields.optional("personRef", "Whose contact it is.") as Reference?
    }

    func apply(to state: inout Till.State, _ fact: Fact) {
        let codes = drawers.compactMap { $0.lock?.code }.map { "\($0.value) by \($0.by)" }
        let worth = value.map { ["worth \($0.value) by \($0.by)"] } ?? []
        let known = (worth + codes).map { " \($0)" }.joined()
        if let value { state.worth = value.value }
        state.trace.append(Till.trace("described \(title) \(drawers.count)\(known)", fact))
    }
}
