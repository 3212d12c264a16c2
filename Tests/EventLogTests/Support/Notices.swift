import EventLog

/// An area made up for tests, whose one type makes sealed values known.
enum Notices: EventArea {
    static let name = "ledger"
    static let streamForm = "ledger/{name}"
    static var types: [EventType<Notices>] { [EventType(ValuesRevealed.self)] }
    typealias Refusal = Till.Refusal

    struct State: Hashable, Sendable {
        var count = 0
    }

    static func initial(_ stream: StreamName) -> State { State() }

    /// Tills, and what makes their sealed values known.
    static let catalogue = Catalogue([Till.self, Notices.self])
}

struct ValuesRevealed: EventData {
    static let table = FieldTable(event: ValuesRevealed.self)
    static let name = RevealEvent.name
    static let summary = "Sealed values are made known."
    typealias Area = Notices

    let stream: StreamName
    var tags: [String] { [RevealEvent.tag(of: stream)] }

    init(from fields: inout FieldReader) {
        _ = fields.required("event", "Whose values they are.") as EventID
        stream = fields.required("stream", "The stream of that.")
        _ = fields.list("disclosures", "The values.", isRequired: true) as [RevealedDisclosure]
    }

    func apply(to state: inout Notices.State, _ fact: Fact) { state.count += 1 }
}

extension TestLedger {
    /// A till that is worth so much, which is sealed, and has a lock with a sealed code.
    static func described(_ worth: Int, _ code: Int, _ more: String = "") -> String {
        line(
            "till.described.v1",
            #"{"title":"t","drawers":[{"label":"a","lock":{"isDouble":true,"code":\#(code)}}],"#
                + #""value":\#(worth)}"#, on: "2013-04-01", more)
    }

    /// What makes sealed values of an event known, all of them or those with these names.
    func reveal(
        _ index: UInt64, _ names: [String] = [], on day: String = "2013-05-01",
        in till: String = "till/02Q/1", _ more: String = ""
    ) throws -> String {
        line(
            RevealEvent.name.text, try revealData(index, names, in: till), on: day,
            in: "ledger/notices", more)
    }

    /// The data of that.
    func revealData(
        _ index: UInt64, _ names: [String] = [], in till: String = "till/02Q/1"
    ) throws -> String {
        let header = try leaf(at: index).withUnsafeBufferPointer { try LeafHeader($0) }
        let encoded = store.disclosures(at: Position(index))
            .filter { names.isEmpty || names.contains($0.name) }.map { "\"\($0.encoded)\"" }
        return #"{"event":"\#(header.id)","stream":"\#(till)","disclosures":["#
            + encoded.joined(separator: ",") + "]}"
    }
}
