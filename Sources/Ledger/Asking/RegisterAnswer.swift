internal import CanonicalJSON
public import Commissioning
public import EventLog
public import Projections

/// The register of procurement decisions of a body, as of a day and as known at a moment.
public struct RegisterAnswer: Sendable {
    /// The body.
    public let body: ODSCode
    /// The day.
    public let asOf: CivilDate
    /// The moment.
    public let knownAt: KnownAt
    /// The days on which decisions count, both included; nil for no bound.
    public let span: DecisionSpan
    /// In order of day.
    public let rows: [RegisterRow]
    /// What they come to.
    public let totals: RegisterTotals
    /// Whether the answer says why.
    public let saysWhy: Bool
    private let narratives: [NarrativeField: String]

    init(
        _ register: ProcurementRegister, _ rows: [RegisterRow], asOf: CivilDate,
        knownAt: KnownAt, span: DecisionSpan, saysWhy: Bool,
        narratives: [NarrativeField: String]
    ) {
        body = register.body
        self.asOf = asOf
        self.knownAt = knownAt
        self.span = span
        self.rows = rows
        totals = RegisterTotals(rows)
        self.saysWhy = saysWhy
        self.narratives = narratives
    }

    /// What is shown of a cell: a sealed text, as long as it is kept, in place of its field.
    public func shown(_ cell: RegisterCell) -> ShownCell {
        switch cell {
        case .stated(let text, _): .text(text)
        case .narrative(let field, let otherwise, _):
            (narratives[field] ?? otherwise).map { .text($0) } ?? .blank
        case .money(let money, _): .money(money)
        case .noneDeclared: .noneDeclared
        case .blank: .blank
        case .notRecorded(let missing): .notRecorded(missing)
        }
    }
}

/// What is shown of a cell of the register.
public enum ShownCell: Hashable, Sendable {
    /// A text.
    case text(String)
    /// An amount.
    case money(Money)
    /// It is said that there is none.
    case noneDeclared
    /// Nothing is said.
    case blank
    /// Nothing is on record; the types of the events that would say it.
    case notRecorded([String])

    /// Which of these it is, in one word.
    public var word: String {
        switch self {
        case .text, .money: "stated"
        case .noneDeclared: "none"
        case .blank: "blank"
        case .notRecorded: "notRecorded"
        }
    }
}

/// The days on which decisions count.
public struct DecisionSpan: Hashable, Sendable {
    /// The first day; nil for no bound.
    public let first: CivilDate?
    /// The last day; nil for no bound.
    public let last: CivilDate?

    /// - Throws: ``LedgerError/usage(_:hint:)`` when the last day is before the first.
    public init(from first: CivilDate? = nil, to last: CivilDate? = nil) throws(LedgerError) {
        if let first, let last, last < first {
            throw .usage("\(last) is before \(first)", hint: "--from is the earlier day")
        }
        self.first = first
        self.last = last
    }

    private init() { (first, last) = (nil, nil) }

    /// All days.
    public static let all = DecisionSpan()
}

extension Ledger {
    /// The register of procurement decisions of one body and of those it followed.
    ///
    /// - Parameters:
    ///   - word: The body.
    ///   - span: The days on which decisions count.
    ///   - stream: The stream whose decisions alone are shown; nil for all.
    /// - Throws: ``LedgerError/notFound(_:hint:)`` when the log knows neither the body nor a
    ///   decision of it, ``LedgerError/usage(_:hint:)`` when it is no code,
    ///   ``LedgerError/fold(_:)``, ``LedgerError/store(_:)``.
    public func register(
        of word: String, asOf: AsOf, knownAt: KnownAt, span: DecisionSpan = .all,
        only stream: StreamName? = nil, saysWhy: Bool = false
    ) throws(LedgerError) -> RegisterAnswer {
        let code = try ODSCode(asked: word)
        do {
            let view = LogView(store, catalogue, size: knownAt.size, asOf: asOf.day)
            let register = try ProcurementRegister(code, in: view)
            guard register.isKnown else {
                throw LedgerError.notFound(
                    "the ledger knew no body \(code) as of \(asOf.day)",
                    hint: try nearest(to: code, knownAt: knownAt.size))
            }
            let rows = register.rows(from: span.first, to: span.last).filter {
                stream == nil || $0.stream == stream
            }
            return RegisterAnswer(
                register, rows, asOf: asOf.day, knownAt: knownAt, span: span, saysWhy: saysWhy,
                narratives: try narratives(in: rows))
        } catch {
            throw LedgerError(error)
        }
    }

    /// The sealed texts that the rows show, as far as they are kept.
    private func narratives(
        in rows: [RegisterRow]
    ) throws(LedgerError) -> [NarrativeField: String] {
        var narratives: [NarrativeField: String] = [:]
        var asked: Set<NarrativeField> = []
        for row in rows {
            for column in RegisterColumn.allCases {
                guard case .narrative(let field, _, _) = row[column],
                    asked.insert(field).inserted
                else { continue }
                narratives[field] = try narrative(field.name, at: field.position)
            }
        }
        return narratives
    }
}
