internal import CanonicalJSON
internal import Ledger
internal import SafeFiles

/// What only reads, measured in a process of its own, as who replays a ledger would run it: what
/// recording held of the memory does not count as its own.
struct BenchReading {
    let place: String

    /// The rows of `bench --ledger`.
    ///
    /// - Parameters:
    ///   - folder: That of the ledger.
    ///   - program: The path of ccgledger.
    /// - Throws: ``Failure`` when the other process fails.
    func rows(of folder: String, by program: String) throws -> [BenchRow] {
        let answer = "\(place)/reading.json"
        let status = ChildProcess.run(
            [program, "bench", "--ledger", folder, "--json"], output: answer, messages: nil)
        guard status == 0 else {
            throw Failure(
                .unexpected, "reading could not be measured",
                hint: "what it said stands above")
        }
        return try BenchReading.rows(in: try SafeFiles.read(answer, limit: 1 << 20))
    }

    /// The rows of an answer in JSON.
    static func rows(in answer: [UInt8]) throws(Failure) -> [BenchRow] {
        let value = try? JSONValue(
            parsing: answer, profile: .interchange(maximumLength: answer.count))
        guard case .object(let object)? = value, case .array(let rows)? = object["rows"] else {
            throw stranger
        }
        return try rows.map { row throws(Failure) in
            guard case .object(let json) = row, let row = BenchRow(json) else { throw stranger }
            return row
        }
    }

    private static var stranger: Failure {
        Failure(.unexpected, "the other process answered something else", hint: nil)
    }
}
