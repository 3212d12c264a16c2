internal import CanonicalJSON

/// A value that a field can hold.
///
/// Reading never throws: a value that does not fit is reported to the log, with its place, and
/// `example` is returned, so that one pass finds everything that is wrong with a line.
public protocol FieldValue: Sendable {
    /// What `types` and the JSON Schema say of it.
    static var shape: FieldShape { get }
    /// Some value of the type; never recorded.
    static var example: Self { get }
    /// Reads the value at `input`, or reports why it cannot and returns ``example``.
    static func read(_ input: FieldInput, _ log: inout FieldLog) -> Self
}

/// An object with named fields of its own.
public protocol FieldGroup: FieldValue {
    /// The names of its fields; `FieldTable(Self.self)`, kept in a `static let`.
    static var table: FieldTable { get }
    /// Declares each field once and reads it.
    init(from fields: inout FieldReader)
}

extension FieldGroup {
    /// What `types` and the JSON Schema say of it.
    public static var shape: FieldShape { .group(table.fields) }

    /// Some value of the type; never recorded.
    public static var example: Self {
        var reader = FieldReader(describing: ())
        return Self(from: &reader)
    }

    /// Reads the value, or reports why it cannot.
    @inlinable
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> Self {
        let before = log.enter()
        var reader = FieldReader(input, table: table, log: &log)
        let value = Self(from: &reader)
        reader.finish(&log)
        log.leave(to: before)
        return value
    }
}

/// A value in JSON whose syntax has been checked: the document, and where the value stands in it.
///
/// Valid only while the call that handed it out runs.
public struct FieldInput {
    /// The whole document.
    public let document: UnsafeBufferPointer<UInt8>
    /// The bytes of the value, without the space around it.
    public let range: Range<Int>

    /// - Parameters:
    ///   - document: The whole document, already read once by a strict reader.
    ///   - range: The bytes of the value.
    public init(document: UnsafeBufferPointer<UInt8>, range: Range<Int>) {
        self.document = document
        self.range = range
    }

    /// The bytes of the value.
    public var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: document[range])
    }

    /// The value's text, when it is a string; nil otherwise.
    public func string() -> String? {
        let bytes = self.bytes
        guard bytes.count >= 2, bytes[0] == 0x22 else { return nil }
        if let plain = plainText() { return String(decoding: plain, as: UTF8.self) }
        var reader = JSONReader(bytes, profile: .interchange(maximumLength: bytes.count))
        return try? reader.readString()
    }

    /// The bytes between the quotes, when the value is a string without escapes; nil otherwise.
    public func plainText() -> UnsafeBufferPointer<UInt8>? {
        let bytes = self.bytes
        guard bytes.count >= 2, bytes[0] == 0x22 else { return nil }
        let inside = UnsafeBufferPointer(rebasing: bytes[1..<(bytes.count - 1)])
        return inside.contains(0x5C) ? nil : inside
    }

    /// The value as a whole number; nil when it is something else or beyond 2^53 − 1.
    public func integer() -> Int64? {
        let bytes = self.bytes
        let isNegative = bytes.first == 0x2D
        let digits = isNegative ? UnsafeBufferPointer(rebasing: bytes[1...]) : bytes
        guard (1...16).contains(digits.count), digits[0] != 0x30 || bytes.count == 1 else {
            return nil
        }
        var number: Int64 = 0
        for digit in digits {
            guard digit >= 0x30, digit <= 0x39 else { return nil }
            number = number * 10 + Int64(digit &- 0x30)
        }
        return number <= JSONProfile.largestLeafInteger ? (isNegative ? -number : number) : nil
    }

    /// Whether the value is a whole number that ``integer()`` does not read, for it is beyond
    /// 2^53 − 1.
    public var isTooLarge: Bool {
        let digits = bytes.first == 0x2D ? bytes.dropFirst() : bytes[...]
        guard let first = digits.first, first != 0x30 else { return false }
        return digits.allSatisfy { (0x30...0x39).contains($0) } && integer() == nil
    }

    /// JSON Pointer (RFC 6901) from the start of the document to the value.
    public var pointer: String {
        JSONReader(document, profile: .interchange(maximumLength: .max))
            .pointer(to: range.lowerBound)
    }

    /// At most 80 bytes of the value, for an error.
    public var excerpt: String {
        guard range.count > 80 else { return String(decoding: bytes, as: UTF8.self) }
        var end = 77
        while end > 70, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return String(decoding: bytes[0..<end], as: UTF8.self) + "…"
    }
}

