public import CanonicalJSON

/// A fact somebody asks to record: one line of a seed, an import or a form, read and validated
/// as far as its envelope goes.
public final class Proposal: Sendable {
    /// The line.
    public let bytes: [UInt8]
    /// What its envelope says.
    public let header: ProposalHeader
    /// Whether the line is its own canonical form.
    public let isCanonical: Bool

    private init(_ bytes: [UInt8], _ header: ProposalHeader, isCanonical: Bool) {
        self.bytes = bytes
        self.header = header
        self.isCanonical = isCanonical
    }

    /// Reads a line.
    ///
    /// - Throws: ``ProposalFailure`` with everything that is wrong with its envelope.
    public convenience init(
        line: [UInt8], maximumLength: Int = 1_048_576
    ) throws(ProposalFailure) {
        let read = try Proposal.read(line, maximumLength: maximumLength)
        guard read.issues.isEmpty else { throw ProposalFailure(issues: read.issues) }
        self.init(line, read.proposal.header, isCanonical: read.proposal.isCanonical)
    }

    /// Reads a line; where its envelope is wrong, examples stand for what is wrong in it.
    ///
    /// - Throws: ``ProposalFailure`` when it is not one object of JSON.
    static func read(
        _ line: [UInt8], maximumLength: Int = 1_048_576
    ) throws(ProposalFailure) -> (proposal: Proposal, issues: [FieldIssue]) {
        var log = FieldLog(purpose: .proposal)
        var isCanonical = false
        let read: Result<ProposalHeader, JSONFailure> = line.withUnsafeBufferPointer { buffer in
            do throws(JSONFailure) {
                // Most lines are, and are read several times as quickly.
                let whole = FieldInput(document: buffer, range: 0..<line.count)
                isCanonical = line.count <= maximumLength && whole.isCanonical
                let range =
                    isCanonical
                    ? 0..<line.count : try Proposal.range(ofLine: buffer, maximumLength)
                let input = FieldInput(document: buffer, range: range)
                return .success(ProposalHeader.read(input, &log))
            } catch {
                return .failure(error)
            }
        }
        switch read {
        case .failure(let failure):
            throw ProposalFailure(issues: [FieldIssue(failure, in: line)])
        case .success(let header):
            return (Proposal(line, header, isCanonical: isCanonical), log.issues)
        }
    }

    /// Where the one value of a line stands.
    private static func range(
        ofLine line: UnsafeBufferPointer<UInt8>, _ maximumLength: Int
    ) throws(JSONFailure) -> Range<Int> {
        var reader = JSONReader(line, profile: .interchange(maximumLength: maximumLength))
        let range = try reader.skipValue()
        try reader.finish()
        return range
    }

    /// Calls `body` with the data of the proposal.
    public func withData<Result>(_ body: (FieldInput) -> Result) -> Result {
        bytes.withUnsafeBufferPointer {
            body(FieldInput(document: $0, range: header.data.range))
        }
    }
}

/// Everything that is wrong with a proposal.
public struct ProposalFailure: Error, Hashable, Sendable {
    /// At least one; in order of reading.
    public let issues: [FieldIssue]

    /// - Parameter issues: At least one.
    public init(issues: [FieldIssue]) { self.issues = issues }
}

extension FieldIssue {
    /// What a strict reader says of a line it cannot read.
    public init(_ failure: JSONFailure, in line: [UInt8]) {
        let start = min(max(failure.offset, 0), line.count)
        let found = line[start..<min(start + 24, line.count)]
        self.init(
            path: failure.pointer, value: found.isEmpty ? nil : FieldIssue.printable(found),
            reason: "\(failure.reason) (at byte \(failure.offset))",
            hint: "the line must be one JSON object (RFC 8259, I-JSON)")
    }

    /// The bytes as text, with `\x..` for what cannot be shown.
    static func printable(_ bytes: ArraySlice<UInt8>) -> String {
        bytes.map { byte in
            byte >= 0x20 && byte < 0x7F
                ? String(Unicode.Scalar(byte))
                : (byte < 16 ? "\\x0" : "\\x") + String(byte, radix: 16)
        }.joined()
    }
}

/// The envelope of a proposal: what its proposer may say beside the data.
public struct ProposalHeader: FieldGroup {
    /// The names of its fields.
    public static let table = FieldTable(ProposalHeader.self)

