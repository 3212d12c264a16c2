/// The newest facts of a stream, in order and not yet folded into what came before them: one that
/// comes a little late still finds its place, and one that is corrected soon can be said again.
///
/// Every event in it has its fact.
struct WaitingFacts {
    /// In the order of the history.
    private(set) var events: [AnyEvent] = []
    /// The last fact that no longer waits.
    private(set) var applied: HistoryOrder?
    /// The order of the last of ``events``: most facts come after it, and finding that out by the
    /// event would fetch an object that nobody has touched for long.
    private var newest: HistoryOrder?

    /// - Parameter applied: The last fact that is folded in already.
    init(after applied: HistoryOrder? = nil) { self.applied = applied }

    /// Whether a fact with this order stands after all that no longer wait.
    func admits(_ order: HistoryOrder) -> Bool { applied.map { $0 <= order } ?? true }

    /// How many of the facts stand before one with this order.
    func place(of order: HistoryOrder) -> Int {
        guard let newest, order < newest else { return events.count }
        var place = events.count
        while place > 0, let before = events[place - 1].event.fact, order < before.order {
            place -= 1
        }
        return place
    }

    /// The event whose fact this is; nil when it does not wait.
    func event(_ id: EventID) -> AnyEvent? {
        events.first { $0.event.fact?.id == id }
    }

    /// Puts an event in its place.
    mutating func insert(_ event: AnyEvent, _ fact: Fact) {
        event.event.fact = fact
        let place = place(of: fact.order)
        if place == events.count {
            newest = fact.order
            events.append(event)
        } else {
            events.insert(event, at: place)
        }
    }

    /// Takes an event out.
    mutating func remove(_ id: EventID) {
        events.removeAll { $0.event.fact?.id == id }
        newest = events.last?.event.fact?.order
    }

    /// Takes out the first events, which `body` folds in.
    mutating func apply(_ count: Int, _ body: (AnyEvent, Fact) -> Void) {
        for event in events.prefix(count) {
            guard let fact = event.event.fact else { continue }
            body(event, fact)
            applied = max(applied ?? fact.order, fact.order)
        }
        events.removeFirst(count)
        if events.isEmpty { newest = nil }
    }
}
