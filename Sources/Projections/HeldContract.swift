public import Commissioning
public import EventLog

/// One contract as a body has it.
public struct HeldContract: Sendable {
    /// How it comes to be the body's.
    public let origin: HeldOrigin
    /// Its stream and state.
    public let stream: FoldedStream<ContractState>
    /// The body's part in it.
    public let share: HeldShare
    /// The decision to award it, in the procurement that it names; nil when none is on record.
    public let awardDecision: Stated<AwardDecision>?
    /// The waiver of tenders under which it was awarded, in that procurement; nil when a decision
    /// to award is on record, or no waiver.
    public let waiver: Stated<TenderWaiver>?
    /// The last day whose facts count.
    public let asOf: CivilDate

    /// - Parameter procurement: What is on record of the procurement that it names.
    init(
        _ stream: FoldedStream<ContractState>, procurement: ProcurementState?,
        in line: HoldingLine, asOf day: CivilDate
    ) {
        self.stream = stream
        origin = line.origin(of: stream.state.commissioner)
        share = HeldShare(in: stream.state, line)
        awardDecision = procurement.flatMap {
            HeldContract.decision(of: stream.state.award?.award.value, in: $0)
        }
        waiver = awardDecision == nil ? procurement?.waivers.last : nil
        asOf = day
    }

    /// The award that is named; where none is, the only one that was decided.
    private static func decision(
        of award: Reference?, in procurement: ProcurementState
    ) -> Stated<AwardDecision>? {
        if let award { return procurement.awards[award]?.decided }
        let decided = procurement.awards.values.compactMap(\.decided)
        return decided.count == 1 ? decided.first : nil
    }

    /// What its history comes to.
    public var state: ContractState { stream.state }

    /// What it is called; nil when no award is on record.
    public var title: String? { state.award?.title.value }

    /// The first day no longer covered, extensions and a termination included; nil when no award
    /// is on record, without a value when no end is.
    public var end: Derived<CivilDate?>? { state.currentEnd(asOf: asOf) }

    /// The last day that it covers; nil when no end is on record.
    public var lastDay: CivilDate? { (end?.value).map { $0.adding(days: -1) } }

    /// Whether it is in its term.
    public var standing: ContractStanding {
        guard state.award != nil else { return .noAward }
        if state.isInForce(asOf: asOf) { return .inForce }
        return state.isAhead(asOf: asOf) ? .ahead : .over
    }

    /// How far it can still be extended; nil when no option is on record, or when it is over or
    /// was terminated.
    public var optionLeft: OptionLeft? {
        guard standing == .inForce || standing == .ahead, state.termination == nil,
            let options = state.options, options.timesLeft > 0, options.monthsLeft != 0
        else { return nil }
        let longest = options.monthsLeft.flatMap { months in
            (end?.value).map { $0.adding(months: Int(clamping: months)) }
        }
        return OptionLeft(
            months: options.monthsLeft, times: options.timesLeft, useBy: lastDay,
            longestEnd: longest)
    }

    /// Whether it ends by `day`; nil when no end is on record.
    public func ends(by day: CivilDate) -> Bool? { (end?.value).map { $0 <= day } }
}

/// Whether a contract is in its term on a day.
public enum ContractStanding: String, CaseIterable, Sendable {
    /// It is.
    case inForce
    /// It is awarded and has not begun.
    case ahead
    /// It has come to its end.
    case over
    /// Something is on record of it, and no award.
    case noAward
}

/// How far a contract can still be extended without a new one.
public struct OptionLeft: Hashable, Sendable {
    /// The months left; nil when it is not known how many were used.
    public let months: Int64?
    /// How often.
    public let times: Int64
    /// The last day on which an option can be used: the last of the term, for no event says what
    /// notice has to be given; nil when no end is on record.
    public let useBy: CivilDate?
    /// The first day no longer covered when every option is used; nil when it is not known.
    public let longestEnd: CivilDate?
}
