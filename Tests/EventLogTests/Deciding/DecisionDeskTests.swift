import EventLog
import Testing

/// Decides lines one after the other, against what is recorded and what was accepted before.
private final class Story {
    let ledger = TestLedger()
    private let capacity: Int
    private let attentive: Int
    private let isForgetful: Bool
    private var desk: DecisionDesk?
    private var pending: [StreamName: [PendingLine]] = [:]
    private var types: [EventID: (EventTypeName, StreamName)] = [:]
    private var count: UInt64 = 0

    /// A forgetful story asks a new desk each time.
    init(capacity: Int = 65_536, attentive: Int = 65_536, isForgetful: Bool = false) {
        self.capacity = capacity
        self.attentive = attentive
        self.isForgetful = isForgetful
    }

    @discardableResult
    func given(_ lines: String...) async throws -> [EventID] {
        var ids: [EventID] = []
        for line in lines { ids.append(try await ledger.record(line)) }
        count = ledger.size.count
        return ids
    }

    /// Asks for a line to be recorded; its id, and the version of its stream before it.
    @discardableResult
    func when(_ text: String) throws -> (id: EventID, version: StreamVersion) {
        let proposal = try Proposal(line: Array(text.utf8))
        let valid = try catalogue.validate(proposal, defaults: defaults) {
            types[$0] ?? ledger.typeOfEvent($0)
        }
        let id = EventLogTests.id(count + 1)
        if isForgetful || desk == nil { desk = newDesk() }
        guard let desk else { preconditionFailure("no desk") }
        let version = try desk.decide(valid, id: id, position: Position(count))
        let subject = proposal.header.subject
        pending[subject, default: []].append(
            PendingLine(id: id, position: Position(count), bytes: proposal.bytes))
        types[id] = (proposal.header.type, subject)
        count += 1
        return (id, version)
    }

    /// Adds a line that was accepted without asking the desk, which is told of its stream.
    func added(_ text: String) throws {
        let proposal = try Proposal(line: Array(text.utf8))
        desk?.letGo(of: proposal.header.subject)
        pending[proposal.header.subject, default: []].append(
            PendingLine(
                id: EventLogTests.id(count + 1), position: Position(count), bytes: proposal.bytes))
        count += 1
    }

    func refusal(_ text: String) -> Refusal? {
        do {
            try when(text)
            return nil
        } catch {
            return error as? Refusal ?? Refusal(rule: "another error", sentence: "\(error)")
        }
    }

    private func newDesk() -> DecisionDesk {
        DecisionDesk(
            catalogue, ledger.store, at: ledger.size,
            recordedTime: instant("2020-01-01T00:00:00Z"), capacity: capacity,
            attentive: attentive
        ) { [unowned self] stream in
            // What another stream has is given, too, and is not to count.
            let others = pending.filter { $0.key != stream }.values.first ?? []
            return others + (pending[stream] ?? [])
        }
    }
}

@Test func `a fact that comes last is decided against all before it`() async throws {
    let story = Story()
    try await story.given(counted(600, on: "2013-04-01"))
    #expect(try story.when(counted(300, on: "2013-04-02")).version == StreamVersion(1))
    #expect(story.refusal(counted(200, on: "2013-04-03"))?.rule == "till-is-full")
    #expect(try story.when(counted(100, on: "2013-04-03")).version == StreamVersion(2))
    #expect(
        story.refusal(counted(1, on: "2013-04-03"))?.sentence
            == "The till would hold 1001; it holds 1,000 at most.")
}

@Test func `a late fact is decided against what precedes it, not what follows`() async throws {
    let story = Story()
    try await story.given(counted(600, on: "2013-04-01"), closed(on: "2013-04-10"))
    #expect(story.refusal(counted(1, on: "2013-04-10"))?.restsOn == [Position(1)])
    #expect(story.refusal(counted(1, on: "2013-04-11"))?.rule == "till-is-closed")
    #expect(try story.when(counted(400, on: "2013-04-09")).version == StreamVersion(2))
    #expect(story.refusal(counted(1, on: "2013-04-09"))?.rule == "till-is-full")
    #expect(story.refusal(closed(on: "2013-04-12"))?.rule == "till-is-closed")
}

@Test func `a correction is decided where the corrected fact then stands`() async throws {
    let story = Story()
    let ids = try await story.given(
        counted(100, on: "2013-04-01"), closed(on: "2013-04-10"))
    #expect(story.refusal(corrected(ids[0], to: 100, on: "2013-04-11"))?.rule == "till-is-closed")
    #expect(story.refusal(corrected(ids[0], to: 1_001))?.rule == "till-is-full")
    #expect(try story.when(corrected(ids[0], to: 1_000)).version == StreamVersion(2))
    #expect(story.refusal(counted(1, on: "2013-04-05"))?.rule == "till-is-full")
    try story.when(corrected(ids[0], to: 500, on: "2013-04-05"))
    try story.when(counted(600, on: "2013-04-04"))
    #expect(story.refusal(counted(401, on: "2013-04-04"))?.rule == "till-is-full")
}

@Test func `a fact that a correction moved ahead makes later ones late`() async throws {
    let story = Story()
    let ids = try await story.given(closed(on: "2013-04-01"))
    #expect(story.refusal(counted(1, on: "2013-04-02"))?.rule == "till-is-closed")
    let moved = line(
        Correction.corrected.text,
        #"{"reasonCode":"wrongDay","occurredon":"2013-04-09","data":{}}"#, on: "2014-01-01",
        "\"corrects\":\"\(ids[0])\"")
    try story.when(moved)
    try story.when(counted(1, on: "2013-04-08"))
    #expect(story.refusal(counted(1, on: "2013-04-09"))?.rule == "till-is-closed")
}

