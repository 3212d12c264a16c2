public import EventLog

/// A day in data, or the month, quarter or year in which it lies when the source says no more.
///
/// Shape: `"2013-04-01"`, or `{"date": "2013-03-31", "precision": "financialyear"}`, whose date is
/// the last day of the span, as in an envelope.
public struct CoarseDate: Hashable, Sendable {
    /// The day, or the last day of the span.
    public let lastDay: CivilDate
    /// What is known instead of the day; nil when the day is known.
    public let precision: OccurredPrecision?

    /// A day that is known.
    public init(_ day: CivilDate) {
        lastDay = day
        precision = nil
    }

    /// A span; nil when `lastDay` does not end one of that kind.
    public init?(spanEnding lastDay: CivilDate, _ precision: OccurredPrecision) {
        guard precision.isLastDay(lastDay) else { return nil }
        self.lastDay = lastDay
        self.precision = precision
    }

    /// The first day it may be.
    public var firstDay: CivilDate { precision?.firstDay(ofSpanEnding: lastDay) ?? lastDay }
}

extension CoarseDate: FieldValue {
    /// The longer of its two forms; a plain day is read as well.
    public static var shape: FieldShape { .group(Span.table.fields) }

    /// 1970-01-01.
    public static var example: CoarseDate { CoarseDate(CivilDate.example) }

    /// Reads a day or a span, or reports that there is neither.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> CoarseDate {
        guard input.bytes.first == 0x7B else { return CoarseDate(CivilDate.read(input, &log)) }
        let issueCount = log.issues.count
        let span = Span.read(input, &log)
        guard log.issues.count == issueCount else { return example }
        guard let date = CoarseDate(spanEnding: span.date, span.precision) else {
            log.refuse(
                input, "\(span.date) is not the last day of a \(span.precision.rawValue)",
                hint: "write the last day of the span, as 2013-03-31 for a financial year")
            return example
        }
        return date
    }

    /// The longer form.
    private struct Span: FieldGroup {
        static let table = FieldTable(Span.self)

        let date: CivilDate
        let precision: OccurredPrecision

        init(from fields: inout FieldReader) {
            date = fields.required("date", "The last day of the span.")
            precision = fields.required("precision", "What the span is.")
        }
    }
}
