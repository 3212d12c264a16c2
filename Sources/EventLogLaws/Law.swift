internal import EventLog

/// One promise that every store keeps: a sentence, and what shows whether it is true.
public struct Law: Sendable {
    /// The promise, as a sentence.
    public let name: String
    /// Throws ``LawBroken``, or whatever the store throws, when the promise is not kept.
    public let body: @Sendable (StoreMaker) async throws -> Void

    /// - Parameters:
    ///   - name: The promise, as a sentence.
    ///   - body: Throws when it is not kept.
    public init(_ name: String, _ body: @escaping @Sendable (StoreMaker) async throws -> Void) {
        self.name = name
        self.body = body
    }

    /// Everything that a store promises.
    public static let all: [Law] =
        appendLaws + versionLaws + requestLaws + timeLaws + readLaws + proofLaws + keepingLaws
        + concurrencyLaws + destroyingLaws
}

extension Law: CustomStringConvertible {
    /// The promise.
    public var description: String { name }
}

/// A store did not keep a law.
public struct LawBroken: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was found instead.
    public let description: String

    /// - Parameter description: What was found instead.
    public init(_ description: String) { self.description = description }
}

/// - Throws: ``LawBroken`` unless the condition holds.
func require(
    _ condition: Bool, _ reason: @autoclosure () -> String, line: Int = #line
) throws {
    if !condition { throw LawBroken("line \(line): \(reason())") }
}

/// - Throws: ``LawBroken`` unless the two are equal.
func require<Value: Equatable>(
    _ found: Value, is expected: Value, _ what: String, line: Int = #line
) throws {
    if found == expected { return }
    throw LawBroken("line \(line): \(what): \(found), and should be \(expected)")
}

/// - Throws: ``LawBroken`` unless the request is refused in this way and leaves no trace.
func require(
    _ request: AppendRequest, to store: any EventStore, isRefusedAs expected: AppendError,
    line: Int = #line
) async throws {
    let before = try store.head()
    do throws(AppendError) {
        _ = try await store.append(request)
    } catch {
        try require(error, is: expected, "the refusal", line: line)
        try require(try store.head(), is: before, "the head after a refusal", line: line)
        return
    }
    throw LawBroken("line \(line): not refused, and should be: \(expected)")
}
