import EventLog

extension Array {
    /// Takes in an account: of a thing on record it is another one, which contests it unless it
    /// says the same; of another thing it is the first.
    mutating func takeAccount<Value>(
        _ value: Value, _ fact: Fact, where isSameThing: (Stated<Value>) -> Bool
    ) where Element == Stated<Value> {
        if let place = lastIndex(where: isSameThing) {
            self[place].contestUnlessSame(value, fact)
        } else {
            append(Stated(value, fact))
        }
    }

    /// Takes in an account of a thing of which there is one a day.
    mutating func takeDailyAccount<Value>(_ value: Value, _ fact: Fact)
    where Element == Stated<Value> {
        takeAccount(value, fact) { $0.on == fact.occurredOn }
    }

    /// Takes in another account of the last thing on record: another day contradicts it too.
    mutating func takeLastAccount<Value>(_ value: Value, _ fact: Fact)
    where Element == Stated<Value> {
        guard let place = indices.last else { return append(Stated(value, fact)) }
        if self[place].value != value || self[place].on != fact.occurredOn {
            self[place].contest(with: value, fact)
        }
    }
}
