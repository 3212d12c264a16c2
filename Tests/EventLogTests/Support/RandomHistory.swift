import EventLog

/// A history made up from a seed number, kept beside the log in the plainest way there is.
struct RandomHistory {
    /// One event as the test knows it.
    struct Event {
        let position: UInt64
        let stream: String
        let id: EventID
        /// The id of the event that is corrected or withdrawn; nil for a fact.
        let target: EventID?
        /// Nil for a withdrawal.
        let amount: Int?
        let date: CivilDate
        let time: Instant?
    }

    private(set) var events: [Event] = []
    let ledger = TestLedger()
    private var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed) }

    /// Records `count` events: facts in order, late facts, corrections, withdrawals.
    mutating func grow(by count: Int, streams: Int) async throws {
        for _ in 0..<count {
            let stream = "till/02Q/\(Int.random(in: 0..<streams, using: &random))"
            let facts = events.filter { $0.stream == stream && $0.target == nil }
            if let fact = facts.randomElement(using: &random), random.happens(25) {
                try await random.happens(50)
                    ? add(stream, withdrawing: fact.id) : add(stream, stating: fact.id)
            } else {
                try await add(stream, stating: nil)
            }
        }
    }

    private mutating func add(_ stream: String, withdrawing target: EventID) async throws {
        let id = try await ledger.record(withdrawn(target, in: stream))
        events.append(
            Event(
                position: UInt64(events.count), stream: stream, id: id, target: target,
                amount: nil, date: day("2014-01-01"), time: nil))
    }

    private mutating func add(_ stream: String, stating target: EventID?) async throws {
        let amount = Int.random(in: 0...9, using: &random)
        // Mostly moving on, now and then far back.
        let base = random.happens(80) ? events.count / 8 : Int.random(in: 0...20, using: &random)
        let date = day("2013-07-01").adding(days: base)
        var time: Instant?
        if random.happens(40) {
            let start = Instant(startOfDayInLondon: date).microseconds
            time = Instant(
                microseconds: start + Int64.random(in: 0...3, using: &random) * 3_600_000_000)
        }
        let more = time.map { "\"time\":\"\($0)\"" } ?? ""
        let text =
            target.map { corrected($0, to: amount, on: "\(date)", in: stream, more) }
            ?? counted(amount, on: "\(date)", in: stream, more)
        let id = try await ledger.record(text)
        events.append(
            Event(
                position: UInt64(events.count), stream: stream, id: id, target: target,
                amount: amount, date: date, time: time))
    }

    /// What a till's trace must be: worked out from the definition, event by event.
    func trace(of stream: String, knownAt size: Int, asOf: CivilDate?) -> [String] {
        let known = events.prefix(size).filter { $0.stream == stream }
        var lines: [(key: (CivilDate, Int64, UInt64), text: String)] = []
        for fact in known where fact.target == nil {
            let said = known.last { $0.target == fact.id } ?? fact
            guard let amount = said.amount, said.date <= asOf ?? said.date else { continue }
            let own = key(fact.date, fact.time, fact.position)
            let isLate = known.contains {
                $0.target == nil && $0.position < fact.position
                    && own < key($0.date, $0.time, $0.position)
            }
            let time = said.time.map(\.description) ?? "-"
            let text =
                "counted \(amount) \(fact.id) \(fact.position)/\(said.position) "
                + "\(said.date) \(time) \(isLate)"
            lines.append((key(said.date, said.time, fact.position), text))
        }
        return lines.sorted { $0.key < $1.key }.map(\.text)
    }

    private func key(
        _ date: CivilDate, _ time: Instant?, _ position: UInt64
    ) -> (CivilDate, Int64, UInt64) {
        (date, (time ?? Instant(startOfDayInLondon: date)).microseconds, position)
    }
}
