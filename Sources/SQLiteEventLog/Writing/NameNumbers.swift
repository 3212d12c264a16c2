internal import EventLog

/// Numbers for names that are never forgotten: event types, tags.
struct NameNumbers {
    private let connection: Connection
    private let table: String
    private var numbers: [String: Int64] = [:]
    private var lastNumber: Int64?

    /// The most names that are kept at hand.
    private static let capacity = 100_000

    /// - Parameter table: A table of `number` and `name`.
    init(_ connection: Connection, table: String) {
        self.connection = connection
        self.table = table
    }

    /// The number of a name; a new name gets one, and a row.
    mutating func number(of name: String) throws(StoreError) -> Int64 {
        if let known = numbers[name] { return known }
        let number: Int64
        if let stored = try NameNumbers.find(name, in: table, connection) {
            number = stored
        } else {
            number = try insert(name)
        }
        if numbers.count >= NameNumbers.capacity { numbers.removeAll() }
        numbers[name] = number
        return number
    }

    /// Forgets everything: somebody else has written, or what was written did not stay.
    mutating func removeAll() {
        numbers.removeAll()
        lastNumber = nil
    }

    /// The number of a name; nil when it has none.
    static func find(
        _ name: String, in table: String, _ connection: Connection
    ) throws(StoreError) -> Int64? {
        let select = try connection.statement("SELECT number FROM \(table) WHERE name = ?")
        select.bind(1, text: name)
        defer { select.reset() }
        return try select.step() ? select.int(0) : nil
    }

    private mutating func insert(_ name: String) throws(StoreError) -> Int64 {
        if lastNumber == nil {
            lastNumber = try connection.number("SELECT max(number) FROM \(table)")
        }
        let last = lastNumber ?? 0
        let insert = try connection.statement("INSERT INTO \(table) (number, name) VALUES (?, ?)")
        insert.bind(1, last + 1)
        insert.bind(2, text: name)
        try insert.run()
        lastNumber = last + 1
        return last + 1
    }
}