    /// The stored name of the event type.
    public let type: EventTypeName
    /// The stream that the event would join.
    public let subject: StreamName
    /// The civil day in England of the fact; with ``precision``, the last day of its span.
    public let occurredOn: CivilDate
    /// Where the fields of the event type stand in the line.
    public let data: RawObject
    /// The instant of the fact, where known.
    public let time: Instant?
    /// How finely the day is known; nil when the day itself is known.
    public let precision: OccurredPrecision?
    /// The proposer's UUID; nil when the ledger is to make one.
    public let id: EventID?
    /// Who says it; nil when the ledger's default does.
    public let actor: Reference?
    /// The body that acts; nil when it is the ledger's default.
    public let onBehalfOf: Reference?
    /// Under which power.
    public let authority: String?
    /// How good the evidence is; nil means contemporaneous.
    public let evidenceGrade: EvidenceGrade?
    /// What the event belongs to.
    public let correlationID: Reference?
    /// What set the event off.
    public let causationID: Reference?
    /// Only for a correction or a withdrawal: the event concerned.
    public let corrects: EventID?
    /// Only in a ledger with a simulated clock.
    public let recordedTime: Instant?

    /// Declares and reads the fields.
    public init(from fields: inout FieldReader) {
        type = fields.required("type", "The event type.")
        subject = fields.required("subject", "The stream.")
        occurredOn = fields.required("occurredon", "The civil day in England of the fact.")
        data = fields.required("data", "The fields of the event type.")
        time = fields.optional("time", "The instant, where known; its day is occurredon.")
        precision = fields.optional("occurredprecision", "The span whose last day is occurredon.")
        id = fields.optional("id", "The proposer's UUID.")
        actor = fields.optional("actor", "Opaque reference to the person or service.")
        onBehalfOf = fields.optional("onbehalfof", "The body that acts, GB-NHS-<ODS code>.")
        authority = fields.optional("authority", "Under which power.")
        evidenceGrade = fields.optional("evidencegrade", "How good the evidence is.")
        correlationID = fields.optional("correlationid", "What it belongs to.")
        causationID = fields.optional("causationid", "What set it off.")
        corrects = fields.optional("corrects", "The id of the event that is corrected.")
        recordedTime = fields.optional("recordedtime", "Only where the clock is simulated.")
    }
}

/// An object whose fields another schema knows.
public struct RawObject: FieldValue, Hashable {
    /// Its bytes in the document.
    public let range: Range<Int>

    /// What `types` and the JSON Schema say of it.
    public static var shape: FieldShape { .group([]) }
    /// Some value of the type; never recorded.
    public static var example: RawObject { RawObject(range: 0..<0) }

    /// Reads the value, or reports why it cannot.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> RawObject {
        guard input.bytes.first == 0x7B else {
            log.refuse(input, "an object is expected here")
            return example
        }
        return RawObject(range: input.range)
    }
}

/// A short opaque reference: 1 to 128 bytes of printable ASCII without quotes or backslash.
public struct Reference: FieldValue, Hashable, CustomStringConvertible {
    /// The reference.
    public let text: String

    /// Reads a reference; nil when it has another form.
    public init?(_ text: String) {
        guard (1...128).contains(text.utf8.count),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C })
        else { return nil }
        self.text = text
    }

    private init(example: Void) { text = "person:0000" }

    /// The reference.
    public var description: String { text }

    /// Whether both name the same person, where two are wanted: letters of either case are the
    /// same, since who writes one for the other means nobody else.
    public func isSamePerson(as other: Reference) -> Bool {
        text.utf8.elementsEqual(other.text.utf8) { $0 == $1 || Self.lower($0) == Self.lower($1) }
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }

    /// What `types` and the JSON Schema say of it.
    public static var shape: FieldShape {
        .formatted(
            name: "reference", pattern: "^[!#-\\[\\]-~]{1,128}$", example: "person:9f2c")
    }
    /// Some value of the type; never recorded.
    public static var example: Reference { Reference(example: ()) }

    /// Reads the value, or reports why it cannot.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> Reference {
        guard let reference = input.string().flatMap(Reference.init) else {
            log.refuse(
                input, "not a reference",
                hint: "write 1 to 128 printable ASCII characters without spaces, such as "
                    + "person:9f2c")
            return example
        }
        return reference
    }
}

extension StreamName: FieldValue {
    /// What `types` and the JSON Schema say of it.
    public static var shape: FieldShape {
        .formatted(
            name: "stream", pattern: "^[A-Za-z0-9._-]{1,64}(/[A-Za-z0-9._-]{1,64}){1,2}$",
            example: "support/02Q/2013-1")
    }
    /// Some value of the type; never recorded.
    public static var example: StreamName {
        guard let name = StreamName("example/none") else { preconditionFailure("not a name") }
        return name
    }

    /// Reads the value, or reports why it cannot.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> StreamName {
        guard let name = input.string().flatMap(StreamName.init) else {
            log.refuse(
                input, "not the name of a stream",
                hint: "write area/segment or area/segment/segment, each of A–Z a–z 0–9 . _ -")
            return example
        }
        return name
    }
}