@Test func `a fact is withdrawn once, until a correction reinstates it`() async throws {
    let story = Story()
    let ids = try await story.given(closed(on: "2013-04-01"))
    try story.when(withdrawn(ids[0]))
    let twice = try #require(story.refusal(withdrawn(ids[0])))
    #expect(twice.rule == "withdrawn-twice" && twice.restsOn == [Position(1)])
    try story.when(counted(1, on: "2013-04-02"))
    let again = line(
        Correction.corrected.text,
        #"{"reasonCode":"other","occurredon":"2013-04-01","data":{}}"#, on: "2014-01-01",
        "\"corrects\":\"\(ids[0])\"")
    try story.when(again)
    #expect(story.refusal(counted(1, on: "2013-04-03"))?.rule == "till-is-closed")
    try story.when(withdrawn(ids[0]))
    #expect(story.refusal(withdrawn(ids[0]))?.rule == "withdrawn-twice")
}

@Test func `pending lines count as if they were recorded`() async throws {
    let story = Story(isForgetful: true)
    let (first, version) = try story.when(counted(600))
    #expect(version == .none)
    #expect(story.refusal(counted(401))?.rule == "till-is-full")
    #expect(try story.when(corrected(first, to: 100)).version == StreamVersion(1))
    #expect(try story.when(counted(900)).version == StreamVersion(2))
    try story.when(withdrawn(first))
    #expect(story.refusal(withdrawn(first))?.restsOn == [Position(3)])
    #expect(try story.when(counted(100)).version == StreamVersion(4))
}

@Test func `a refused line leaves everything as it was`() async throws {
    let story = Story()
    try await story.given(counted(900))
    for _ in 0..<3 { #expect(story.refusal(counted(101))?.rule == "till-is-full") }
    #expect(try story.when(counted(100)).version == StreamVersion(1))
}

@Test func `what was accepted without the desk counts once it has let go of the stream`()
    async throws
{
    let story = Story()
    try await story.given(counted(100, on: "2013-04-01"))
    try story.when(counted(500, on: "2013-04-02"))
    try story.added(counted(300, on: "2013-04-03"))
    #expect(story.refusal(counted(200, on: "2013-04-04"))?.rule == "till-is-full")
    #expect(try story.when(counted(100, on: "2013-04-05")).version == StreamVersion(3))
}

@Test func `a target that its stream does not hold is refused`() async throws {
    let ledger = TestLedger()
    try await ledger.record(counted(1))
    let proposal = try Proposal(line: Array(withdrawn(id(77)).utf8))
    let valid = try catalogue.validate(proposal, defaults: defaults) { _ in
        (Counted.name, stream("till/02Q/1"))
    }
    let desk = DecisionDesk(
        catalogue, ledger.store, at: ledger.size, recordedTime: instant("2020-01-01T00:00:00Z")
    ) { _ in [] }
    #expect(desk.size == LogSize(1))
    let refusal = #expect(throws: Refusal.self) {
        _ = try desk.decide(valid, id: id(9), position: Position(1))
    }
    #expect(refusal?.rule == "corrected-event-not-in-stream")
}

@Test(arguments: [1, 2, 3] as [UInt64])
func `how many streams are kept at hand changes no decision`(seed: UInt64) async throws {
    print("DecisionDeskTests: seed number \(seed)")
    let stories = [
        Story(), Story(capacity: 0), Story(capacity: 2), Story(capacity: 4), Story(capacity: 7),
        Story(attentive: 0), Story(attentive: 2), Story(attentive: 3),
        Story(capacity: 4, attentive: 1), Story(isForgetful: true),
    ]
    var random = SeededRandom(seed)
    for story in stories {
        try await story.given(counted(1, in: "till/02Q/0"), closed(in: "till/02Q/1"))
    }
    var facts = [(id(1), "till/02Q/0")]
    var refused = 0
    for _ in 0..<100 {
        let name = "till/02Q/\(Int.random(in: 0..<6, using: &random))"
        let date = "\(day("2013-04-01").adding(days: Int.random(in: 0..<25, using: &random)))"
        let amount = Int.random(in: 0...150, using: &random)
        let target = facts.randomElement(using: &random) ?? facts[0]
        let text =
            switch Int.random(in: 0..<10, using: &random) {
            case 0: closed(on: date, in: name)
            case 1, 2: corrected(target.0, to: amount, on: date, in: target.1)
            case 3: withdrawn(target.0, in: target.1)
            default: counted(amount, on: date, in: name)
            }
        let outcomes = stories.map { story -> (String, EventID?) in
            do {
                let (id, version) = try story.when(text)
                return ("accepted \(id) \(version)", id)
            } catch {
                return ("\(error)", nil)
            }
        }
        #expect(Set(outcomes.map(\.0)).count == 1, "seed \(seed): \(text) \(outcomes.map(\.0))")
        if let id = outcomes[0].1 {
            if text.contains(Counted.name.text) { facts.append((id, name)) }
        } else {
            refused += 1
        }
    }
    #expect(refused > 5 && refused < 95, "seed \(seed)")
}