/// One thing that is wrong with a document, and where.
public struct FieldIssue: Error, Hashable, Sendable {
    /// JSON Pointer (RFC 6901) from the start of the document.
    public let path: String
    /// What was found there, at most 80 bytes; nil when nothing was.
    public let value: String?
    /// What is wrong, in one sentence.
    public let reason: String
    /// What to do about it.
    public let hint: String?

    /// - Parameters:
    ///   - path: JSON Pointer (RFC 6901) from the start of the document.
    ///   - value: What was found there, at most 80 bytes.
    ///   - reason: What is wrong, in one sentence.
    ///   - hint: What to do about it.
    public init(path: String, value: String?, reason: String, hint: String? = nil) {
        self.path = path
        self.value = value
        self.reason = reason
        self.hint = hint
    }
}

/// Where a sealed value stands in a proposal, and how it is called.
public struct SealedField: Hashable, Sendable {
    /// The path below `data`, segments joined with `/`; for most fields its name.
    public let name: String
    /// The bytes of its member's value in the proposal.
    public let range: Range<Int>
    /// Why it is sealed.
    public let sealing: SealingClass
    /// Who may read it.
    public let audience: Audience
    /// Whose it is, when it is personal and the proposal says so.
    public internal(set) var subject: Reference?
}

/// What reading a document has found.
public struct FieldLog: Sendable {
    /// What the document is.
    public enum Purpose: Sendable {
        /// A proposal, whose values are all there.
        case proposal
        /// A stored leaf, where digests stand for sealed values.
        case leaf
    }

    /// The most issues that are kept: finding the place of each takes a pass over the document.
    public static let maximumIssues = 100

    /// What the document is.
    public let purpose: Purpose
    /// Everything wrong with it, in order of reading; the first ``maximumIssues``.
    public internal(set) var issues: [FieldIssue] = []
    /// The sealed values of a proposal, in order of reading.
    public internal(set) var sealed: [SealedField] = []
    /// Sealed values that had been made known.
    var revealed: [RevealedValue] = []
    /// The path below `data` of the object being read, with a `/` at its end; empty at the top.
    var prefix = ""

    /// The field whose value is being read, and its place when it is one of a list.
    @usableFromInline var step: (name: StaticString, item: Int?)?
    /// Whether a text there may have more than one line.
    @usableFromInline var allowsLines = true

    @usableFromInline
    init(purpose: Purpose) { self.purpose = purpose }

    /// Begins with the value of a field, or with one of its list.
    @inlinable
    mutating func begin(_ name: StaticString, _ item: Int? = nil, isSealed: Bool = false) {
        step = (name, item)
        allowsLines = isSealed
    }

    /// Goes down into the object that the field at hand holds; what ``leave(to:)`` needs.
    @usableFromInline
    mutating func enter() -> String {
        let before = prefix
        guard purpose == .proposal || !revealed.isEmpty, let (name, item) = step else {
            return before
        }
        step = nil
        prefix += item.map { "\(name)/\($0)/" } ?? "\(name)/"
        return before
    }

    /// Comes back up.
    @usableFromInline
    mutating func leave(to before: String) {
        step = nil
        prefix = before
    }

    /// Reports that the value at `input` cannot be what its field holds.
    public mutating func refuse(_ input: FieldInput, _ reason: String, hint: String? = nil) {
        guard issues.count < FieldLog.maximumIssues else { return }
        let path = input.pointer
        issues.append(FieldIssue(path: path, value: input.excerpt, reason: reason, hint: hint))
    }

    /// The sealed value that had been made known at a path, read as what its field holds; nil while
    /// it is sealed. One that cannot be read is reported at the path.
    mutating func readRevealed<Value: FieldValue>(_ name: String) -> Revealed<Value>? {
        let path = prefix + name
        guard let known = revealed.first(where: { $0.name.utf8.elementsEqual(path.utf8) }) else {
            return nil
        }
        var log = FieldLog(purpose: .proposal)
        let value = known.value.bytes.withUnsafeBufferPointer { bytes in
            Value.read(FieldInput(document: bytes, range: 0..<bytes.count), &log)
        }
        if let issue = log.issues.first {
            issues.append(
                FieldIssue(
                    path: "/\(path)\(issue.path)", value: issue.value, reason: issue.reason,
                    hint: issue.hint))
        }
        return Revealed(value, by: known.by)
    }

    /// Reports that the object at `input` has no member `name`.
    mutating func missing(_ name: String, in input: FieldInput) {
        guard issues.count < FieldLog.maximumIssues else { return }
        let path = input.pointer
        issues.append(
            FieldIssue(path: "\(path)/\(name)", value: nil, reason: "\(name) is missing"))
    }
}
