internal import EventLog

/// Values under keys, in the order in which their keys were first met; none is ever removed.
public struct KeyedList<Key: Hashable & Sendable, Value: Hashable & Sendable>: Hashable, Sendable {
    /// In the order in which their keys were first met.
    public private(set) var values: [Value] = []
    /// Where the value of each key stands among the values.
    private var places: [Key: Int] = [:]

    init() {}

    /// The value under a key; nil when there is none.
    public subscript(key: Key) -> Value? { places[key].map { values[$0] } }

    /// Changes the value under a key in its place, after putting `initial` there when it is new.
    mutating func update(
        _ key: Key, orInsert initial: @autoclosure () -> Value, _ change: (inout Value) -> Void
    ) {
        if let place = places[key] { return change(&values[place]) }
        var value = initial()
        change(&value)
        places[key] = values.count
        values.append(value)
    }
}

extension KeyedList {
    /// Takes in the only day of a thing that happens once: another value or day contests it.
    mutating func contestDay<Content>(_ key: Key, _ content: Content, _ fact: Fact)
    where Value == Stated<Content> {
        update(key, orInsert: Stated(content, fact)) {
            if $0.value != content || $0.on != fact.occurredOn { $0.contest(with: content, fact) }
        }
    }
}
